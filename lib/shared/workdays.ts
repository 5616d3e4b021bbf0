import { AppError } from '@/lib/shared/errors';
import { addDays, dateOfNumber, dayNumber } from '@/lib/shared/dates';

/** One day of the national calendar. A weekend day is a `holiday` without a name. */
export interface CalendarDay {
  date: string;
  kind: 'workday' | 'holiday' | 'adjusted_workday';
  name?: string;
}

/** Days that are known, by date. Build it once per job or request from the rows. */
export type WorkCalendar = ReadonlyMap<string, CalendarDay['kind']>;

/** Office hours as [from, to) in `HH:mm`, in order, not overlapping. */
export type OfficeHours = readonly (readonly [string, string])[];

/** 09:00–12:00 and 13:00–17:00: seven hours a day; an operator may configure others. */
export const DEFAULT_OFFICE_HOURS: OfficeHours = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
];

const LONGEST_SPAN_DAYS = 3_660;

/** The calendar of the rows; a later row of the same date wins. */
export function buildWorkCalendar(days: Iterable<CalendarDay>): WorkCalendar {
  return new Map(Array.from(days, (day) => [day.date, day.kind]));
}

/** True when the error says that the calendar lacks a year; its `values.year` names it. */
export function isYearNotLoaded(error: unknown): error is AppError {
  return error instanceof AppError && error.code === 'year_not_loaded';
}

/**
 * Whether people work on a day. A day without a row is never guessed: AppError `year_not_loaded` with the year, so that
 * a clock stops where the next year's arrangement has not been entered (domain.md §0.8).
 */
export function isWorkday(calendar: WorkCalendar, date: string): boolean {
  const kind = calendar.get(date);
  if (kind === undefined) throw new AppError('year_not_loaded', { year: Number(date.slice(0, 4)) });
  return kind !== 'holiday';
}

/**
 * The day so many workdays later (earlier when negative); the first day itself does not count, as in “within 20 working
 * days” (信息公开条例 Art. 26). 0 gives the day itself, or the next workday when it is none. Every day passed must be known.
 */
export function addWorkdays(calendar: WorkCalendar, date: string, count: number): string {
  if (!Number.isInteger(count)) throw new RangeError(`not a number of days: ${count}`);
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let day = date;
  if (left === 0) {
    while (!isWorkday(calendar, day)) day = addDays(day, 1);
    return day;
  }
  while (left > 0) {
    day = addDays(day, step);
    if (isWorkday(calendar, day)) left -= 1;
  }
  return day;
}

/** Workdays after `from` up to and including `to`; negative when `to` is earlier. Both within ten years of each other. */
export function workdaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  if (to < from) return -workdaysBetween(calendar, to, from);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  if (last - first > LONGEST_SPAN_DAYS) throw new RangeError(`too long a span: ${from}, ${to}`);
  let count = 0;
  for (let n = first + 1; n <= last; n++) if (isWorkday(calendar, dateOfNumber(n))) count += 1;
  return count;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function readLocal(moment: string): { date: string; minute: number } {
  const match = /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)$/.exec(moment);
  const [, date = '', hour, minute] = match ?? [];
  if (!match) throw new RangeError(`not a local time: ${moment}`);
  dayNumber(date);
  return { date, minute: Number(hour) * 60 + Number(minute) };
}

/**
 * The moment after so many working minutes, both as local `YYYY-MM-DD HH:mm` in Asia/Shanghai (`formatInstant` writes
 * them). Counting begins at once in office hours, otherwise when the office next opens; a deadline that falls on closing
 * time stays there. Throws `year_not_loaded` as `isWorkday` does.
 */
export function addWorkingMinutes(
  calendar: WorkCalendar,
  from: string,
  minutes: number,
  hours: OfficeHours = DEFAULT_OFFICE_HOURS,
): string {
  if (!Number.isInteger(minutes) || minutes < 0) throw new RangeError(`not a number of minutes: ${minutes}`);
  let { date, minute } = readLocal(from);
  let left = minutes;
  for (;;) {
    if (isWorkday(calendar, date)) {
      for (const [opens, closes] of hours) {
        const begin = Math.max(minute, minutesOf(opens));
        const open = minutesOf(closes) - begin;
        if (open > 0 && left <= open) return `${date} ${timeOf(begin + left)}`;
        if (open > 0) left -= open;
      }
    }
    date = addDays(date, 1);
    minute = 0;
  }
}

/** Working minutes from one local moment to another (0 when the second is not later). */
export function workingMinutesBetween(
  calendar: WorkCalendar,
  from: string,
  to: string,
  hours: OfficeHours = DEFAULT_OFFICE_HOURS,
): number {
  const [start, end] = [readLocal(from), readLocal(to)];
  if (dayNumber(end.date) - dayNumber(start.date) > LONGEST_SPAN_DAYS)
    throw new RangeError(`too long a span: ${from}, ${to}`);
  let total = 0;
  for (let date = start.date; date <= end.date; date = addDays(date, 1)) {
    if (!isWorkday(calendar, date)) continue;
    for (const [opens, closes] of hours) {
      const begin = Math.max(minutesOf(opens), date === start.date ? start.minute : 0);
      const finish = Math.min(minutesOf(closes), date === end.date ? end.minute : 1440);
      total += Math.max(0, finish - begin);
    }
  }
  return total;
}
