import { canListMerchants } from '@/lib/merchants/policy';
import { hasRole, type Actor, type PersonActor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

export const exportScopeColumns = { unit: 'unitId' } as const;

type ExportRecord = { createdBy: string; unitId: string | null };

/** Whoever may list people in the browser may take the list out, with the same rows and fields; never by a token. */
export function canExport(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && actor.tokenScopes === null && canListMerchants(actor);
}

/**
 * Exports of other people: the chief sees those of the own units, because a chief decides them and answers for them.
 * The own ones are seen beside it (createdBy); everybody else's do not exist.
 */
export function visibleExports(actor: Actor): Scope {
  if (!canExport(actor) || !hasRole(actor, 'chief')) return seesNone;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

/** May this export be seen: the own ones, and for the chief those of the units. */
export function canReadExport(actor: Actor, record: ExportRecord): boolean {
  return (
    canExport(actor) && (isOwn(actor, record) || inScope(visibleExports(actor), { unitId: record.unitId }))
  );
}

export function isOwn(actor: Actor, record: ExportRecord): boolean {
  return actor.kind === 'person' && record.createdBy === actor.userId;
}

/** A second person decides: a chief in whose units it was asked, and never whoever asked (domain.md 2.5). */
export function canDecideExport(actor: Actor, record: ExportRecord): boolean {
  return inScope(visibleExports(actor), { unitId: record.unitId }) && !isOwn(actor, record);
}

/** Contact values in full: the roles that may reveal one; records that are not read in full stay masked away anyway. */
export function canTakeFullContacts(actor: Actor): boolean {
  return canExport(actor) && hasRole(actor, 'clerk', 'chief', 'leader', 'filler');
}

/** A sheet that may come back is of use to whoever may bring it back. */
export function canTakeRoundTrip(actor: Actor): boolean {
  return canExport(actor) && hasRole(actor, 'clerk', 'chief', 'filler');
}
