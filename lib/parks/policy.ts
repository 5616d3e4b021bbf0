import { hasRole, type Actor } from '@/lib/server/actor';
import { seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** A park stands under the unit that keeps its facts. */
export const parkScopeColumns = { unit: 'ownerUnitId' } as const;

/** What a park offers is no secret among staff: all read all parks. */
export function visibleParks(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  return hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor') ? seesAll : seesNone;
}

/** The desk's pages of parks. */
export function canListParks(actor: Actor): boolean {
  return visibleParks(actor).kind === 'all';
}

/** Entering parks: the bureau, and counties and parks for their own (C12). */
export function canWriteParks(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

/** May the actor change what this unit keeps of its park? Only below the own scope root. */
export function canWritePark(actor: Actor, park: { ownerUnitId: string }): boolean {
  if (actor.kind === 'system') return true;
  return canWriteParks(actor) && actor.kind === 'person' && actor.unitIds.includes(park.ownerUnitId);
}
