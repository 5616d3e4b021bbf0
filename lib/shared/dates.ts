/**
 * Calendar days as `YYYY-MM-DD` and months as `YYYY-MM`: plain strings, never a JS Date, so no time zone can shift them.
 * The only place where an instant becomes a day is `today` and `dayOf`, in Asia/Shanghai.
 */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const MS_PER_DAY = 86_400_000;
const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_KEY = /^(\d{4})-(0[1-9]|1[0-2])$/;

function parts(date: string): [number, number, number] {
  const match = ISO_DATE.exec(date);
  const [year, month, day] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (!match || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`not a date: ${date}`);
  }
  return [year, month, day];
}

function monthParts(month: string): [number, number] {
  const match = MONTH_KEY.exec(month);
  if (!match) throw new RangeError(`not a month: ${month}`);
  return [Number(match[1]), Number(match[2])];
}

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
const write = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

/** Days of a month, 1–12, in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** True for a day that exists, written YYYY-MM-DD. */
export function isIsoDate(text: string): boolean {
  try {
    parts(text);
    return true;
  } catch {
    return false;
  }
}

/** True for a month written YYYY-MM. */
export function isMonthKey(text: string): boolean {
  return MONTH_KEY.test(text);
}

/** Number of the day, 1970-01-01 = 0 (computed in UTC only). Throws RangeError when it is no date. */
export function dayNumber(date: string): number {
  const [year, month, day] = parts(date);
  const utc = new Date(0);
  utc.setUTCFullYear(year, month - 1, day);
  return utc.getTime() / MS_PER_DAY;
}

/** The inverse of `dayNumber`. */
export function dateOfNumber(number: number): string {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The day on which an instant falls in Asia/Shanghai (UTC+8, no summer time since 1991). */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** Today in Asia/Shanghai; give `now` in tests and jobs. */
export function today(now: Date = new Date()): string {
  return dayOf(now);
}

/** `YYYY-MM-DD HH:mm` of an instant in Asia/Shanghai, for lists. */
export function formatInstant(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** The instant at which a day begins in Asia/Shanghai. */
export function startOfDay(date: string): Date {
  return new Date(dayNumber(date) * MS_PER_DAY - SHANGHAI_OFFSET_MS);
}

/** The day so many days later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return dateOfNumber(dayNumber(date) + days);
}

/** The same day so many months later; the last day of the month when that day does not exist (01-31 + 1 → 02-28). */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return write(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Days from one day to another; negative when `to` is earlier. The age of a figure is `daysBetween(asOf, today())`. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday … 7 Sunday. */
export function weekday(date: string): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Completed years from a birth date to a day; null when the day is before it. Born 02-29: a year older on 03-01. */
export function ageOn(birthDate: string, date: string): number | null {
  const [birthYear] = parts(birthDate);
  const [year] = parts(date);
  if (date < birthDate) return null;
  return year - birthYear - (date.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** The month of a day: `2024-07`. */
export function monthKey(date: string): string {
  parts(date);
  return date.slice(0, 7);
}

/** The month so many months later. */
export function addToMonth(month: string, months: number): string {
  const [year, number] = monthParts(month);
  const index = year * 12 + (number - 1) + months;
  return `${pad(Math.floor(index / 12), 4)}-${pad((index % 12) + 1)}`;
}

/** All months from the first to the last, both included; none when the last is earlier. */
export function monthsBetween(first: string, last: string): string[] {
  monthParts(last);
  const months: string[] = [];
  for (let month = addToMonth(first, 0); month <= last; month = addToMonth(month, 1)) months.push(month);
  return months;
}

/** First day of a month. */
export function startOfMonth(month: string): string {
  monthParts(month);
  return `${month}-01`;
}

/** Last day of a month; “截至10月底” is this day. */
export function endOfMonth(month: string): string {
  const [year, number] = monthParts(month);
  return write(year, number, daysInMonth(year, number));
}

/** `2024-07-04`, for lists; throws RangeError when it is no date. */
export function formatListDate(date: string): string {
  parts(date);
  return date;
}

/** `2024年7月4日`, for letters and official documents (GB/T 9704: Arabic, no leading zeros). */
export function formatLetterDate(date: string): string {
  const [year, month, day] = parts(date);
  return `${year}年${month}月${day}日`;
}

/** `2024年7月` of a month. */
export function formatMonth(month: string): string {
  const [year, number] = monthParts(month);
  return `${year}年${number}月`;
}

/**
 * A span of months as reports write it: `2022年1–10月`, one month `2022年5月`, a whole year `2022年`, over two years
 * `2021年11月–2022年2月`. Throws RangeError when the end is before the beginning.
 */
export function formatPeriod(first: string, last: string): string {
  const [firstYear, firstMonth] = monthParts(first);
  const [lastYear, lastMonth] = monthParts(last);
  if (last < first) throw new RangeError(`period ends before it begins: ${first}, ${last}`);
  if (firstYear !== lastYear) return `${formatMonth(first)}–${formatMonth(last)}`;
  if (firstMonth === lastMonth) return formatMonth(first);
  if (firstMonth === 1 && lastMonth === 12) return `${firstYear}年`;
  return `${firstYear}年${firstMonth}–${lastMonth}月`;
}
