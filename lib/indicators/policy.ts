import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** Which column of the counted shares (`credit_share s`) carries a scope. */
export const indicatorScopeColumns = { unit: 'unitId' } as const;

/** Whose figures an actor sees: staff those of their unit's subtree, supervisors (C15) the programme's, others none. */
export function visibleIndicators(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person' || !canListIndicators(actor)) return seesNone;
  return actor.role === 'supervisor' || actor.isWholeProgramme
    ? seesAll
    : { kind: 'some', unitIds: actor.unitIds };
}

/** The desk's page of figures. */
export function canListIndicators(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** May the actor open this unit's figure? */
export function canReadFigureOf(actor: Actor, unitId: string): boolean {
  return inScope(visibleIndicators(actor), { unitId });
}

/** Locking months is an act of the bureau's chief (data-model.md, Money). */
export function canLockMonths(actor: Actor): boolean {
  return hasRole(actor, 'chief') && actor.isWholeProgramme;
}

/** May the actor lock this unit's months? */
export function canLockMonth(actor: Actor, unitId: string): boolean {
  return canLockMonths(actor) && canReadFigureOf(actor, unitId);
}

/** Which column of the counted lines' project (`project p`) names the credited chamber. */
export const chamberMoneyScopeColumns = { chamber: 'chamberId' } as const;

/** Money of projects that are credited to a chamber: its own officer sees the own chamber's (B12). */
export function visibleChamberMoney(actor: Actor): Scope {
  if (actor.kind !== 'person' || !canOpenChamberMoney(actor) || actor.chamberIds.length === 0)
    return seesNone;
  return { kind: 'some', chamberIds: actor.chamberIds };
}

/** A chamber's own figures are its officer's; the bureau has the figures of units. */
export function canOpenChamberMoney(actor: Actor): boolean {
  return hasRole(actor, 'chamber_officer');
}
