export const eventStates = ['draft', 'published', 'ended', 'cancelled'] as const;
export type EventState = (typeof eventStates)[number];

/**
 * Where an event stands today: what is stored, and the clock. `over`: its time has passed and nobody has written down
 * what came of it.
 */
export const eventPhases = ['draft', 'upcoming', 'ongoing', 'over', 'ended', 'cancelled'] as const;
export type EventPhase = (typeof eventPhases)[number];

export function phaseOf(event: { state: EventState; startsAt: Date; endsAt: Date }, now: Date): EventPhase {
  if (event.state !== 'published') return event.state;
  if (now < event.startsAt) return 'upcoming';
  return now <= event.endsAt ? 'ongoing' : 'over';
}

export const eventActs = ['publish', 'close', 'cancel'] as const;
export type EventAct = (typeof eventActs)[number];

/** Where an act leads, or null when the state does not allow it. What never begins is cancelled, drafts included. */
export function stateAfter(act: EventAct, state: EventState): EventState | null {
  if (act === 'publish') return state === 'draft' ? 'published' : null;
  if (act === 'close') return state === 'published' || state === 'ended' ? 'ended' : null;
  return state === 'draft' || state === 'published' ? 'cancelled' : null;
}

/** Facts are changed until the event has ended; what came of it is changed by closing it again. */
export const isEditable = (state: EventState): boolean => state === 'draft' || state === 'published';

/** 三百行动: each of them to this number (D3). */
export const TRACK_TARGET = 100;

/** The instant of a day and a time of day (HH:MM) in Asia/Shanghai. */
export function instantOf(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+08:00`);
}

/** Signing up ends with the last minute of this day. */
export function endOfSignUp(day: string): Date {
  return new Date(`${day}T23:59:59+08:00`);
}

/** Until when people sign up and take it back: the deadline, at the latest the beginning. */
export function signUpEnds(event: { signUpUntil: Date | null; startsAt: Date }): Date {
  return event.signUpUntil && event.signUpUntil < event.startsAt ? event.signUpUntil : event.startsAt;
}
