/** Why somebody is not invited, in the order in which it is asked. */
export const leftReasons = [
  'do_not_contact',
  'has_account',
  'has_invitation',
  'no_basis',
  'no_contact',
] as const;
export type LeftReason = (typeof leftReasons)[number];

/** What decides whether a person may be invited. */
export type InviteFacts = {
  /** the record says so, or the person has withdrawn the consent to be contacted */
  doNotContact: boolean;
  hasAccount: boolean;
  /** an invitation that is neither used, taken back nor run out */
  hasInvitation: boolean;
  /** a basis in force whose purposes hold the contact or the invitation */
  hasBasis: boolean;
  /** something by which the link can reach the person */
  hasContact: boolean;
};

/** Why the person is not invited; null when nothing stands against it. */
export function leftReasonOf(facts: InviteFacts): LeftReason | null {
  const holds: Record<LeftReason, boolean> = {
    do_not_contact: facts.doNotContact,
    has_account: facts.hasAccount,
    has_invitation: facts.hasInvitation,
    no_basis: !facts.hasBasis,
    no_contact: !facts.hasContact,
  };
  return leftReasons.find((reason) => holds[reason]) ?? null;
}

/** Authenticated with the sealed link of an invitation. */
export const LINK_CONTEXT = 'bulk_act_row.link';
