/** Days that a chamber officer keeps access after the term has ended, so that the successor can be handed over to. */
export const OFFICER_GRACE_DAYS = 30;
