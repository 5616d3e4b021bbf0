import { canCreateMerchants } from '@/lib/merchants/policy';
import { hasRole, type Actor, type PersonActor } from '@/lib/server/actor';
import { canInvite } from '@/lib/users/policy';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';
import { bulkKinds, type BulkKind } from './schema';

export const bulkScopeColumns = { unit: 'unitId' } as const;

type BulkRecord = { createdBy: string; unitId: string | null };

/** Changing many people at once: who may change one. In the browser only; what a single record forbids stays forbidden. */
export function canUseBulks(actor: Actor): actor is PersonActor {
  return actor.kind === 'person' && actor.tokenScopes === null && canCreateMerchants(actor);
}

/** What the actor may do to many: inviting is for those who may invite one. */
export function kindsFor(actor: Actor): BulkKind[] {
  if (!canUseBulks(actor)) return [];
  return bulkKinds.filter((kind) => kind !== 'invite' || canInvite(actor, { unitIds: actor.unitIds }));
}

/** Acts of other people: the chief sees those of the own units, and may take them back. */
export function visibleBulks(actor: Actor): Scope {
  if (!canUseBulks(actor) || !hasRole(actor, 'chief')) return seesNone;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

export function isOwnBulk(actor: Actor, record: BulkRecord): boolean {
  return actor.kind === 'person' && record.createdBy === actor.userId;
}

/** The own acts, and for the chief those of the units. Anybody else's do not exist. */
export function canReadBulk(actor: Actor, record: BulkRecord): boolean {
  return (
    canUseBulks(actor) &&
    (isOwnBulk(actor, record) || inScope(visibleBulks(actor), { unitId: record.unitId }))
  );
}
