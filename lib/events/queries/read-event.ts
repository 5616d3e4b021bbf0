import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { dayOf, formatInstant } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import { eventScopeColumns, visibleEvents } from '../policy';

const eventSelect = {
  ...{ id: true, version: true, number: true, title: true, kind: true, track: true, circle: true },
  ...{ series: true, edition: true, startsAt: true, endsAt: true, placeId: true, placeText: true },
  ...{ onlineUrl: true, ownerUnitId: true, coUnitIds: true, unitIds: true, capacity: true, signUp: true },
  ...{ signUpUntil: true, audience: true, agenda: true, state: true, isPublic: true, isAnnounced: true },
  ...{ headcount: true, summary: true, createdBy: true, editedBy: true, cityId: true, isSample: true },
  chambers: { select: { chamberId: true }, orderBy: { chamberId: 'asc' } },
} as const;

/** The event as stored, when the actor's list shows it; 404 otherwise. */
export async function requireEvent(tx: Tx, actor: Actor, id: string) {
  const event = await tx.event.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleEvents(actor), eventScopeColumns)] },
    select: eventSelect,
  });
  if (!event) throw new NotFoundError('event');
  return event;
}

export type LoadedEvent = Awaited<ReturnType<typeof requireEvent>>;

const timeOf = (instant: Date): string => formatInstant(instant).slice(11);

/** A stored event as its form names and sends it. */
export function formValues(event: LoadedEvent) {
  return {
    ...{ title: event.title, kind: event.kind, track: event.track, circle: event.circle },
    ...{ series: event.series, edition: event.edition, placeId: event.placeId, placeText: event.placeText },
    startsOn: dayOf(event.startsAt),
    startsAt: timeOf(event.startsAt),
    endsOn: dayOf(event.endsAt),
    endsAt: timeOf(event.endsAt),
    ...{ onlineUrl: event.onlineUrl, ownerUnitId: event.ownerUnitId, coUnitIds: event.coUnitIds },
    chamberIds: event.chambers.map(({ chamberId }) => chamberId),
    ...{ capacity: event.capacity, signUp: event.signUp, audience: event.audience, agenda: event.agenda },
    signUpUntil: event.signUpUntil && dayOf(event.signUpUntil),
  };
}
