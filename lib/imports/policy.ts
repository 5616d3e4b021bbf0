import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

export const batchScopeColumns = { unit: 'unitId' } as const;

/**
 * Who sees a batch: the staff who may enter people, for the units that they keep. Its rows hold everything that the
 * sheet held, so leaders, supervisors and administrators see none; another unit's batch answers 404 (security.md).
 */
export function visibleBatches(actor: Actor): Scope {
  if (!hasRole(actor, 'clerk', 'chief', 'filler')) return seesNone;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

/** The list of batches and the wizard. */
export function canImport(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief', 'filler');
}

/** Importing for a unit: only below the own scope root; the same rule as entering one person. */
export function canImportFor(actor: Actor, unitId: string): boolean {
  return canImport(actor) && actor.kind === 'person' && actor.unitIds.includes(unitId);
}

/** May the actor see this batch and act on it? */
export function canUseBatch(actor: Actor, batch: { unitId: string }): boolean {
  return canImport(actor) && inScope(visibleBatches(actor), { unitId: batch.unitId });
}
