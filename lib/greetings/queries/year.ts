import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { lunarDayName, lunarYearName } from '@/lib/shared/festivals';
import { canListGreetings, greetingScopeColumns, visibleGreetings } from '../policy';
import type { GreetingChannel, GreetingState } from '../rules';
import { AHEAD_DAYS, festivalsOfYear, type FestivalDay, type OwnDay } from '../rules-festivals';

/** Own days of the programme that are kept, by month and day. */
export async function listOwnDays(
  actor: Actor,
): Promise<(OwnDay & { version: number; isSample: boolean })[]> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.list');
  const rows = await db.greetingDay.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true, calendar: true, month: true, day: true, version: true, isSample: true },
    orderBy: [{ calendar: 'asc' }, { month: 'asc' }, { day: 'asc' }, { id: 'asc' }],
    take: 50,
  });
  return rows.map((row) => ({ ...row, calendar: row.calendar === 'lunar' ? 'lunar' : 'solar' }));
}

/** A festival with its lunar name and the campaigns that the actor may see. */
export type YearDay = FestivalDay & {
  lunar: string;
  campaigns: { id: string; title: string; state: GreetingState; channel: GreetingChannel }[];
};

/** The year's festivals in order, each with its campaigns; none: 尚未安排. */
export type GreetingYear = { year: number; lunarYear: string; days: YearDay[] };

/**
 * The calendar of greetings for a year. A year that the lunar calendar does not know (before 1900, after 2100) is a
 * RangeError, never a guess; the page's schema asks for no such year.
 */
export async function getGreetingYear(actor: Actor, year: number): Promise<GreetingYear> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.list');
  const days = festivalsOfYear(year, await listOwnDays(actor), today());
  const campaigns = await readRows<YearDay['campaigns'][number] & { key: string }>(Prisma.sql`
    SELECT g.id, g.title, g.state::text AS state, g.channel::text AS channel, coalesce(g."dayId"::text, g.festival) AS key
      FROM greeting g WHERE g.year = ${year} AND g."archivedAt" IS NULL
       AND ${scopeSql(visibleGreetings(actor), greetingScopeColumns, 'g')}
     ORDER BY g."createdAt", g.id LIMIT 500`);
  return {
    year,
    lunarYear: lunarYearName(`${year}-07-01`),
    days: days.map((day) => ({
      ...day,
      lunar: lunarDayName(day.date),
      campaigns: campaigns.filter(({ key }) => key === day.key).map(({ key: _key, ...one }) => one),
    })),
  };
}

/** Festivals within twenty days for which the own units have no campaign yet, the nearest first; across New Year. */
export async function listUnplanned(actor: Actor): Promise<YearDay[]> {
  const year = Number(today().slice(0, 4));
  const years = await Promise.all([getGreetingYear(actor, year), getGreetingYear(actor, year + 1)]);
  return years
    .flatMap(({ days }) => days)
    .filter(({ ahead, campaigns }) => ahead >= 0 && ahead <= AHEAD_DAYS && campaigns.length === 0);
}
