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
