/**
 * What the notice promises (domain.md 2.5): the days in which a request is answered, and how long a person without
 * contact is kept in use and then set aside. The notice prints these; whatever keeps the terms reads them here.
 */
export const privacyTerms = { answerWorkdays: 15, keptYears: 2, setAsideYears: 1 } as const;

/** A consent as the rules need it. */
export type ConsentFacts = {
  id: string;
  purpose: string;
  fields: readonly string[];
  withdrawnAt: Date | string | null;
};

/**
 * For each field that is to be shown, the consent it stands on: the newest that holds, names the field and is for
 * publishing (PIPL 25). `consents` are given newest first. Fields without one are in `missing`.
 */
export function coverFields(
  shown: readonly string[],
  consents: readonly ConsentFacts[],
): { covered: { field: string; consentId: string }[]; missing: string[] } {
  const holding = consents.filter((consent) => consent.purpose === 'publish' && consent.withdrawnAt === null);
  const covered: { field: string; consentId: string }[] = [];
  const missing: string[] = [];
  for (const field of shown) {
    const consent = holding.find((one) => one.fields.includes(field));
    if (consent) covered.push({ field, consentId: consent.id });
    else missing.push(field);
  }
  return { covered, missing };
}

/** The state of a person's basis for filtering: valid, expired or none. `today` is YYYY-MM-DD; the end day still counts. */
export function basisStateOf(
  bases: readonly { kind: string; expiresAt: string | null; endedAt: Date | string | null }[],
  today: string,
): 'none' | 'valid' | 'expired' {
  const living = bases.filter((basis) => basis.endedAt === null && basis.kind !== 'none');
  if (living.some((basis) => basis.expiresAt === null || basis.expiresAt >= today)) return 'valid';
  return living.length > 0 ? 'expired' : 'none';
}

/** Where one basis stands: in force (the end day still counts), run out, or ended by hand. `today` is YYYY-MM-DD. */
export function standingOf(
  basis: { kind: string; expiresOn: string | null; endedAt: Date | string | null },
  today: string,
): 'valid' | 'expired' | 'ended' {
  if (basis.endedAt !== null || basis.kind === 'none') return 'ended';
  return basis.expiresOn !== null && basis.expiresOn < today ? 'expired' : 'valid';
}

/** Code of the text that a person agreed to, by purpose: `consent-publish`. Its number is the version shown. */
export function consentTextCode(purpose: string): string {
  return `consent-${purpose}`;
}

/** Code of the notice of PIPL 17. */
export const NOTICE_CODE = 'privacy-notice';
