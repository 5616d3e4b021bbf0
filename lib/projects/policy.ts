import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, seesOpen, type Scope } from '@/lib/server/scope';

/** Which columns of `project` carry a scope: the owning unit, the investor's own project, the flag that closes it. */
export const projectScopeColumns = {
  unit: 'ownerUnitId',
  merchant: 'merchantId',
  open: { column: 'isRestricted', is: false },
} as const;

type ProjectRecord = { ownerUnitId: string; merchantId?: string | null; isRestricted: boolean };

/**
 * Who sees which projects. Bureau staff and fillers see what their unit's subtree owns; leaders the same; a supervisor
 * (C15) reads the programme but for restricted projects (what is not signed yet stays with the owning unit, the units
 * above it and the leaders); a returning entrepreneur sees the own project; chambers and administrators see none.
 * A restricted project whose credit other units share stands in their figures without its name (lib/indicators).
 */
export function visibleProjects(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person') return seesNone;
  switch (actor.role) {
    case 'clerk':
    case 'chief':
    case 'leader':
    case 'filler':
      return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
    case 'supervisor':
      return seesOpen;
    case 'merchant':
      return actor.merchantId ? { kind: 'some', merchantIds: [actor.merchantId] } : seesNone;
    default:
      return seesNone;
  }
}

/** May this actor see this project at all? The same rule as the list. */
export function canReadProject(actor: Actor, record: ProjectRecord): boolean {
  return inScope(visibleProjects(actor), {
    unitId: record.ownerUnitId,
    merchantId: record.merchantId ?? null,
    isOpen: !record.isRestricted,
  });
}

/** The desk's pages of projects: staff and supervisors; an entrepreneur's own project stands under 我的. */
export function canListProjects(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** Registering projects: staff who fill ledgers. Leaders and supervisors read. */
export function canCreateProjects(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

/** May the actor put a project under this unit? Only below the own scope root. */
export function canOwnProjectFor(actor: Actor, unitId: string): boolean {
  if (actor.kind === 'system') return true;
  return canCreateProjects(actor) && actor.kind === 'person' && actor.unitIds.includes(unitId);
}

/** Changing a project, its stage along the gates, its status: whoever fills ledgers, on what the unit owns. */
export function canUpdateProject(actor: Actor, record: ProjectRecord): boolean {
  return canCreateProjects(actor) && canReadProject(actor, record);
}

/** Passing a gate that is not met, or going back, is the section chief's decision, with a reason (E1). */
export function canForceStage(actor: Actor, record: ProjectRecord): boolean {
  return (actor.kind === 'system' || hasRole(actor, 'chief')) && canReadProject(actor, record);
}

/** Splitting credit concerns other units too: only the bureau does it (首报首谈, data-model.md Projects). */
export function canSetShares(actor: Actor, record: ProjectRecord): boolean {
  if (actor.kind === 'system') return true;
  return hasRole(actor, 'clerk', 'chief') && actor.isWholeProgramme && canReadProject(actor, record);
}

/** Which column of `project` names the chamber that is credited with it. */
export const creditedScopeColumns = { chamber: 'chamberId' } as const;

/** What a chamber sees of projects: that those credited to it exist and how far they are (B12); never the desk's record. */
export function visibleCreditedProjects(actor: Actor): Scope {
  if (actor.kind !== 'person' || !canListCreditedProjects(actor) || actor.chamberIds.length === 0)
    return seesNone;
  return { kind: 'some', chamberIds: actor.chamberIds };
}

/** Own figures of a chamber: its officer. */
export function canListCreditedProjects(actor: Actor): boolean {
  return hasRole(actor, 'chamber_officer');
}
