import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { standingValues } from '@/lib/shared/form-data';
import { firmPinyin } from '@/lib/shared/pinyin';
import { buildSearchText } from '@/lib/shared/search-text';
import { canWriteEvent } from '../policy';
import { formValues, requireEvent, type LoadedEvent } from '../queries/read-event';
import { endOfSignUp, instantOf } from '../rules';
import type { EventInput } from '../schema';

/** The event for an act of those who hold it: 404 unseen, 403 for who may not, a conflict when it was changed since. */
export async function loadEvent(
  tx: Tx,
  actor: Actor,
  input: { id: string; version: number },
): Promise<LoadedEvent> {
  const event = await requireEvent(tx, actor, input.id);
  if (!canWriteEvent(actor, event)) throw new ForbiddenError('events.write');
  if (event.version !== input.version) throw new AppError('conflict', {}, standingValues(formValues(event)));
  return event;
}

/** City, units and chambers behind the input's ids; a field error where one is none that may be named. */
async function referencesOf(tx: Tx, actor: Actor, input: EventInput) {
  const unitIds = [...new Set([input.ownerUnitId, ...input.coUnitIds])];
  const [place, units, chambers] = await Promise.all([
    input.placeId
      ? tx.place.findUnique({ where: { id: input.placeId }, select: { id: true, ancestorIds: true } })
      : null,
    tx.unit.count({ where: { id: { in: unitIds }, validTo: null } }),
    tx.chamber.findMany({
      where: {
        AND: [
          { id: { in: input.chamberIds }, archivedAt: null },
          scopeWhere(visibleChambers(actor), chamberScopeColumns),
        ],
      },
      select: { id: true, name: true },
      take: 100,
    }),
  ]);
  if (input.placeId && !place) throw FieldErrors.of('placeId', 'not_in_list');
  if (units !== unitIds.length) throw FieldErrors.of('coUnitIds', 'not_in_list');
  if (chambers.length !== input.chamberIds.length) throw FieldErrors.of('chamberIds', 'not_in_list');
  const cityId = place ? await cityOf(tx, [...place.ancestorIds, place.id]) : null;
  if (input.track === 'city' && !cityId) throw FieldErrors.of('placeId', 'track_needs_city');
  return { unitIds, chambers, cityId };
}

/**
 * What 百城 counts: the prefecture of a place; a municipality (北京) or a country abroad stands for itself. A province
 * alone is no city.
 */
async function cityOf(tx: Tx, ids: readonly string[]): Promise<string | null> {
  const places = await tx.place.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, level: true, code: true },
    take: 10,
  });
  const of = (level: string) => places.find((place) => place.level === level);
  const province = of('province');
  const isMunicipality = /^(11|12|31|50|81|82)/.test(province?.code ?? '');
  if (province && isMunicipality) return province.id;
  const city = of('prefecture') ?? of('county');
  if (city) return city.id;
  const country = of('country');
  return province || country?.code === 'CN' ? null : (country?.id ?? null);
}

/** Columns of an event from what was typed, with the chambers that take part. */
export async function eventColumns(tx: Tx, actor: Actor, input: EventInput) {
  const { unitIds, chambers, cityId } = await referencesOf(tx, actor, input);
  const reading = firmPinyin(input.title);
  return {
    chamberIds: chambers.map(({ id }) => id),
    columns: {
      ...{ title: input.title, kind: input.kind, track: input.track ?? null, cityId },
      circle: input.track === 'circle' ? (input.circle ?? null) : null,
      ...{ series: input.series ?? null, edition: input.edition ?? null },
      startsAt: instantOf(input.startsOn, input.startsAt),
      endsAt: instantOf(input.endsOn, input.endsAt),
      ...{ placeId: input.placeId ?? null, placeText: input.placeText ?? null },
      ...{ onlineUrl: input.onlineUrl ?? null, ownerUnitId: input.ownerUnitId, unitIds },
      coUnitIds: unitIds.filter((id) => id !== input.ownerUnitId),
      ...{ capacity: input.capacity ?? null, signUp: input.signUp, audience: input.audience ?? null },
      signUpUntil: input.signUpUntil ? endOfSignUp(input.signUpUntil) : null,
      agenda: input.agenda ?? null,
      searchText: buildSearchText([
        ...[input.title, reading.full, reading.initials, input.series, input.placeText, input.circle],
        ...chambers.map(({ name }) => name),
      ]),
    },
  };
}

/** Tags of every public page that shows this event. */
export const eventTags = (number: string): string[] => ['events', `events/${number}`];
