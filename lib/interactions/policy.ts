import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** A contact lies with the units of its officers on that day and the unit that made the record. */
export const interactionScopeColumns = { units: 'unitIds' } as const;

/** Where the search for readable contacts begins: every unit that may come upon one stands in this column. */
export const interactionReachColumns = { units: 'reachUnitIds' } as const;

type InteractionRecord = { unitIds: readonly string[] };

/**
 * The log's pages: whoever works with people. Supervisors read figures and facts, not what was said with whom (C15);
 * chamber officers, merchants and administrators see none.
 */
export function canListInteractions(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler');
}

/** What the own unit took part in or wrote, the section's bureau counted as one with it. */
export function ownInteractions(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (!canListInteractions(actor) || actor.kind !== 'person') return seesNone;
  return {
    kind: 'some',
    unitIds: [...new Set([actor.unitId, actor.scopeRootId])].filter((id) => id !== null),
  };
}

/**
 * Contacts that the actor reads whoever they were with: those of the own unit, which wrote them. All others, and every
 * one through a token (readsWithoutBasis), are read through a person whose record is read in full (queries/where.ts).
 */
export function visibleInteractions(actor: Actor): Scope {
  return actor.kind === 'person' && actor.tokenScopes !== null ? seesNone : ownInteractions(actor);
}

/**
 * A scope no narrower than what the actor reads: contacts that a unit of the actor's took part in, wrote or keeps a
 * person of. It alone lets nobody read; it spares the walk through a log of which the actor reads little.
 */
export function reachOfInteractions(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (!canListInteractions(actor) || actor.kind !== 'person') return seesNone;
  if (actor.isWholeProgramme) return seesAll;
  const own = [actor.unitId, actor.scopeRootId].filter((id) => id !== null);
  return { kind: 'some', unitIds: [...new Set([...actor.unitIds, ...own])] };
}

/** Contacts with a firm alone hold nothing of a person's record: units above read them too. */
export function visibleFirmInteractions(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (!canListInteractions(actor) || actor.kind !== 'person') return seesNone;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

/** Logging a contact: staff and leaders, who call on key clients themselves (A20). */
export function canLogInteractions(actor: Actor): boolean {
  return canListInteractions(actor);
}

/** Correcting, completing, settling, archiving: the units that took part and those above them, on what they read. */
export function canUpdateInteraction(actor: Actor, record: InteractionRecord): boolean {
  if (actor.kind === 'system') return true;
  if (!canLogInteractions(actor) || actor.kind !== 'person') return false;
  return inScope(actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds }, {
    unitIds: record.unitIds,
  });
}

/** How often key people are contacted is a figure of facts: supervisors read it too. */
export function canReadCoverage(actor: Actor): boolean {
  return canListInteractions(actor) || hasRole(actor, 'supervisor');
}
