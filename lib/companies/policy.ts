import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** A firm belongs to the unit that keeps its record. */
export const companyScopeColumns = { unit: 'ownerUnitId' } as const;

type CompanyRecord = { ownerUnitId: string };

/** Who sees which firms: the bureau all, a county or park what its units keep, a supervisor (C15) all; nobody else. */
export function visibleCompanies(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person') return seesNone;
  if (actor.role === 'supervisor') return seesAll;
  if (hasRole(actor, 'clerk', 'chief', 'leader', 'filler')) {
    return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
  }
  return seesNone;
}

/** May the actor open the list at all? */
export function canListCompanies(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

export function canReadCompany(actor: Actor, record: CompanyRecord): boolean {
  return inScope(visibleCompanies(actor), { unitId: record.ownerUnitId });
}

/** Entering firms: those who keep the ledger. Leaders and supervisors read. */
export function canCreateCompanies(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

/** May the actor put a firm into this unit's keeping? Only below the own scope root. */
export function canKeepCompanyFor(actor: Actor, unitId: string): boolean {
  return (
    actor.kind === 'system' ||
    (canCreateCompanies(actor) && actor.kind === 'person' && actor.unitIds.includes(unitId))
  );
}

/** Changing and archiving: whoever may enter firms, on firms that they see. */
export function canUpdateCompany(actor: Actor, record: CompanyRecord): boolean {
  return canCreateCompanies(actor) && canReadCompany(actor, record);
}
