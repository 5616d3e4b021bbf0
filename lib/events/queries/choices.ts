import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { listRegions } from '@/lib/places/queries';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError } from '@/lib/shared/errors';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { listUnits } from '@/lib/units/queries';
import { canListEvents, canWriteEvents } from '../policy';
import type { EventFilters } from '../search-params';

/** Names of what a list is narrowed to by id; null where the actor may not see the record. */
export async function getFilterNames(
  actor: Actor,
  filters: Partial<EventFilters>,
): Promise<{ chamber: string | null; city: string | null }> {
  if (!canListEvents(actor)) throw new ForbiddenError('events.list');
  const [chamber, city] = await Promise.all([
    filters.chamber
      ? db.chamber.findFirst({
          where: { AND: [{ id: filters.chamber }, scopeWhere(visibleChambers(actor), chamberScopeColumns)] },
          select: { name: true },
        })
      : null,
    filters.city ? db.place.findUnique({ where: { id: filters.city }, select: { nameZh: true } }) : null,
  ]);
  return { chamber: chamber?.name ?? null, city: city?.nameZh ?? null };
}

/** Units that the form offers: those that the actor may enter an event for, and all that may hold it with them. */
export async function getEventChoices(actor: Actor) {
  if (!canWriteEvents(actor)) throw new ForbiddenError('events.create');
  const [units, all] = await Promise.all([listKeepableUnits(actor), listUnits(actor)]);
  return {
    units,
    allUnits: all
      .filter((unit) => unit.validTo === null && unit.kind !== 'section')
      .map(({ id, shortName }) => ({ id, name: shortName })),
  };
}

/** Conditions of the ledger that the page of invitations offers; all others come with the ledger's own address. */
export async function getInviteChoices(actor: Actor) {
  if (!canWriteEvents(actor)) throw new ForbiddenError('events.invite');
  const [regions, industry, unit] = await Promise.all([
    listRegions(actor),
    listPublicIndustryTags(),
    listKeepableUnits(actor),
  ]);
  return { hometown: regions.hometowns, residence: regions.provinces, industry, unit };
}
