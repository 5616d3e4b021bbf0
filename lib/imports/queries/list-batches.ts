import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { scopeSql } from '@/lib/server/scope-sql';
import { listUnits } from '@/lib/units/queries';
import { ForbiddenError } from '@/lib/shared/errors';
import { batchScopeColumns, canImport, canImportFor, visibleBatches } from '../policy';
import { readCounts, type BatchCounts, type BatchState } from '../rules';
import type { BatchListPage } from '../search-params';

/** A batch in the list, newest first. */
export type BatchListRow = {
  id: string;
  number: string;
  fileName: string;
  unit: string | null;
  user: string | null;
  state: BatchState;
  counts: BatchCounts;
  createdAt: string;
};

type Read = Omit<BatchListRow, 'counts'> & { counts: unknown };

/** Scope AND filters on `batch b`. */
function batchWhere(actor: Actor, filters: Pick<BatchListPage, 'waiting'>): Prisma.Sql {
  if (!canImport(actor)) throw new ForbiddenError('imports.list');
  const scope = scopeSql(visibleBatches(actor), batchScopeColumns, 'b');
  return filters.waiting ? Prisma.sql`${scope} AND b.state IN ('mapping', 'ready', 'failed')` : scope;
}

/** How many batches wait for a person: a mapping to confirm, rows to decide, a failure to look at. */
export async function countWaitingBatches(actor: Actor): Promise<number> {
  const where = batchWhere(actor, { waiting: '1' });
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM batch b WHERE ${where}`;
  return row?.n ?? 0;
}

/** Batches of the actor's units, newest first. */
export async function listBatches(
  actor: Actor,
  page: BatchListPage,
  size?: number,
): Promise<Page<BatchListRow>> {
  const where = batchWhere(actor, page);
  const plan = planKeyset({
    table: 'batch',
    alias: 'b',
    order: { name: 'newest', column: 'createdAt', direction: 'desc' },
    filters: { waiting: page.waiting },
    after: page.after,
    before: page.before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<Read[]>`
    SELECT b.id, b.number, b."fileName", u."shortName" AS unit, p.name AS user, b.state::text AS state, b.counts,
           to_char(b."createdAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS "createdAt"
      FROM batch b LEFT JOIN unit u ON u.id = b."unitId" LEFT JOIN app_user p ON p.id = b."createdBy"
     WHERE ${where} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(
    plan,
    rows.map((row) => ({ ...row, counts: readCounts(row.counts) })),
  );
}

/** Units that the actor may import for, in tree order. */
export async function listImportUnits(actor: Actor): Promise<{ id: string; name: string; depth: number }[]> {
  if (!canImport(actor)) throw new ForbiddenError('imports.list');
  const units = (await listUnits(actor)).filter(
    (unit) => canImportFor(actor, unit.id) && unit.validTo === null,
  );
  const least = Math.min(...units.map((unit) => unit.depth));
  return units.map(({ id, name, depth }) => ({ id, name, depth: depth - least }));
}
