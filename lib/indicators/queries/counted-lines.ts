import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { wan } from '@/lib/shared/money';
import type { SourceScope } from '@/prisma/generated/enums';
import { indicatorScopeColumns, visibleIndicators } from '../policy';
import type { Counting } from '../rules-counting';
import type { LineToFreeze } from '../rules-locks';
import type { Actor } from '@/lib/server/actor';
import { scopeSql } from '@/lib/server/scope-sql';

/**
 * FROM … WHERE of every counted figure of received money: its value, its parts and its lines all stand on this one
 * builder. A line counts with the unit's credit share of the day of the receipt (a correction: of the corrected line's
 * day, which it keeps); before the first share the first one holds. `within` takes the place of the reader's units where
 * a figure is somebody else's than a unit's. Aliases: r receipt, p project, s share, g group.
 */
function countedFrom(
  actor: Actor,
  { segments, groups }: Counting,
  within: Prisma.Sql = scopeSql(visibleIndicators(actor), indicatorScopeColumns, 's'),
): Prisma.Sql {
  const rules = segments.map(({ version: { params }, fromMonth, toMonth }) => {
    const parts = [
      Prisma.sql`r."periodMonth" BETWEEN ${fromMonth} AND ${toMonth}`,
      Prisma.sql`r."sourceScope"::text = ANY (${[...params.scopes]}::text[])`,
      Prisma.sql`r.use = ANY (${[...params.uses]}::text[])`,
    ];
    if (params.isReturn !== null) parts.push(Prisma.sql`p."isReturn" = ${params.isReturn}`);
    if (!params.withEstimates) parts.push(Prisma.sql`NOT r."isEstimate"`);
    return Prisma.sql`(${Prisma.join(parts, ' AND ')})`;
  });
  const months = rules.length ? Prisma.join(rules, ' OR ') : Prisma.sql`FALSE`;
  return Prisma.sql`
    FROM receipt r
    JOIN project p ON p.id = r."projectId"
    JOIN credit_share s ON s."projectId" = r."projectId" AND s."validFrom" = (
      SELECT x."validFrom" FROM credit_share x WHERE x."projectId" = r."projectId"
       ORDER BY x."validFrom" > r."receivedOn", abs(x."validFrom" - r."receivedOn") LIMIT 1)
    JOIN unnest(${[...groups.keys()]}::uuid[], ${[...groups.values()]}::uuid[]) AS g(unit, grp) ON g.unit = s."unitId"
   WHERE r.state = 'accepted' AND (${months})
     AND ${within}`;
}

const credited = Prisma.sql`r."amountWan" * s.percent * 0.01`;
/** All digits: a share of 33.333333 % leaves more than six decimals, and only the printed text is rounded. */
const plain = (value: string): string => wan(value).toFixed();

/** Sums of one group by source, exact 万元. */
export type CountedGroup = {
  groupId: string;
  lines: number;
  byScope: Partial<Record<SourceScope, string>>;
  totalWan: string;
};

export type CountedTotal = { totalWan: string; lines: number; papers: number; reviewed: number };

/** Value and parts: one pass for the groups, one for lines, papers and reviews of the whole. */
export async function countLines(
  actor: Actor,
  counting: Counting,
  within?: Prisma.Sql,
): Promise<{ total: CountedTotal; groups: CountedGroup[] }> {
  const from = countedFrom(actor, counting, within);
  const [cells, totals] = await Promise.all([
    db.$queryRaw<{ grp: string; scope: SourceScope | null; lines: number; total: string }[]>`
      SELECT g.grp, r."sourceScope"::text AS scope, count(DISTINCT r.id)::int AS lines, sum(${credited})::text AS total
      ${from} GROUP BY GROUPING SETS ((g.grp, r."sourceScope"), (g.grp))`,
    db.$queryRaw<{ total: string; lines: number; papers: number; reviewed: number }[]>`
      WITH counted AS (
        SELECT r.id, sum(${credited}) AS amount,
               bool_and(r."checkedBy" IS NOT NULL AND r."decidedBy" IS DISTINCT FROM r."checkedBy") AS reviewed
        ${from} GROUP BY r.id)
      SELECT coalesce(sum(amount), 0)::text AS total, count(*)::int AS lines,
             count(*) FILTER (WHERE reviewed)::int AS reviewed,
             (SELECT count(*)::int FROM attachment t WHERE t.noun = 'receipts' AND t.role = 'evidence'
                 AND t."removedAt" IS NULL AND t."recordId" IN (SELECT id FROM counted)) AS papers
        FROM counted`,
  ]);
  const byGroup = Map.groupBy(cells, (cell) => cell.grp);
  const groups = [...byGroup].map(([groupId, list]) => {
    const whole = list.find((cell) => cell.scope === null);
    const parts = list.flatMap((cell) => (cell.scope ? [[cell.scope, plain(cell.total)] as const] : []));
    return {
      groupId,
      lines: whole?.lines ?? 0,
      byScope: Object.fromEntries(parts),
      totalWan: plain(whole?.total ?? '0'),
    };
  });
  const [total] = totals;
  return {
    total: {
      totalWan: plain(total?.total ?? '0'),
      lines: total?.lines ?? 0,
      papers: total?.papers ?? 0,
      reviewed: total?.reviewed ?? 0,
    },
    groups,
  };
}

/** One line behind a figure, with the part of it that the group is credited with. */
export type CountedLine = {
  id: string;
  number: string;
  groupId: string;
  ownerUnitId: string;
  receivedOn: string;
  periodMonth: string;
  /** null where the project is restricted and not the reader's to see: the line counts, its name and papers stay */
  project: string | null;
  projectId: string | null;
  sourceScope: SourceScope;
  evidenceKind: string;
  creditedWan: string;
  isCorrection: boolean;
  papers: { fileId: string; label: string }[];
};

/** At most so many lines stand on one page; beyond that the page opens one group at a time. */
export const MAX_LINES = 500;

/** The lines themselves, newest first within their group, with their evidence; of one group when it is named. */
export async function listLines(
  actor: Actor,
  counting: Counting,
  groupId?: string,
  limit = MAX_LINES,
  within?: Prisma.Sql,
): Promise<CountedLine[]> {
  const rows = await db.$queryRaw<(Omit<CountedLine, 'papers'> & { isMasked: boolean })[]>`
    SELECT r.id, r.number, g.grp AS "groupId", r."ownerUnitId", to_char(r."receivedOn", 'YYYY-MM-DD') AS "receivedOn",
           r."periodMonth", p.name AS project, p.id AS "projectId",
           NOT (${scopeSql(visibleProjects(actor), projectScopeColumns, 'p')}) AND p."isRestricted" AS "isMasked", r."sourceScope"::text AS "sourceScope",
           r."evidenceKind", sum(${credited})::text AS "creditedWan", r."correctsId" IS NOT NULL AS "isCorrection"
    ${countedFrom(actor, counting, within)} AND ${groupId ? Prisma.sql`g.grp = ${groupId}::uuid` : Prisma.sql`TRUE`}
     GROUP BY r.id, g.grp, p.id ORDER BY r."receivedOn" DESC, r.id DESC LIMIT ${limit}`;
  const papers = await db.attachment.findMany({
    where: {
      noun: 'receipts',
      role: 'evidence',
      removedAt: null,
      recordId: { in: rows.map((row) => row.id) },
    },
    select: { recordId: true, fileId: true, label: true, fileName: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit * 20,
  });
  const byLine = Map.groupBy(papers, (paper) => paper.recordId);
  return rows.map(({ isMasked, ...row }) => ({
    ...row,
    ...(isMasked ? { project: null, projectId: null } : {}),
    creditedWan: plain(row.creditedWan),
    papers: (isMasked ? [] : (byLine.get(row.id) ?? [])).map((paper) => ({
      fileId: paper.fileId,
      label: paper.label || paper.fileName,
    })),
  }));
}

/** What has come in for each project of a counting, exact 万元 by the project's id. */
export async function sumByProject(
  actor: Actor,
  counting: Counting,
  within?: Prisma.Sql,
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; total: string }[]>`
    SELECT p.id, sum(${credited})::text AS total ${countedFrom(actor, counting, within)} GROUP BY p.id`;
  return new Map(rows.map((row) => [row.id, plain(row.total)]));
}

/** What has come in by credited chamber, exact 万元; a project has one chamber, so that nothing counts twice. */
export async function sumByChamber(
  actor: Actor,
  counting: Counting,
  within?: Prisma.Sql,
): Promise<Map<string, string>> {
  const rows = await db.$queryRaw<{ id: string; total: string }[]>`
    SELECT p."chamberId" AS id, sum(${credited})::text AS total ${countedFrom(actor, counting, within)}
       AND p."chamberId" IS NOT NULL AND p."archivedAt" IS NULL GROUP BY p."chamberId"`;
  return new Map(rows.map((row) => [row.id, plain(row.total)]));
}

/**
 * All lines of a counting with the columns that a definition reads, one per credited unit, in the transaction that
 * freezes them. Amounts as exact decimal text.
 */
export async function freezeLines(tx: Tx, actor: Actor, counting: Counting): Promise<LineToFreeze[]> {
  const rows = await tx.$queryRaw<(Omit<LineToFreeze, 'frozen'> & LineToFreeze['frozen'])[]>`
    SELECT r.id AS "recordId", g.grp AS "groupId", s."unitId", (${credited})::text AS "creditedWan",
           r.number, to_char(r."receivedOn", 'YYYY-MM-DD') AS "receivedOn", r."periodMonth",
           r."sourceScope"::text AS "sourceScope", r.use, r."isEstimate", r."amountWan"::text AS "amountWan",
           r."evidenceKind", r."correctsId", r."ownerUnitId", p.id AS "projectId", p.name AS project, p."isReturn",
           s.percent::text AS percent
    ${countedFrom(actor, counting)} ORDER BY r.id, s."unitId"`;
  return rows.map(({ recordId, groupId, unitId, creditedWan, ...frozen }) => ({
    recordId,
    groupId,
    unitId,
    creditedWan,
    frozen,
  }));
}

/** The last month in which the actor's units have an accepted line; null when there is none yet. */
export async function lastCountedMonth(actor: Actor): Promise<string | null> {
  const rows = await db.$queryRaw<{ month: string | null }[]>`
    SELECT max(r."periodMonth") AS month FROM receipt r JOIN credit_share s ON s."projectId" = r."projectId"
     WHERE r.state = 'accepted' AND ${scopeSql(visibleIndicators(actor), indicatorScopeColumns, 's')}`;
  return rows[0]?.month ?? null;
}
