import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** A lead belongs to the unit that has to answer it: the owner of the offer, else the bureau. */
export const leadScopeColumns = { unit: 'ownerUnitId' } as const;

type LeadRecord = { ownerUnitId: string };

/** Who sees which leads: the answering unit and whoever stands above it; a supervisor reads all, masked (C15). */
export function visibleLeads(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person') return seesNone;
  switch (actor.role) {
    case 'clerk':
    case 'chief':
    case 'leader':
    case 'filler':
      return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
    case 'supervisor':
      return seesAll;
    default:
      return seesNone;
  }
}

/** May this actor see this lead? The same rule as the list. */
export function canReadLead(actor: Actor, lead: LeadRecord): boolean {
  return inScope(visibleLeads(actor), { unitId: lead.ownerUnitId });
}

/** The desk's queue. */
export function canListLeads(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** Accepting, answering, converting, closing: those who do the work of the unit; leaders and supervisors read. */
export function canHandleLead(actor: Actor, lead: LeadRecord): boolean {
  return hasRole(actor, 'clerk', 'chief', 'filler') && canReadLead(actor, lead);
}

/** The full number is for whoever may call it (PIPL 6). */
export function canRevealLead(actor: Actor, lead: LeadRecord): boolean {
  return canHandleLead(actor, lead);
}

/** Which column names the chamber that handed a lead in. */
export const handedLeadScopeColumns = { chamber: 'chamberId' } as const;

/**
 * What a chamber sees of leads: those that it handed in itself (B12), and of them only what was answered to it. This
 * is no part of the desk's view: remarks among colleagues, who acts, and the ledger behind a lead stay the unit's.
 */
export function visibleHandedLeads(actor: Actor): Scope {
  if (!canHandLeads(actor) || actor.kind !== 'person' || actor.chamberIds.length === 0) return seesNone;
  return { kind: 'some', chamberIds: actor.chamberIds };
}

/** Handing leads to the bureau, and following them: the chamber's officer. */
export function canHandLeads(actor: Actor): boolean {
  return hasRole(actor, 'chamber_officer');
}
