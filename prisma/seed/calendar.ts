import { addDays, weekday } from '@/lib/shared/dates';
import type { CalendarDay } from '@/lib/shared/workdays';
import { readRows } from '@/prisma/seed/read-rows';

export type CalendarRow = CalendarDay;

/**
 * Every day of the years that have an arrangement (2024, 2025, 2026): Mondays to Fridays `workday`, weekends `holiday`
 * without a name, then the named holidays and adjusted workdays of data/calendar.tsv over them. No row of 2027.
 */
export function calendarRows(): CalendarRow[] {
  const named = new Map<string, CalendarRow>();
  for (const [date = '', kind = '', name = ''] of readRows('calendar.tsv')) {
    if (kind !== 'holiday' && kind !== 'adjusted_workday')
      throw new Error(`calendar.tsv: not a kind: ${kind}`);
    named.set(date, { date, kind, name });
  }
  const years = new Set([...named.keys()].map((date) => date.slice(0, 4)));
  return [...years]
    .sort()
    .flatMap((year) => daysOfYear(year).map((date) => named.get(date) ?? plainDay(date)));
}

function plainDay(date: string): CalendarRow {
  return { date, kind: weekday(date) > 5 ? 'holiday' : 'workday' };
}

function daysOfYear(year: string): string[] {
  const days: string[] = [];
  for (let date = `${year}-01-01`; date.startsWith(year); date = addDays(date, 1)) days.push(date);
  return days;
}
