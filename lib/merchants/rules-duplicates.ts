/**
 * What two records have in common and what tells them apart, as SQL or a form found it. Names are compared in
 * simplified characters; a home town is its county.
 */
export type DuplicateFacts = {
  sameMobile: boolean;
  sameLandline: boolean;
  sameName: boolean;
  samePinyin: boolean;
  sameHometown: boolean;
  /** the same firm of the ledger, or firms that share a credit code (个转企) */
  sameFirm: boolean;
  /** the same employer as it was written */
  sameFirmText: boolean;
  /** the same birth date, at least to the month */
  sameBirth: boolean;
  otherSex: boolean;
  otherBirth: boolean;
  /** different mobiles and different firms: two persons of one name */
  toldApart: boolean;
};

export const duplicateReasons = [
  'mobile',
  'landline',
  'name',
  'pinyin',
  'hometown',
  'firm',
  'firmText',
  'birth',
  'otherSex',
  'otherBirth',
  'toldApart',
] as const;
export type DuplicateReason = (typeof duplicateReasons)[number];

/**
 * Points for each reason (issue 3; peers.md A1: weighted rules with a threshold). A mobile names a person, or a
 * family; everything else counts with the name. What speaks against it takes points away.
 */
export const DUPLICATE_WEIGHTS: Readonly<Record<DuplicateReason, number>> = {
  mobile: 60,
  landline: 20,
  name: 20,
  pinyin: 10,
  hometown: 15,
  firm: 25,
  firmText: 15,
  birth: 15,
  otherSex: -30,
  otherBirth: -40,
  toldApart: -25,
};

/** From here on a pair stands in the work list. */
export const PAIR_FROM = 30;
/** From here on the form asks for a reason before it registers: name and home town, name and employer. */
export const WARN_FROM = 35;
/** Steps of likelihood, by score. */
export const LIKELY_FROM = 50;
export const STRONG_FROM = 80;

export type DuplicateLevel = 'strong' | 'likely' | 'weak';

/**
 * Score (0–100) of a pair and the reasons that made it, in the order of the table above. Pinyin counts only where the
 * names differ, an employer as written only where the firm itself is not known to be one.
 */
export function scoreDuplicate(facts: DuplicateFacts): { score: number; reasons: DuplicateReason[] } {
  const holds: Record<DuplicateReason, boolean> = {
    mobile: facts.sameMobile,
    landline: facts.sameLandline,
    name: facts.sameName,
    pinyin: facts.samePinyin && !facts.sameName,
    hometown: facts.sameHometown,
    firm: facts.sameFirm,
    firmText: facts.sameFirmText && !facts.sameFirm,
    birth: facts.sameBirth,
    otherSex: facts.otherSex,
    otherBirth: facts.otherBirth,
    toldApart: facts.toldApart,
  };
  const reasons = duplicateReasons.filter((reason) => holds[reason]);
  const sum = reasons.reduce((total, reason) => total + DUPLICATE_WEIGHTS[reason], 0);
  return { score: Math.max(0, Math.min(100, sum)), reasons };
}

/** How likely it is that the two are one person. */
export function duplicateLevel(score: number): DuplicateLevel {
  if (score >= STRONG_FROM) return 'strong';
  return score >= LIKELY_FROM ? 'likely' : 'weak';
}

/**
 * Is a match sure enough to be told across scopes? Only where the asker already knows name and one thing that names
 * the person beside it, so that a number or a name alone can't be tried out (domain.md 2.5; security.md, Abuse).
 */
export function isToldElsewhere(facts: DuplicateFacts): boolean {
  if (!facts.sameName || facts.otherBirth || facts.otherSex) return false;
  return facts.sameMobile || (facts.sameHometown && (facts.sameFirm || facts.sameFirmText));
}

/** Reasons that rest on fields which are withheld without a lawful basis (policy.ts, FIELD_RULES). */
const WITHHELD_REASONS: ReadonlySet<string> = new Set([
  'mobile',
  'landline',
  'firm',
  'firmText',
  'birth',
  'otherSex',
  'otherBirth',
  'toldApart',
]);

/** The reasons as they may be told: of a record that is shown in part only, those that rest on what is shown. */
export function toldReasons(
  reasons: readonly string[],
  inFull: boolean,
): { reasons: string[]; withheld: boolean } {
  if (inFull) return { reasons: [...reasons], withheld: false };
  const told = reasons.filter((reason) => !WITHHELD_REASONS.has(reason));
  return { reasons: told, withheld: told.length < reasons.length };
}

/** The two ids of a pair in the order in which the table holds them. */
export function pairOrder(a: string, b: string): readonly [string, string] {
  return a < b ? [a, b] : [b, a];
}
