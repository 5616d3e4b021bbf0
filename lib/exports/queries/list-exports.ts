import type { Actor, PersonActor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { canExport, exportScopeColumns, visibleExports } from '../policy';
import { readState, type ExportState } from '../rules';
import type { ExportPage } from '../search-params';

/** An export in the list, newest first. */
export type ExportListRow = {
  id: string;
  number: string;
  reason: string;
  state: ExportState;
  persons: number;
  format: string;
  user: string | null;
  unit: string | null;
  createdAt: string;
};

/** The own exports, and for a chief those of the units; `waiting` are those that the chief may decide. */
function exportWhere(actor: PersonActor, view: ExportPage['view']): Prisma.Sql {
  const own = Prisma.sql`e."createdBy" = ${actor.userId}::uuid`;
  const units = scopeSql(visibleExports(actor), exportScopeColumns, 'e');
  if (view === 'mine') return own;
  if (view === 'waiting') return Prisma.sql`e.state = 'waiting' AND ${units} AND NOT ${own}`;
  return Prisma.sql`(${own} OR ${units})`;
}

/** Exports that the actor may see, newest first, fifty at a time. */
export async function listExports(
  actor: Actor,
  page: ExportPage,
  size?: number,
): Promise<Page<ExportListRow>> {
  if (!canExport(actor)) throw new ForbiddenError('exports.list');
  const plan = planKeyset({
    table: 'export',
    alias: 'e',
    order: { name: 'newest', column: 'createdAt', direction: 'desc' },
    filters: { view: page.view },
    after: page.after,
    before: page.before,
    ...(size ? { size } : {}),
  });
  const rows = await readRows<Omit<ExportListRow, 'state'> & { state: string }>(Prisma.sql`
    SELECT e.id, e.number, e.reason, e.state, coalesce(e."rowCount", e.persons) AS persons, e.format,
           p.name AS user, u."shortName" AS unit,
           to_char(e."createdAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS "createdAt"
      FROM export e LEFT JOIN app_user p ON p.id = e."createdBy" LEFT JOIN unit u ON u.id = e."unitId"
     WHERE ${exportWhere(actor, page.view)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return finishPage(
    plan,
    rows.map((row) => ({ ...row, state: readState(row.state) })),
  );
}

/** How many exports wait for this person's decision; none for who decides nothing. */
export async function countWaitingExports(actor: Actor): Promise<number> {
  if (!canExport(actor)) throw new ForbiddenError('exports.list');
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM export e WHERE ${exportWhere(actor, 'waiting')}`;
  return row?.n ?? 0;
}
