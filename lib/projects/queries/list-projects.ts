import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import {
  cappedCount,
  COUNT_CAP,
  finishPage,
  planKeyset,
  type CappedCount,
  type KeysetOrder,
  type Page,
} from '@/lib/server/keyset';
import type { ProjectStage, ProjectStatus } from '../schema';
import type { ProjectFacetName, ProjectFilters, ProjectOrder, ProjectPage } from '../search-params';
import { projectWhere } from './where';

/** A project as the list shows it. Amounts in 万元 as decimal text, dates as YYYY-MM-DD. */
export type ProjectRow = {
  id: string;
  number: string;
  name: string;
  investor: string | null;
  stage: ProjectStage;
  stageSince: string;
  status: ProjectStatus;
  unit: string | null;
  park: string | null;
  chain: string | null;
  isReturn: boolean;
  totalInvestmentWan: string | null;
  /** accepted receipts, all months */
  receivedWan: string | null;
  updatedOn: string;
  isSample: boolean;
};

const ORDERS: Record<ProjectOrder, KeysetOrder> = {
  updated: { name: 'updated', column: 'updatedAt', direction: 'desc' },
  number: { name: 'number', column: 'number', direction: 'desc' },
};

/** The page's rows: fifty, in one of the closed orders, found by keyset (E1). */
export async function listProjects(
  actor: Actor,
  page: ProjectPage,
  size?: number,
): Promise<Page<ProjectRow>> {
  const { after, before, open: _open, ...filters } = page;
  const where = projectWhere(actor, filters);
  const plan = planKeyset({
    table: 'project',
    alias: 'p',
    order: ORDERS[filters.order],
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<ProjectRow[]>`
    WITH page AS MATERIALIZED (
      SELECT p.* FROM project p WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
    )
    SELECT p.id, p.number, p.name, coalesce(c.name, p."investorText") AS investor, p.stage::text AS stage,
           to_char(p."stageSince", 'YYYY-MM-DD') AS "stageSince", p.status::text AS status, u."shortName" AS unit,
           k.name AS park, h.name AS chain, p."isReturn", p."totalInvestmentWan"::text AS "totalInvestmentWan",
           (SELECT sum(r."amountWan")::text FROM receipt r WHERE r."projectId" = p.id AND r.state = 'accepted') AS "receivedWan",
           to_char(p."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "updatedOn", p."isSample"
      FROM page p
      LEFT JOIN company c ON c.id = p."investorCompanyId"
      LEFT JOIN unit u ON u.id = p."ownerUnitId"
      LEFT JOIN park k ON k.id = p."parkId"
      LEFT JOIN chain h ON h.id = p."chainId"
     ORDER BY ${plan.orderBy}`;
  return finishPage(plan, rows);
}

/** How many projects the filters show, exact up to 10,000. */
export async function countProjects(actor: Actor, filters: ProjectFilters): Promise<CappedCount> {
  const where = projectWhere(actor, filters);
  const rows = await db.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (SELECT 1 FROM project p WHERE ${where} LIMIT ${COUNT_CAP + 1}) x`;
  return cappedCount(rows[0]?.n);
}

const FACETS: Record<ProjectFacetName, string> = {
  stage: 'stage',
  status: 'status',
  unit: 'ownerUnitId',
  chain: 'chainId',
  park: 'parkId',
  return: 'isReturn',
};

/** Counts per value of one facet under the other filters; a unit counts what it owns itself. */
export async function countProjectsBy(
  actor: Actor,
  facet: ProjectFacetName,
  filters: ProjectFilters,
): Promise<Record<string, number>> {
  const where = projectWhere(actor, { ...filters, [facet]: undefined });
  const key = Prisma.raw(`p."${FACETS[facet]}"`);
  const rows = await db.$queryRaw<{ value: string; count: number }[]>`
    SELECT ${key}::text AS value, count(*)::int AS count FROM project p
     WHERE ${where} AND ${key} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 200`;
  const flag: Record<string, string> = { true: '1', false: '0' };
  return Object.fromEntries(rows.map(({ value, count }) => [flag[value] ?? value, count]));
}
