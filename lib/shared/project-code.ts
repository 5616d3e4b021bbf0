/** The parts of a national investment project code; what the two-digit parts mean is for the approving platform to say. */
export type ProjectCodeCheck =
  | {
      ok: true;
      /** With hyphens, as it is printed: `2204-610724-04-01-123456`. */
      value: string;
      /** First four digits: year and month YYMM, or the year YYYY in codes given before the standard. */
      time: string;
      regionCode: string;
      ministry: string;
      type: string;
      serial: string;
      checkDigit: string;
    }
  | { ok: false; problem: 'format' }
  | { ok: false; problem: 'time'; time: string };

const SHAPE = /^(\d{4})-?(\d{6})-?(\d{2})-?(\d{2})-?(\d{5})(\d)$/;

/**
 * Reads a code of the national investment approval platform (GB/T 40058-2021): 20 digits in five parts of 4, 6, 2, 2
 * and 6, hyphens between them (24 characters). Accepts full width, blanks and dashes of any kind, or no hyphens at all;
 * gives back the printed form. Refuses a time that is neither YYMM nor a year 2015–2020.
 * The last digit is returned but not recomputed: the standard's rule for it is not published where we could check it,
 * and a wrong refusal would cost more than a missed typing error. Source: domain.md §2.12.
 */
export function checkProjectCode(text: string): ProjectCodeCheck {
  const tidy = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—―−_]/g, '-');
  const match = SHAPE.exec(tidy);
  if (!match) return { ok: false, problem: 'format' };
  const [, time = '', regionCode = '', ministry = '', type = '', serial = '', checkDigit = ''] = match;
  const month = Number(time.slice(2));
  const isYearMonth = Number(time.slice(0, 2)) >= 20 && month >= 1 && month <= 12;
  const isYear = Number(time) >= 2015 && Number(time) <= 2020;
  if (!isYearMonth && !isYear) return { ok: false, problem: 'time', time };
  const value = `${time}-${regionCode}-${ministry}-${type}-${serial}${checkDigit}`;
  return { ok: true, value, time, regionCode, ministry, type, serial, checkDigit };
}
