const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Who holds the code, from its first two characters (GB 32100: registering authority and kind). */
export type CreditCodeHolder =
  | 'company'
  | 'sole_trader'
  | 'farmers_cooperative'
  | 'government_body'
  | 'public_institution'
  | 'social_organisation'
  | 'other';

export type CreditCodeCheck =
  | { ok: true; value: string; holder: CreditCodeHolder; regionCode: string }
  | { ok: false; problem: 'length'; length: number }
  | { ok: false; problem: 'character'; position: number; character: string }
  | { ok: false; problem: 'check_digit'; expected: string; found: string };

const HOLDERS: Readonly<Record<string, CreditCodeHolder>> = {
  '11': 'government_body',
  '12': 'public_institution',
  '51': 'social_organisation',
  '52': 'social_organisation',
  '53': 'social_organisation',
  '91': 'company',
  '92': 'sole_trader',
  '93': 'farmers_cooperative',
};

/** Upper case, half width, without blanks and hyphens: the form that is stored. */
export function normaliseCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—]+/g, '');
}

/** The 18th character that belongs to the first 17, or null when they are not 17 allowed characters. */
export function creditCodeCheckCharacter(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = CHARACTERS.indexOf(first17.charAt(i));
    if (value < 0) return null;
    sum += value * weight;
  }
  return CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/**
 * Checks a unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of 0-9 A-H J-N P-R T-U W-Y,
 * the last one computed from the others. Accepts blanks, hyphens, lower case and full width; gives back the stored form.
 * A wrong last character is reported with the right one, for a message such as “校验位应为 X”.
 * Positions count from 1. Says nothing of whether the firm exists. Source: domain.md §2.12.
 */
export function checkCreditCode(text: string): CreditCodeCheck {
  const value = normaliseCreditCode(text);
  for (const [i, character] of [...value].entries()) {
    if (!CHARACTERS.includes(character))
      return { ok: false, problem: 'character', position: i + 1, character };
  }
  if (value.length !== 18) return { ok: false, problem: 'length', length: value.length };
  const expected = creditCodeCheckCharacter(value.slice(0, 17)) ?? '';
  const found = value.charAt(17);
  if (found !== expected) return { ok: false, problem: 'check_digit', expected, found };
  return { ok: true, value, holder: HOLDERS[value.slice(0, 2)] ?? 'other', regionCode: value.slice(2, 8) };
}
