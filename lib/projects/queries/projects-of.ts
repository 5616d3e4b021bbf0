import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import type { ProjectStage, ProjectStatus } from '../schema';
import { ProjectFilters } from '../search-params';
import { projectWhere } from './where';

/** A project that a person invests in, or that the person's main firm does. Amounts in 万元 as decimal text. */
export type ProjectOfPerson = {
  id: string;
  number: string;
  name: string;
  stage: ProjectStage;
  status: ProjectStatus;
  unit: string | null;
  totalInvestmentWan: string | null;
  /** accepted receipts, all months */
  receivedWan: string | null;
};

/**
 * Projects of a person within the actor's scope of projects, the last changed first, with how many there are. Who
 * stands behind a firm is part of the person's record: it has to be the actor's to read in full.
 */
export async function listProjectsOf(
  actor: Actor,
  merchantId: string,
  size: number,
): Promise<{ rows: ProjectOfPerson[]; total: number }> {
  const found = await readRows<ProjectOfPerson & { total: number }>(Prisma.sql`
    SELECT p.id, p.number, p.name, p.stage::text AS stage, p.status::text AS status, u."shortName" AS unit,
           p."totalInvestmentWan"::text AS "totalInvestmentWan",
           (SELECT sum(r."amountWan")::text FROM receipt r WHERE r."projectId" = p.id AND r.state = 'accepted') AS "receivedWan",
           (count(*) OVER ())::int AS total
      FROM project p LEFT JOIN unit u ON u.id = p."ownerUnitId"
     WHERE ${projectWhere(actor, ProjectFilters.parse({}))}
       AND EXISTS (SELECT 1 FROM merchant m WHERE m.id = ${merchantId}::uuid
             AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')})
       AND (p."merchantId" = ${merchantId}::uuid OR p."investorCompanyId" IN (
             SELECT t."companyId" FROM post t WHERE t."merchantId" = ${merchantId}::uuid AND t."isMain" AND t."companyId" IS NOT NULL))
     ORDER BY p."updatedAt" DESC, p.id DESC LIMIT ${size}`);
  return { rows: found.map(({ total: _total, ...row }) => row), total: found[0]?.total ?? 0 };
}
