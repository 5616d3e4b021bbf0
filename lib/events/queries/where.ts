import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { parseSearch } from '@/lib/shared/search-text';
import { canListEvents, eventScopeColumns, visibleEvents } from '../policy';
import type { EventPhase } from '../rules';
import type { EventFilters } from '../search-params';

/** SQL: event `e` is one that the board of 三百行动 counts: it was held, and what came of it stands written (D3). */
export const countsOnBoard = Prisma.sql`(e.state = 'ended' AND e.track IS NOT NULL)`;

/** SQL: the actor may know of event `e`. */
export const readableSql = (actor: Actor): Prisma.Sql =>
  scopeSql(visibleEvents(actor), eventScopeColumns, 'e');

/** SQL of a phase on event `e`: the same as `phaseOf` (rules). */
const PHASES: Record<EventPhase, Prisma.Sql> = {
  draft: Prisma.sql`e.state = 'draft'`,
  upcoming: Prisma.sql`(e.state = 'published' AND e."startsAt" > now())`,
  ongoing: Prisma.sql`(e.state = 'published' AND e."startsAt" <= now() AND e."endsAt" >= now())`,
  over: Prisma.sql`(e.state = 'published' AND e."endsAt" < now())`,
  ended: Prisma.sql`e.state = 'ended'`,
  cancelled: Prisma.sql`e.state = 'cancelled'`,
};
export const phaseSql = (phase: EventPhase): Prisma.Sql => PHASES[phase];

const dayIn = Prisma.sql`AT TIME ZONE 'Asia/Shanghai')::date`;

/** Scope AND filters on `event e`: one builder for rows, counts, board and API. Refuses whoever may not list. */
export function eventWhere(actor: Actor, filters: Partial<EventFilters>): Prisma.Sql {
  if (!canListEvents(actor)) throw new ForbiddenError('events.list');
  const list = [readableSql(actor)];
  if (filters.phase) list.push(phaseSql(filters.phase));
  if (filters.kind) list.push(Prisma.sql`e.kind = ${filters.kind}`);
  if (filters.track) list.push(Prisma.sql`e.track = ${filters.track}`);
  if (filters.unit) {
    list.push(
      Prisma.sql`e."unitIds" && ARRAY(SELECT u.id FROM unit u WHERE u."ancestorIds" @> ARRAY[${filters.unit}::uuid])`,
    );
  }
  // an event of several days stands in every period that it touches
  if (filters.from) list.push(Prisma.sql`(e."endsAt" ${dayIn} >= ${filters.from}::date`);
  if (filters.to) list.push(Prisma.sql`(e."startsAt" ${dayIn} <= ${filters.to}::date`);
  if (filters.chamber) {
    list.push(Prisma.sql`EXISTS (SELECT 1 FROM event_chamber ec JOIN chamber c ON c.id = ec."chamberId"
      WHERE ec."eventId" = e.id AND c.id = ${filters.chamber}::uuid
        AND ${scopeSql(visibleChambers(actor), chamberScopeColumns, 'c')})`);
  }
  if (filters.city) list.push(Prisma.sql`e."cityId" = ${filters.city}::uuid`);
  if (filters.circle) list.push(Prisma.sql`replace(e.circle, ' ', '') = replace(${filters.circle}, ' ', '')`);
  if (filters.counted) list.push(countsOnBoard);
  for (const term of parseSearch(filters.q ?? '')) {
    list.push(Prisma.sql`(e."searchText" LIKE ${`%${term.text}%`} OR e.number ILIKE ${`%${term.text}%`})`);
  }
  return Prisma.join(list, ' AND ');
}
