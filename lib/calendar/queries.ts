import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import type { CalendarDay } from '@/lib/shared/workdays';
import { canChangeCalendar, canReadCalendar } from './policy';

/** A year of the working calendar; a year that is not loaded counts nothing and says so. */
export type CalendarYear = {
  year: number;
  isLoaded: boolean;
  workdays: number;
  holidays: number;
  adjusted: number;
};

/**
 * The years that have rows, and this year and the next whether they have or not: a year without rows is an error for
 * whoever counts working days in it, never a year of workdays.
 */
export async function listCalendarYears(actor: Actor): Promise<CalendarYear[]> {
  if (!canReadCalendar(actor)) throw new ForbiddenError('calendar.read');
  const rows = await db.$queryRaw<Omit<CalendarYear, 'isLoaded'>[]>`
    SELECT extract(year FROM date)::int AS year,
           (count(*) FILTER (WHERE kind IN ('workday', 'adjusted_workday')))::int AS workdays,
           (count(*) FILTER (WHERE kind = 'holiday'))::int AS holidays,
           (count(*) FILTER (WHERE kind = 'adjusted_workday'))::int AS adjusted
      FROM calendar_day GROUP BY 1 ORDER BY 1 LIMIT 100`;
  const thisYear = Number(today().slice(0, 4));
  const missing = [thisYear, thisYear + 1].filter((year) => !rows.some((row) => row.year === year));
  return [
    ...rows.map((row) => ({ ...row, isLoaded: true })),
    ...missing.map((year) => ({ year, isLoaded: false, workdays: 0, holidays: 0, adjusted: 0 })),
  ].sort((a, b) => a.year - b.year);
}

/** One year opened: its days in order (none when it is not loaded), the notice that it follows. */
export type CalendarYearDetail = {
  year: number;
  days: CalendarDay[];
  source: string | null;
  can: { change: boolean };
};

/** The days of a year. A year without rows answers with none, and the page says so. */
export async function getCalendarYear(actor: Actor, year: number): Promise<CalendarYearDetail> {
  if (!canReadCalendar(actor)) throw new ForbiddenError('calendar.read');
  const [rows, head] = await Promise.all([
    db.calendarDay.findMany({
      where: { date: { gte: new Date(`${year}-01-01`), lte: new Date(`${year}-12-31`) } },
      select: { date: true, kind: true, name: true },
      orderBy: { date: 'asc' },
      take: 366,
    }),
    db.calendarYear.findUnique({ where: { year }, select: { source: true } }),
  ]);
  return {
    year,
    days: rows.map(({ date, kind, name }) => ({
      date: date.toISOString().slice(0, 10),
      kind,
      ...(name ? { name } : {}),
    })),
    source: head?.source ?? null,
    can: { change: canChangeCalendar(actor) },
  };
}
