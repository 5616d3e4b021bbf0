import { hasRole, type Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListGreetings, greetingScopeColumns, visibleGreetings } from '../policy';
import type { GreetingChannel, GreetingState } from '../rules';
import type { GreetingFestival } from '../rules-festivals';
import type { GreetingFilters, GreetingPage } from '../search-params';

/** A campaign in the list, the last changed first. Counts are of the frozen list; null before approval. */
export type GreetingRow = {
  id: string;
  number: string;
  title: string;
  festival: GreetingFestival;
  ownDay: string | null;
  festivalOn: string;
  channel: GreetingChannel;
  state: GreetingState;
  unit: string | null;
  officer: string | null;
  toSend: number | null;
  sent: number | null;
  askedOn: string | null;
  isSample: boolean;
};

function greetingWhere(actor: Actor, filters: GreetingFilters): Prisma.Sql {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.list');
  const list = [
    Prisma.sql`g."archivedAt" IS NULL`,
    scopeSql(visibleGreetings(actor), greetingScopeColumns, 'g'),
  ];
  if (filters.year) list.push(Prisma.sql`g.year = ${filters.year}`);
  if (filters.state) list.push(Prisma.sql`g.state = ${filters.state}::"GreetingState"`);
  if (filters.channel) list.push(Prisma.sql`g.channel = ${filters.channel}::"GreetingChannel"`);
  if (filters.waiting) {
    const own = actor.kind === 'person' ? actor.userId : null;
    list.push(
      hasRole(actor, 'chief')
        ? Prisma.sql`g.state = 'submitted' AND g."askedBy" IS DISTINCT FROM ${own}::uuid`
        : Prisma.sql`FALSE`,
    );
  }
  return Prisma.join(list, ' AND ');
}

/** Campaigns of the actor's units, the last changed first. */
export async function listGreetings(
  actor: Actor,
  page: GreetingPage,
  size?: number,
): Promise<Page<GreetingRow>> {
  const { after, before, ...filters } = page;
  const where = greetingWhere(actor, filters);
  const plan = planKeyset({
    table: 'greeting',
    alias: 'g',
    order: { name: 'newest', column: 'updatedAt', direction: 'desc' },
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await readRows<GreetingRow>(Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT g.* FROM greeting g WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
    )
    SELECT g.id, g.number, g.title, g.festival, d.name AS "ownDay", to_char(g."festivalOn", 'YYYY-MM-DD') AS "festivalOn",
           g.channel::text AS channel, g.state::text AS state, u."shortName" AS unit, p.name AS officer, r."toSend", r.sent,
           to_char(g."askedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "askedOn", g."isSample"
      FROM page g LEFT JOIN greeting_day d ON d.id = g."dayId" LEFT JOIN unit u ON u.id = g."unitId"
      LEFT JOIN app_user p ON p.id = g."officerId"
      LEFT JOIN LATERAL (
        SELECT count(*) FILTER (WHERE x.state <> 'left_out')::int AS "toSend",
               count(*) FILTER (WHERE x.state IN ('sent', 'bounced', 'returned', 'replied'))::int AS sent
          FROM greeting_recipient x WHERE x."greetingId" = g.id HAVING count(*) > 0) r ON TRUE
     ORDER BY ${plan.orderBy}`);
  return finishPage(plan, rows);
}

/** How many campaigns the filters show. */
export async function countGreetings(actor: Actor, filters: GreetingFilters): Promise<number> {
  const where = greetingWhere(actor, filters);
  const [row] = await readRows<{ n: number }>(
    Prisma.sql`SELECT count(*)::int AS n FROM greeting g WHERE ${where}`,
  );
  return row?.n ?? 0;
}
