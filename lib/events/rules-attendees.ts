export const attendeeStates = [
  'planned',
  'invited',
  'signed_up',
  'declined',
  'withdrawn',
  'attended',
  'absent',
] as const;
export type AttendeeState = (typeof attendeeStates)[number];

/** States that hold a place. */
export const takesPlace = (state: AttendeeState): boolean => state === 'signed_up' || state === 'attended';

/** What the holding unit writes down of one person. */
export const attendeeActs = ['invite', 'sign_up', 'decline', 'attend', 'miss', 'reopen'] as const;
export type AttendeeAct = (typeof attendeeActs)[number];

const STEPS: Record<AttendeeAct, Partial<Record<AttendeeState, AttendeeState>>> = {
  invite: { planned: 'invited' },
  sign_up: { planned: 'signed_up', invited: 'signed_up', declined: 'signed_up', withdrawn: 'signed_up' },
  decline: { planned: 'declined', invited: 'declined', signed_up: 'declined' },
  attend: {
    ...{ planned: 'attended', invited: 'attended', signed_up: 'attended', declined: 'attended' },
    ...{ withdrawn: 'attended', absent: 'attended' },
  },
  miss: { signed_up: 'absent', attended: 'absent' },
  // ticked by mistake
  reopen: { attended: 'signed_up', absent: 'signed_up' },
};

/** Where an act leads, or null when the state does not allow it. */
export function attendeeAfter(act: AttendeeAct, state: AttendeeState): AttendeeState | null {
  return STEPS[act][state] ?? null;
}

/** Coming or not is written down from the day of the event on. */
export const isAtTheDoor = (act: AttendeeAct): boolean =>
  act === 'attend' || act === 'miss' || act === 'reopen';

/** Signing up oneself or through the chamber: from every state but those in which one has a place or was there. */
export function maySignUp(state: AttendeeState | null): boolean {
  return state === null || attendeeAfter('sign_up', state) !== null;
}

/** Why somebody of the ledger is not put on the list, in the order in which the rules ask. */
export const leftOutReasons = [
  'listed',
  'do_not_contact',
  'consent_withdrawn',
  'no_basis',
  'other_purpose',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

export type InviteeFacts = {
  isListed: boolean;
  doNotContact: boolean;
  /** the last consent to be contacted was taken back */
  hasWithdrawn: boolean;
  basisState: string;
  /** a basis in force names contact among its purposes */
  mayContact: boolean;
};

/** The person’s own wishes first, then the lawful basis and its purpose (PIPL 6, 13); null: goes on the list. */
export function leftOutReason(facts: InviteeFacts): LeftOutReason | null {
  if (facts.isListed) return 'listed';
  if (facts.doNotContact) return 'do_not_contact';
  if (facts.hasWithdrawn) return 'consent_withdrawn';
  if (facts.basisState !== 'valid') return 'no_basis';
  return facts.mayContact ? null : 'other_purpose';
}
