const DIGITS: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Reads `1200.5` or 三百二十 (below 10,000) into a decimal string; null when it is neither. 万 and 亿 are the caller's. */
export function readNumeral(text: string): string | null {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text;
  let total = 0;
  let digit: number | null = null;
  for (const sign of text) {
    const step = STEPS[sign];
    if (step !== undefined) {
      total += (digit ?? 1) * step;
      digit = null;
    } else {
      const next = DIGITS[sign];
      if (next === undefined) return null;
      if (digit !== null && digit !== 0) return null;
      digit = next;
    }
  }
  return text === '' ? null : String(total + (digit ?? 0));
}
