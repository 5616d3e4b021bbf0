import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, seesOpen, type Scope } from '@/lib/server/scope';

/** An event lies with its organiser and the units that hold it with the organiser; once published the desk knows of it. */
export const eventScopeColumns = { units: 'unitIds', open: { column: 'isAnnounced', is: true } } as const;

type EventRecord = { unitIds: readonly string[] };

/** The desk's pages of events. Officers see theirs at /chamber, people theirs at /my. */
export function canListEvents(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** Events that the own units hold: the ones whose people somebody works with. */
export function ownEvents(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (!hasRole(actor, 'clerk', 'chief', 'leader', 'filler')) return seesNone;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

/** What the desk shows: the own units' events whatever their state, and of all others those that were published. */
export function visibleEvents(actor: Actor): Scope {
  if (hasRole(actor, 'supervisor')) return seesOpen;
  const own = ownEvents(actor);
  return own.kind === 'some' ? { ...own, open: true } : own;
}

/** Writing and holding events: bureau, counties and parks. */
export function canWriteEvents(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

/** May the actor enter an event of this unit? Only below the own scope root. */
export function canHoldEventFor(actor: Actor, unitId: string): boolean {
  return (
    actor.kind === 'system' ||
    (canWriteEvents(actor) && actor.kind === 'person' && actor.unitIds.includes(unitId))
  );
}

/** Changing, publishing, closing and cancelling: whoever writes events, of a unit that holds this one. */
export function canWriteEvent(actor: Actor, event: EventRecord): boolean {
  return canWriteEvents(actor) && inScope(ownEvents(actor), { unitIds: event.unitIds });
}

/** On the public site only when a chief, who did not write it, has read it (review before posting, domain.md 2.7). */
export function canShowEvent(
  actor: Actor,
  event: EventRecord & { writtenBy: readonly (string | null)[] },
): boolean {
  return hasRole(actor, 'chief') && canWriteEvent(actor, event) && !event.writtenBy.includes(actor.userId);
}

/** Taking it off again waits for nobody. */
export function canHideEvent(actor: Actor, event: EventRecord): boolean {
  return canWriteEvent(actor, event);
}

/** Who is invited and comes: those who work with people, of a unit that holds the event. */
export function canReadAttendees(actor: Actor, event: EventRecord): boolean {
  return inScope(ownEvents(actor), { unitIds: event.unitIds });
}

/** Inviting, writing down answers, checking in. */
export function canKeepAttendees(actor: Actor, event: EventRecord): boolean {
  return canWriteEvent(actor, event);
}

/** Events as a chamber sees them, and signing the own members up: its officer. */
export function canSignUpMembers(actor: Actor): boolean {
  return hasRole(actor, 'chamber_officer') && actor.chamberIds.length > 0;
}

/** The sign-ups that an officer made: the own chamber’s and no others. */
export const signUpScopeColumns = { chamber: 'chamberId' } as const;

export function ownSignUps(actor: Actor): Scope {
  if (!canSignUpMembers(actor) || actor.kind !== 'person') return seesNone;
  return { kind: 'some', chamberIds: actor.chamberIds };
}

/** Events under 我的: the person with a record. */
export function canSignUpSelf(actor: Actor): boolean {
  return hasRole(actor, 'merchant') && actor.merchantId !== null;
}
