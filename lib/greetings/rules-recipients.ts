/** Why somebody is left out, in the order in which the rules ask. */
export const leftOutReasons = [
  'by_hand',
  'out_of_scope',
  'archived',
  'do_not_contact',
  'refused_channel',
  'consent_withdrawn',
  'no_basis',
  'other_purpose',
  'no_contact',
  'same_contact',
] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/** What the rules know of a person when a campaign is approved, and again when it is sent. */
export type RecipientFacts = {
  isTakenOut: boolean;
  /** whoever asked for the campaign still sees the record */
  isInScope: boolean;
  isArchived: boolean;
  doNotContact: boolean;
  /** wants no greetings by this way */
  hasRefused: boolean;
  /** the last consent to be contacted was taken back */
  hasWithdrawn: boolean;
  basisState: string;
  /** a basis in force names contact among its purposes */
  mayContact: boolean;
  /** keyed hash of the address or number, never the value */
  contact: string | null;
};

/**
 * Why this person gets no greeting; null: gets one. The law before convenience: wishes of the person, then the lawful
 * basis and its purpose (PIPL 6, 13), then whether there is an address, then whether the same address has one already
 * (`taken`: a household gets one letter). Birth and family are no facts here: they are never asked (A7, domain.md 2.5).
 */
export function leftOutReason(facts: RecipientFacts, taken: ReadonlySet<string>): LeftOutReason | null {
  if (facts.isTakenOut) return 'by_hand';
  if (!facts.isInScope) return 'out_of_scope';
  if (facts.isArchived) return 'archived';
  if (facts.doNotContact) return 'do_not_contact';
  if (facts.hasRefused) return 'refused_channel';
  if (facts.hasWithdrawn) return 'consent_withdrawn';
  if (facts.basisState !== 'valid') return 'no_basis';
  if (!facts.mayContact) return 'other_purpose';
  if (facts.contact === null) return 'no_contact';
  return taken.has(facts.contact) ? 'same_contact' : null;
}

/** A list decided person by person: the first of a household in the order of the list gets the letter. */
export function decideAll<T extends RecipientFacts>(
  people: readonly T[],
): (T & { reason: LeftOutReason | null })[] {
  const taken = new Set<string>();
  return people.map((person) => {
    const reason = leftOutReason(person, taken);
    if (reason === null && person.contact !== null) taken.add(person.contact);
    return { ...person, reason };
  });
}

/** How many of a list get the greeting, and how many are left out for which reason, reasons in their order. */
export function countReasons(reasons: readonly (LeftOutReason | null)[]): {
  ready: number;
  leftOut: { reason: LeftOutReason; count: number }[];
} {
  return {
    ready: reasons.filter((reason) => reason === null).length,
    leftOut: leftOutReasons.flatMap((reason) => {
      const count = reasons.filter((one) => one === reason).length;
      return count > 0 ? [{ reason, count }] : [];
    }),
  };
}
