import type { Tx } from '@/lib/server/db';
import { buildWorkCalendar, type WorkCalendar } from '@/lib/shared/workdays';
import { clockFrom, limitsOn, type AppealClock, type StepLimits } from '../rules';

/** Days of calendar that a clock may pass through. */
const CALENDAR_DAYS = 120;

async function readCalendar(tx: Tx, from: string): Promise<WorkCalendar> {
  const days = await tx.calendarDay.findMany({
    where: { date: { gte: new Date(`${from}T00:00:00Z`) } },
    select: { date: true, kind: true },
    orderBy: { date: 'asc' },
    take: CALENDAR_DAYS,
  });
  return buildWorkCalendar(days.map(({ date, kind }) => ({ date: date.toISOString().slice(0, 10), kind })));
}

/** The limits in force on a day. */
export async function limitsIn(tx: Tx, day: string): Promise<StepLimits> {
  const rows = await tx.appealClock.findMany({
    where: { validFrom: { lte: new Date(`${day}T00:00:00Z`) } },
    select: { step: true, workdays: true, validFrom: true },
    orderBy: [{ validFrom: 'desc' }, { id: 'asc' }],
    take: 200,
  });
  return limitsOn(
    rows.map((row) => ({ ...row, validFrom: row.validFrom.toISOString().slice(0, 10) })),
    day,
  );
}

/** The last days of an appeal from a day on, by the limits in force that day and the national calendar. */
export async function appealClock(tx: Tx, from: string, isComplex: boolean): Promise<AppealClock> {
  const limits = await limitsIn(tx, from);
  return clockFrom(await readCalendar(tx, from), from, {
    accept: limits.accept,
    answer: limits.answer,
    close: limits[isComplex ? 'close_complex' : 'close'],
  });
}
