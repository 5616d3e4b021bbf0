import { hasRole, type Actor } from '@/lib/server/actor';
import { seesAll, seesNone, type Scope } from '@/lib/server/scope';
import { reviewOutcomes } from './rules';

/** A document stands under the unit that keeps it. */
export const policyScopeColumns = { unit: 'ownerUnitId' } as const;

/** Policies in every state of review are read by all staff: counties apply what the bureau issues (F1). */
export function visiblePolicies(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  return hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor') ? seesAll : seesNone;
}

/** The desk's pages of policies. */
export function canListPolicies(actor: Actor): boolean {
  return visiblePolicies(actor).kind === 'all';
}

/** Entering documents and clauses: the bureau. */
export function canWritePolicies(actor: Actor): boolean {
  return actor.kind === 'system' || (hasRole(actor, 'clerk', 'chief') && actor.isWholeProgramme);
}

/** May the actor change this document and its clauses? */
export function canWritePolicy(actor: Actor, document: { ownerUnitId: string }): boolean {
  if (actor.kind === 'system') return true;
  return canWritePolicies(actor) && actor.kind === 'person' && actor.unitIds.includes(document.ownerUnitId);
}

/**
 * Recording the outcome of a fair-competition review, and putting a document on the public site: a chief of the bureau
 * (公平竞争审查条例 18: no measure is issued without review).
 */
export function canReviewPolicy(actor: Actor, document: { ownerUnitId: string }): boolean {
  return hasRole(actor, 'chief') && canWritePolicy(actor, document);
}

/**
 * Outcomes that the actor may record for a clause: every one for the second person; who wrote the text may only take
 * it back (two persons: 2.7, 公平竞争审查条例 18).
 */
export function outcomesFor(
  actor: Actor,
  clause: { draftedBy: string | null },
): readonly (typeof reviewOutcomes)[number][] {
  const isWriter = actor.kind === 'person' && actor.userId === clause.draftedBy;
  return isWriter ? ['withdrawn'] : reviewOutcomes;
}
