import { serialToDate } from '@/lib/shared/partial-date';

/** What a cell's number format says about the number in it. */
export interface NumberFormat {
  readonly kind: 'general' | 'date' | 'number';
  /** What of a date is shown; decides how precise the date is. */
  readonly shows?: 'year' | 'month' | 'day' | 'time';
  readonly decimals?: number;
  readonly percent?: boolean;
  readonly grouped?: boolean;
}

const GENERAL: NumberFormat = { kind: 'general' };
const date = (shows: NumberFormat['shows']): NumberFormat => ({ kind: 'date', shows });

/** Formats with a fixed number and no text in the file; 27–36 and 50–58 are the Chinese ones. */
const BUILT_IN = new Map<number, NumberFormat>([
  [1, { kind: 'number', decimals: 0 }],
  [2, { kind: 'number', decimals: 2 }],
  [3, { kind: 'number', decimals: 0, grouped: true }],
  [4, { kind: 'number', decimals: 2, grouped: true }],
  [9, { kind: 'number', decimals: 0, percent: true }],
  [10, { kind: 'number', decimals: 2, percent: true }],
  ...[14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, date('day')] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, date('month')] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, date('time')] as const),
]);

/** Reads a format code such as `yyyy"年"m"月"` or `#,##0.00`. */
export function parseFormatCode(code: string): NumberFormat {
  const first = code.split(';')[0] ?? '';
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  if (bare === '' || /^general$/i.test(bare) || bare.includes('@')) return GENERAL;
  const letters = bare
    .toLowerCase()
    .replace(/general/g, '')
    .replace(/am\/pm|a\/p|上午\/下午/g, 'h');
  if (/[ydmhse]/.test(letters) && !/[0#?]/.test(letters.replace(/[.,]0+/g, ''))) {
    if (/d/.test(letters)) return date('day');
    if (/y|e/.test(letters)) return date(/m/.test(letters) ? 'month' : 'year');
    return date(/[hs]/.test(letters) ? 'time' : 'month');
  }
  const decimals = /\.([0#?]+)/.exec(bare)?.[1]?.length ?? 0;
  return { kind: 'number', decimals, percent: bare.includes('%'), grouped: /#,##/.test(bare) };
}

/** The format of a style by its id and, for ids from the file, its code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code !== undefined) return parseFormatCode(code);
  return BUILT_IN.get(id) ?? GENERAL;
}

/** A number as General shows it: no scientific notation in the range that ledgers use, no float dust. */
export function generalText(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(15)));
}

/** A number as the format shows it. */
export function formatNumber(value: number, format: NumberFormat): string {
  if (format.kind !== 'number') return generalText(value);
  const shown = format.percent ? value * 100 : value;
  const text =
    Math.abs(shown) < 1e15 ? shown.toFixed(Math.min(format.decimals ?? 0, 20)) : generalText(shown);
  const grouped = format.grouped ? text.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',') : text;
  return format.percent ? `${grouped}%` : grouped;
}

const KNOWN_DAYS = new Map<number, string>();
const MAX_KNOWN_DAYS = 50_000;

/** Ledgers repeat their days; looking one up is far cheaper than making it. */
function dayOf(serial: number, date1904: boolean): string {
  const key = date1904 ? -serial : serial;
  let day = KNOWN_DAYS.get(key);
  if (day === undefined) {
    if (KNOWN_DAYS.size >= MAX_KNOWN_DAYS) KNOWN_DAYS.clear();
    day = serialToDate(serial, date1904);
    KNOWN_DAYS.set(key, day);
  }
  return day;
}

/** The date of a day number in the precision that the format shows; null when the number is no date of Excel's. */
export function dateOf(serial: number, format: NumberFormat, date1904: boolean): string | null {
  if (format.shows === 'time' || serial < 1 || serial >= 2_958_466) return null;
  const day = dayOf(Math.floor(serial), date1904);
  if (format.shows === 'month') return day.slice(0, 7);
  if (format.shows === 'year') return day.slice(0, 4);
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  if (seconds === 0 || seconds === 86_400) return day;
  return `${day}T${new Date(seconds * 1000).toISOString().slice(11, 19)}`;
}
