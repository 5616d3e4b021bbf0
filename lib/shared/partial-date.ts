import type { CellInput, ParsedCell } from '@/lib/shared/parsed-cell';
import { asCell, saysNothing, tidyText } from '@/lib/shared/parsed-cell';

export type DatePrecision = 'day' | 'month' | 'year';

/** A date of which perhaps only the year or month is known: first and last possible day, `YYYY-MM-DD`, both included. */
export interface PartialDate {
  readonly from: string;
  readonly to: string;
  readonly precision: DatePrecision;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
/** Day numbers that Excel would show as 1927-05-18 to 2100-12-31; smaller numbers are not meant as dates. */
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 73_415;
/** Two-digit years up to this are 20xx (year of writing plus a little), above it 19xx. */
const LAST_SHORT_YEAR = 30;
const MS_PER_DAY = 86_400_000;

const pad = (n: number): string => String(n).padStart(2, '0');
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Builds a partial date; null when the year, month or day does not exist. */
export function partialDate(year: number, month?: number, day?: number): PartialDate | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' };
  if (month < 1 || month > 12) return null;
  const ym = `${year}-${pad(month)}`;
  if (day === undefined)
    return { from: `${ym}-01`, to: `${ym}-${pad(lastDay(year, month))}`, precision: 'month' };
  if (day < 1 || day > lastDay(year, month)) return null;
  const ymd = `${ym}-${pad(day)}`;
  return { from: ymd, to: ymd, precision: 'day' };
}

/** Excel's day number to `YYYY-MM-DD`; knows the day 29 February 1900 that never was, and the 1904 system. */
export function serialToDate(serial: number, date1904 = false): string {
  const whole = Math.floor(serial);
  const days = date1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  return new Date(Date.UTC(1899, 11, 30) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

type Found = Pick<ParsedCell<PartialDate>, 'value' | 'warning'>;

const found = (value: PartialDate | null, warning?: Found['warning']): Found =>
  value === null ? { value, warning: 'not_a_date' } : warning ? { value, warning } : { value };

function fromSerial(serial: number): Found {
  const [y, m, d] = serialToDate(serial).split('-').map(Number);
  return found(partialDate(y ?? 0, m, d));
}

/**
 * A number that stands in a date column. 45478 is a day number, 202103 and 20210305 are digits,
 * 2021 is a year. 2021.1 may have been 2021.10 before Excel cut the zero: year 2021, with a warning.
 */
function fromNumber(value: number): Found {
  if (Number.isInteger(value)) {
    if (value >= FIRST_YEAR && value <= LAST_YEAR) return found(partialDate(value));
    if (value >= FIRST_SERIAL && value <= LAST_SERIAL) return fromSerial(value);
    return fromDigits(String(value));
  }
  if (value > FIRST_SERIAL && value < LAST_SERIAL + 1) return fromSerial(value);
  const parts = /^(\d{4}|[3-9]\d)\.(\d{1,2})$/.exec(String(value));
  if (!parts) return found(null);
  const short = parts[1]?.length === 2;
  const year = Number(parts[1]) + (short ? 1900 : 0);
  if (parts[2] === '1') return found(partialDate(year), 'month_lost');
  return found(partialDate(year, Number(parts[2])), short ? 'century_guessed' : undefined);
}

function fromDigits(digits: string): Found {
  const cut = (from: number, to: number): number => Number(digits.slice(from, to));
  if (digits.length === 8) return found(partialDate(cut(0, 4), cut(4, 6), cut(6, 8)));
  if (digits.length === 6) return found(partialDate(cut(0, 4), cut(4, 6)));
  return found(null);
}

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** 二〇二一年三月十五日 → 2021年3月15日; text without Chinese digits is untouched. */
function arabicDigits(text: string): string {
  return text
    .replace(/[零○Ｏ]/g, '〇')
    .replace(
      /([一二三四五六七八九])?十([一二三四五六七八九])?(?=[月日号])/g,
      (_, tens: string, ones: string) =>
        String((tens ? CHINESE_DIGITS.indexOf(tens) : 1) * 10 + (ones ? CHINESE_DIGITS.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九](?=[〇一二三四五六七八九\d]*[年月日号])/g, (c) =>
      String(CHINESE_DIGITS.indexOf(c)),
    );
}

const TIME_TAIL = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** `2024-03-05T23:30:00Z` is the 6th in Shanghai; a time without zone is taken as local. */
function dropTime(text: string): string {
  if (/T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/i.test(text)) {
    const at = Date.parse(text);
    if (!Number.isNaN(at)) return new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
  }
  return text.replace(TIME_TAIL, '');
}

function fromText(raw: string): Found {
  if (/农历|阴历|正月|腊月|冬月|初[一二三四五六七八九十]/.test(raw))
    return { value: null, warning: 'lunar_date' };
  let text = arabicDigits(dropTime(raw))
    .replace(/\s+/g, '')
    .replace(/(出生|生)$/, '');
  const vague = /^(约|大约)|(左右|前后|许)$/.test(text);
  text = text.replace(/^(约|大约)/, '').replace(/(左右|前后|许)$/, '');
  const result = fromExactText(text);
  return vague && result.value ? { value: result.value, warning: 'approximate_date' } : result;
}

function fromExactText(text: string): Found {
  if (/^\d{5}(\.\d+)?$/.test(text)) {
    const serial = Number(text);
    return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? fromSerial(serial) : found(null);
  }
  if (/^\d{6}$|^\d{8}$/.test(text)) return fromDigits(text);
  const late = /^(\d{4})年(初|底|末|中|上半年|下半年|年初|年底|年末)$/.exec(text);
  if (late) return found(partialDate(Number(late[1])), 'approximate_date');
  const m = /^(\d{4}|\d{2})(?:[-/.年](?:(\d{1,2})(?:[-/.月](?:(\d{1,2})[日号]?)?)?)?)?$/.exec(text);
  if (!m) return found(null);
  const short = m[1]?.length === 2;
  if (short && m[2] === undefined) return found(null);
  const written = Number(m[1]);
  const year = short ? written + (written > LAST_SHORT_YEAR ? 1900 : 2000) : written;
  const month = m[2] === undefined ? undefined : Number(m[2]);
  const day = m[3] === undefined ? undefined : Number(m[3]);
  return found(partialDate(year, month, day), short ? 'century_guessed' : undefined);
}

/**
 * Reads a date as ledgers hold it: 2024-03-05, 2024/3/5, 2024.9, 2024年3月, a date cell, an Excel day number
 * (as number or as text), 75.3, 二〇二一年三月. The text `2021.1` is January; the number 2021.1 is only the year
 * (domain.md 2.14). What can't be read is null with a warning; the original is always kept.
 */
export function parsePartialDate(input: CellInput): ParsedCell<PartialDate> {
  const cell = asCell(input);
  const original = cell.text;
  const text = tidyText(original);
  if (cell.kind === 'blank' || text === '' || saysNothing(text)) return { value: null, original };
  if (cell.kind === 'error') return { value: null, warning: 'formula_error', original };
  if (cell.kind === 'boolean') return { value: null, warning: 'not_a_date', original };
  if (cell.kind === 'number') return { ...fromNumber(cell.value), original };
  return { ...fromText(cell.kind === 'date' ? cell.value : text), original };
}

/** A date as text without its day: 1975年3月12日 becomes 1975-03. Text that holds no day is left as it was written. */
export function textWithoutDay(text: string): string {
  const { value } = parsePartialDate(text);
  return value?.precision === 'day' ? value.from.slice(0, 7) : text;
}
