import { projectScopeColumns } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import {
  cappedCount,
  COUNT_CAP,
  finishPage,
  planKeyset,
  type CappedCount,
  type Page,
} from '@/lib/server/keyset';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { normalisePinyin } from '@/lib/shared/pinyin';
import { parseSearch } from '@/lib/shared/search-text';
import type { SourceScope } from '@/lib/agreements/schema';
import {
  canListReceipts,
  mayCheck,
  mayDecide,
  receiptScopeColumns,
  projectsOfReceipts,
  visibleReceipts,
} from '../policy';
import type { EvidenceKind, ReceiptState, ReceiptUse } from '../schema';
import type { ReceiptFilters, ReceiptPage } from '../search-params';

/** A line of the funds ledger in a list. Amount in 万元 as decimal text, days as YYYY-MM-DD. */
export type ReceiptRow = {
  id: string;
  number: string;
  projectId: string;
  project: string;
  unit: string | null;
  receivedOn: string;
  periodMonth: string | null;
  sourceScope: SourceScope;
  use: ReceiptUse;
  amountWan: string;
  evidenceKind: EvidenceKind;
  state: ReceiptState;
  isEstimate: boolean;
  isCorrection: boolean;
  papers: number;
  isSample: boolean;
};

/** What waits for the actor: the checker sees submitted lines of others, the decider checked ones, the filler returned ones and drafts. */
function queueCondition(actor: Actor): Prisma.Sql {
  const userId = actor.kind === 'person' ? actor.userId : null;
  if (mayDecide(actor)) {
    return Prisma.sql`r.state = 'checked' AND r."submittedBy" IS DISTINCT FROM ${userId}::uuid AND r."checkedBy" IS DISTINCT FROM ${userId}::uuid`;
  }
  if (mayCheck(actor)) {
    return Prisma.sql`r.state = 'submitted' AND r."submittedBy" IS DISTINCT FROM ${userId}::uuid`;
  }
  return Prisma.sql`r.state IN ('draft', 'returned')`;
}

/** The ledger's condition on `receipt r JOIN project p`: scope AND filters; one builder for rows, count and queue. */
function receiptWhere(actor: Actor, filters: ReceiptFilters): Prisma.Sql {
  if (!canListReceipts(actor)) throw new ForbiddenError('receipts.list');
  const list = [
    scopeSql(visibleReceipts(actor), receiptScopeColumns, 'r'),
    scopeSql(projectsOfReceipts(actor), projectScopeColumns, 'p'),
  ];
  if (filters.view === 'queue') list.push(queueCondition(actor));
  if (filters.state) list.push(Prisma.sql`r.state = ${filters.state}::"ReceiptState"`);
  if (filters.project) list.push(Prisma.sql`r."projectId" = ${filters.project}::uuid`);
  if (filters.month) list.push(Prisma.sql`r."periodMonth" = ${filters.month}`);
  if (filters.unit) {
    list.push(
      Prisma.sql`r."ownerUnitId" IN (SELECT u.id FROM unit u WHERE u."ancestorIds" @> ARRAY[${filters.unit}::uuid])`,
    );
  }
  for (const term of parseSearch(filters.q ?? '')) {
    const like = `%${term.text}%`;
    const number = term.text.toUpperCase();
    const letters = term.kind === 'letters' ? `${normalisePinyin(term.text)}%` : '\\';
    list.push(
      Prisma.sql`(p."searchText" LIKE ${like} OR p.initials LIKE ${letters} OR p.pinyin LIKE ${letters} OR r.number LIKE ${`%${number}%`})`,
    );
  }
  return Prisma.join(list, ' AND ');
}

/** The page's lines, latest change first, fifty a page. */
export async function listReceipts(
  actor: Actor,
  page: ReceiptPage,
  size?: number,
): Promise<Page<ReceiptRow>> {
  const { after, before, open: _open, ...filters } = page;
  const plan = planKeyset({
    table: 'receipt',
    alias: 'r',
    order: { name: 'updated', column: 'updatedAt', direction: filters.view === 'queue' ? 'asc' : 'desc' },
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<ReceiptRow[]>`
    SELECT r.id, r.number, r."projectId", p.name AS project, u."shortName" AS unit,
           to_char(r."receivedOn", 'YYYY-MM-DD') AS "receivedOn", r."periodMonth", r."sourceScope"::text AS "sourceScope",
           r.use, r."amountWan"::text AS "amountWan", r."evidenceKind", r.state::text AS state, r."isEstimate",
           r."correctsId" IS NOT NULL AS "isCorrection", r."isSample",
           (SELECT count(*)::int FROM attachment t WHERE t.noun = 'receipts' AND t."recordId" = r.id AND t."removedAt" IS NULL) AS papers
      FROM receipt r JOIN project p ON p.id = r."projectId" LEFT JOIN unit u ON u.id = r."ownerUnitId"
     WHERE ${receiptWhere(actor, filters)} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** How many lines the filters show, exact up to 10,000. */
export async function countReceipts(actor: Actor, filters: ReceiptFilters): Promise<CappedCount> {
  const rows = await db.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (
      SELECT 1 FROM receipt r JOIN project p ON p.id = r."projectId"
       WHERE ${receiptWhere(actor, filters)} LIMIT ${COUNT_CAP + 1}) x`;
  return cappedCount(rows[0]?.n);
}

/** The line that waits longest for the actor; null when nothing waits. */
export async function nextInQueue(actor: Actor): Promise<string | null> {
  const page = await listReceipts(actor, { view: 'queue' }, 1);
  return page.rows[0]?.id ?? null;
}

/** The latest lines of one project and what all its accepted lines sum to. */
export async function listReceiptsOf(
  actor: Actor,
  projectId: string,
  size = 20,
): Promise<{ rows: ReceiptRow[]; count: CappedCount; acceptedWan: string }> {
  const filters = { project: projectId };
  // refused here, before three reads begin that would each be refused on their own
  const where = receiptWhere(actor, filters);
  const [page, count, sums] = await Promise.all([
    listReceipts(actor, filters, size),
    countReceipts(actor, filters),
    db.$queryRaw<{ total: string }[]>`
      SELECT coalesce(sum(r."amountWan"), 0)::text AS total FROM receipt r JOIN project p ON p.id = r."projectId"
       WHERE ${where} AND r.state = 'accepted'`,
  ]);
  return { rows: page.rows, count, acceptedWan: sums[0]?.total ?? '0' };
}
