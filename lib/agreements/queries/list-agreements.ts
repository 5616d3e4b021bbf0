import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { sumWan } from '@/lib/shared/money';
import { parseSearch } from '@/lib/shared/search-text';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import { canListAgreements } from '../policy';
import type { AgreementKind, SourceScope } from '../schema';
import type { AgreementFilters, AgreementPage } from '../search-params';

/** An agreement in a list; the amount is the sum of its own lines, in 万元. */
export type AgreementRow = {
  id: string;
  kind: AgreementKind;
  title: string;
  number: string | null;
  projectId: string;
  project: string;
  unit: string | null;
  signedOn: string;
  amountWan: string;
  papers: number;
  isSample: boolean;
};

function agreementWhere(actor: Actor, filters: AgreementFilters): Prisma.Sql {
  if (!canListAgreements(actor)) throw new ForbiddenError('agreements.list');
  const list = [
    Prisma.sql`a."archivedAt" IS NULL AND p."archivedAt" IS NULL`,
    scopeSql(visibleProjects(actor), projectScopeColumns, 'p'),
  ];
  if (filters.kind) list.push(Prisma.sql`a.kind = ${filters.kind}::"AgreementKind"`);
  if (filters.year) {
    list.push(
      Prisma.sql`a."signedOn" >= ${`${filters.year}-01-01`}::date AND a."signedOn" <= ${`${filters.year}-12-31`}::date`,
    );
  }
  if (filters.unit) {
    list.push(
      Prisma.sql`p."ownerUnitId" IN (SELECT u.id FROM unit u WHERE u."ancestorIds" @> ARRAY[${filters.unit}::uuid])`,
    );
  }
  for (const term of parseSearch(filters.q ?? '')) {
    const like = `%${term.text}%`;
    list.push(
      Prisma.sql`(p."searchText" LIKE ${like} OR lower(a.title) LIKE ${like} OR lower(a.number) LIKE ${like})`,
    );
  }
  return Prisma.join(list, ' AND ');
}

/** Agreements newest change first, fifty a page (E12: kinds apart, amounts as lines). */
export async function listAgreements(
  actor: Actor,
  page: AgreementPage,
  size?: number,
): Promise<Page<AgreementRow>> {
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    table: 'agreement',
    alias: 'a',
    order: { name: 'updated', column: 'updatedAt', direction: 'desc' },
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<AgreementRow[]>`
    SELECT a.id, a.kind::text AS kind, a.title, a.number, a."projectId", p.name AS project, u."shortName" AS unit,
           to_char(a."signedOn", 'YYYY-MM-DD') AS "signedOn", a."isSample",
           (SELECT coalesce(sum(l."amountWan"), 0)::text FROM agreement_line l WHERE l."agreementId" = a.id) AS "amountWan",
           (SELECT count(*)::int FROM attachment t WHERE t.noun = 'agreements' AND t."recordId" = a.id AND t."removedAt" IS NULL) AS papers
      FROM agreement a JOIN project p ON p.id = a."projectId" LEFT JOIN unit u ON u.id = p."ownerUnitId"
     WHERE ${agreementWhere(actor, filters)} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** An agreement on its project's page, with its lines. */
export type AgreementOfProject = {
  id: string;
  kind: AgreementKind;
  title: string;
  number: string | null;
  signedOn: string;
  amountWan: string;
  lines: { sourceScope: SourceScope; amountWan: string }[];
};

/** Agreements of one project, newest signature first. 404 when the project is outside the scope. */
export async function listAgreementsOf(actor: Actor, projectId: string): Promise<AgreementOfProject[]> {
  const project = await db.project.findFirst({
    where: { AND: [{ id: projectId }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
    select: {
      agreements: {
        where: { archivedAt: null },
        select: {
          id: true,
          kind: true,
          title: true,
          number: true,
          signedOn: true,
          lines: { select: { sourceScope: true, amountWan: true }, orderBy: { id: 'asc' } },
        },
        orderBy: [{ signedOn: 'desc' }, { id: 'desc' }],
        take: 100,
      },
    },
  });
  if (!project) throw new NotFoundError('project');
  return project.agreements.map(({ signedOn, lines, ...row }) => ({
    ...row,
    signedOn: signedOn.toISOString().slice(0, 10),
    amountWan: sumWan(lines.map((line) => line.amountWan.toFixed())),
    lines: lines.map((line) => ({ ...line, amountWan: line.amountWan.toFixed() })),
  }));
}
