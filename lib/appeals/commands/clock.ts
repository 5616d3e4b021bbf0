import type { Tx } from '@/lib/server/db';
import { buildWorkCalendar, type WorkCalendar } from '@/lib/shared/workdays';
import { clockFrom, type AppealClock } from '../rules';

/** Days of calendar that a clock may pass through. */
const CALENDAR_DAYS = 120;
/** 接诉即办: taken on in one workday, answered in three, solved in fifteen, complex ones in thirty (domain.md 2.3). */
const DEFAULTS = { accept: 1, answer: 3, close: 15, close_complex: 30 } as const;

async function readCalendar(tx: Tx, from: string): Promise<WorkCalendar> {
  const days = await tx.calendarDay.findMany({
    where: { date: { gte: new Date(`${from}T00:00:00Z`) } },
    select: { date: true, kind: true },
    orderBy: { date: 'asc' },
    take: CALENDAR_DAYS,
  });
  return buildWorkCalendar(days.map(({ date, kind }) => ({ date: date.toISOString().slice(0, 10), kind })));
}

/** The last days of an appeal from a day on, by the limits in force that day and the national calendar. */
export async function appealClock(tx: Tx, from: string, isComplex: boolean): Promise<AppealClock> {
  const rows = await tx.appealClock.findMany({
    where: { validFrom: { lte: new Date(`${from}T00:00:00Z`) } },
    select: { step: true, workdays: true },
    orderBy: [{ validFrom: 'desc' }, { id: 'asc' }],
    take: 100,
  });
  const limit = (step: keyof typeof DEFAULTS): number =>
    rows.find((row) => row.step === step)?.workdays ?? DEFAULTS[step];
  return clockFrom(await readCalendar(tx, from), from, {
    accept: limit('accept'),
    answer: limit('answer'),
    close: limit(isComplex ? 'close_complex' : 'close'),
  });
}
