import { isIsoDate } from '@/lib/shared/dates';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

export type Sex = 'male' | 'female';

export type IdNumberCheck =
  | { ok: true; value: string; birthDate: string; sex: Sex; regionCode: string }
  | { ok: false; problem: 'format' }
  | { ok: false; problem: 'birth_date' }
  | { ok: false; problem: 'check_digit'; expected: string; found: string };

/**
 * Checks a resident identity number (公民身份号码, GB 11643-1999, MOD 11-2): 17 digits and a check character, a real
 * birth date that is not after `today` (YYYY-MM-DD, when given). The region prefix is returned, never judged:
 * retired prefixes (汉中地区 6123xx, 安康地区 6124xx) stay on living people's cards.
 * Accepts blanks, full width and a small x. 15-digit numbers of the first generation are refused as format.
 * Source: domain.md §2.12.
 */
export function checkIdNumber(text: string, today?: string): IdNumberCheck {
  const value = text.normalize('NFKC').toUpperCase().replace(/\s+/g, '');
  if (!/^\d{17}[\dX]$/.test(value)) return { ok: false, problem: 'format' };
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isIsoDate(birthDate) || birthDate < '1850-01-01' || (today !== undefined && birthDate > today)) {
    return { ok: false, problem: 'birth_date' };
  }
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(value.charAt(i)), 0);
  const expected = CHECK_CHARACTERS.charAt(sum % 11);
  const found = value.charAt(17);
  if (found !== expected) return { ok: false, problem: 'check_digit', expected, found };
  const sex: Sex = Number(value.charAt(16)) % 2 === 1 ? 'male' : 'female';
  return { ok: true, value, birthDate, sex, regionCode: value.slice(0, 6) };
}
