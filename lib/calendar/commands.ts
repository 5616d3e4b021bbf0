import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canChangeCalendar } from './policy';
import { daysOf, daysOfYear } from './rules';
import type { CalendarDaysInput, CalendarYearInput } from './schema';

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const LONGEST_DAYS = 15;

/**
 * Loads a year of the working calendar from the lines of its notice: every day gets a row. Refuses a year that has rows
 * (`duplicate`): its days are changed one by one. The system administrator.
 */
export async function loadCalendarYear(actor: Actor, input: CalendarYearInput): Promise<{ year: number }> {
  if (!canChangeCalendar(actor)) throw new ForbiddenError('calendar.change');
  const { year, source, lines } = input;
  return inTransaction(async (tx) => {
    if ((await countDays(tx, year)) > 0) throw FieldErrors.of('year', 'duplicate');
    const days = daysOfYear(year, lines);
    await tx.calendarDay.createMany({
      data: days.map(({ date, kind, name }) => ({ date: dateOf(date), kind, name: name || null })),
    });
    const id = newId();
    await tx.calendarYear.upsert({
      where: { year },
      create: { id, year, source },
      update: { source, version: { increment: 1 } },
      select: { id: true },
    });
    const { id: recordId } = await tx.calendarYear.findUniqueOrThrow({
      where: { year },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'calendar',
      recordId,
      verb: 'load',
      after: {
        year,
        source,
        lines: lines.map(({ from, to, kind, name }) => `${from} ${to} ${kind} ${name}`),
      },
    });
    return { year };
  });
}

/**
 * Changes days of a loaded year, with the reason. Clocks that were set before keep their day: they were set by the
 * calendar of their time. Refuses a year without rows (`year_not_loaded`) and more than fifteen days.
 */
export async function changeCalendarDays(actor: Actor, input: CalendarDaysInput): Promise<{ year: number }> {
  if (!canChangeCalendar(actor)) throw new ForbiddenError('calendar.change');
  const year = Number(input.from.slice(0, 4));
  const days = daysOf(input);
  if (days.length > LONGEST_DAYS) throw FieldErrors.of('to', 'too_many');
  return inTransaction(async (tx) => {
    const rows = await tx.calendarDay.findMany({
      where: { date: { in: days.map(dateOf) } },
      select: { date: true, kind: true, name: true },
    });
    if (rows.length !== days.length) throw new AppError('year_not_loaded', { year });
    const { id } = await tx.calendarYear.upsert({
      where: { year },
      create: { id: newId(), year },
      update: { version: { increment: 1 } },
      select: { id: true },
    });
    await tx.calendarDay.updateMany({
      where: { date: { in: days.map(dateOf) } },
      data: { kind: input.kind, name: input.name ?? null },
    });
    const text = (date: string, kind: string, name: string | null) =>
      [date, kind, name].filter(Boolean).join(' ');
    await recordChange(tx, actor, {
      noun: 'calendar',
      recordId: id,
      verb: 'change_days',
      before: {
        days: rows.map((row) => text(row.date.toISOString().slice(0, 10), row.kind, row.name)).sort(),
      },
      after: { days: days.map((day) => text(day, input.kind, input.name ?? null)) },
      reason: input.reason,
    });
    return { year };
  });
}

async function countDays(tx: Tx, year: number): Promise<number> {
  return tx.calendarDay.count({
    where: { date: { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) } },
  });
}
