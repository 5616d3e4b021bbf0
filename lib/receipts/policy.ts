import { visibleProjects } from '@/lib/projects/policy';
import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';
import type { ReceiptState } from './schema';

/** Which column of `receipt` carries a scope: the unit that reports it. */
export const receiptScopeColumns = { unit: 'ownerUnitId' } as const;

type ReceiptRecord = { ownerUnitId: string };
type Reviewed = ReceiptRecord & {
  state: ReceiptState;
  submittedBy: string | null;
  checkedBy: string | null;
};

/** Who sees which lines: staff what their unit's subtree reports; a supervisor (C15) the programme; others none. */
export function visibleReceipts(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person' || !canListReceipts(actor)) return seesNone;
  return actor.role === 'supervisor' || actor.isWholeProgramme
    ? seesAll
    : { kind: 'some', unitIds: actor.unitIds };
}

export function canReadReceipt(actor: Actor, record: ReceiptRecord): boolean {
  return inScope(visibleReceipts(actor), { unitId: record.ownerUnitId });
}

/**
 * Whose projects' lines: a supervisor reads none of a restricted project; for units that report lines themselves their
 * own scope decides. To be joined with visibleReceipts, on the project of the line.
 */
export function projectsOfReceipts(actor: Actor): Scope {
  return hasRole(actor, 'supervisor') ? visibleProjects(actor) : seesAll;
}

/** The ledger of receipts on the desk. */
export function canListReceipts(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** Entering lines, and corrections of accepted ones: whoever fills ledgers, within the own units. */
export function canCreateReceipts(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

/** A line may be changed, handed in or have papers added only before review or after its return. */
export function canUpdateReceipt(actor: Actor, record: ReceiptRecord & { state: ReceiptState }): boolean {
  const isOpen = record.state === 'draft' || record.state === 'returned';
  return isOpen && canCreateReceipts(actor) && canReadReceipt(actor, record);
}

/** An accepted line is corrected by a new one that points to it. */
export function canCorrectReceipt(actor: Actor, record: ReceiptRecord & { state: ReceiptState }): boolean {
  return record.state === 'accepted' && canCreateReceipts(actor) && canReadReceipt(actor, record);
}

/** May the actor check lines at all (bureau staff)? Which line, says canCheckReceipt. */
export function mayCheck(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief');
}

/** May the actor decide lines at all (section chief)? */
export function mayDecide(actor: Actor): boolean {
  return hasRole(actor, 'chief');
}

/** Why a review act is refused: the wrong role or state, or the same person as before (two persons, data-model.md Money). */
export type ReviewRefusal = 'role' | 'state' | 'same_person' | null;

/** First person: a clerk of the bureau who did not submit the line. */
export function refusesCheck(actor: Actor, record: Reviewed): ReviewRefusal {
  if (!hasRole(actor, 'clerk', 'chief') || !canReadReceipt(actor, record)) return 'role';
  if (record.state !== 'submitted') return 'state';
  return record.submittedBy === actor.userId ? 'same_person' : null;
}

/** Second person: a chief who neither submitted nor checked it. */
export function refusesDecision(actor: Actor, record: Reviewed): ReviewRefusal {
  if (!hasRole(actor, 'chief') || !canReadReceipt(actor, record)) return 'role';
  if (record.state !== 'checked') return 'state';
  return record.submittedBy === actor.userId || record.checkedBy === actor.userId ? 'same_person' : null;
}

/** Returning: the checker while it is submitted, the decider while it is checked. */
export function refusesReturn(actor: Actor, record: Reviewed): ReviewRefusal {
  return record.state === 'submitted' ? refusesCheck(actor, record) : refusesDecision(actor, record);
}
