import { canListChambers, chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { getChamber, type ChamberDetail } from '@/lib/chambers/queries/get-chamber';
import { listPublicDefinitions } from '@/lib/definitions/queries';
import { canListInteractions } from '@/lib/interactions/policy';
import { listInteractions, type InteractionRow } from '@/lib/interactions/queries/list-interactions';
import { interactionWhere } from '@/lib/interactions/queries/where';
import { InteractionPage } from '@/lib/interactions/search-params';
import { leadScopeColumns, visibleLeads } from '@/lib/leads/policy';
import { projectWhere } from '@/lib/projects/queries/where';
import { ProjectFilters } from '@/lib/projects/search-params';
import type { ProjectStage } from '@/lib/projects/schema';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { indicatorScopeColumns, visibleIndicators } from '../policy';
import { rankContributions, type Contribution } from '../rules-chambers';
import { countingOf, type Counting } from '../rules-counting';
import { listLines, sumByChamber, sumByProject, type CountedLine } from './counted-lines';
import { treeOf } from './figure-parts';

/** The definition by which a chamber's money is counted: what came in for all promoted projects. */
const CHAMBER_MONEY = 'all-receipts';
const FIRST_YEAR = 2000;
const MOST = 200;

export type ChamberContributionRow = Contribution & {
  id: string;
  name: string;
  city: string | null;
  kind: 'own' | 'partner' | 'alliance';
  rank: number | null;
};

type Span = { from: string; to: string };
const spanOf = (year: number | undefined): Span => {
  const day = today();
  return year
    ? { from: `${year}-01-01`, to: `${year}-12-31` < day ? `${year}-12-31` : day }
    : { from: `${FIRST_YEAR}-01-01`, to: day };
};

/** What counts as money of a span for the reader: the reader's units' shares, by the definition's versions. */
async function countingIn(span: Span, groupId: string | null): Promise<Counting | null> {
  const definition = (await listPublicDefinitions()).find((one) => one.code === CHAMBER_MONEY);
  if (!definition) return null;
  const units = await treeOf(span.to.slice(0, 7));
  const groups = new Map(units.map((unit) => [unit.id, groupId ?? unit.id]));
  return countingOf(definition, groups, { from: span.from.slice(0, 7), to: span.to.slice(0, 7) });
}

const inSpan = (column: Prisma.Sql, { from, to }: Span): Prisma.Sql =>
  Prisma.sql`(${column} AT TIME ZONE 'Asia/Shanghai')::date BETWEEN ${from}::date AND ${to}::date`;

/** Leads handed in by chambers, and credited projects, as the reader sees them; one condition for count and rows. */
const leadsIn = (actor: Actor, span: Span): Prisma.Sql =>
  Prisma.sql`l."chamberId" IS NOT NULL AND ${scopeSql(visibleLeads(actor), leadScopeColumns, 'l')} AND ${inSpan(Prisma.sql`l."receivedAt"`, span)}`;
const projectsIn = (actor: Actor, span: Span): Prisma.Sql =>
  Prisma.sql`p."chamberId" IS NOT NULL AND ${projectWhere(actor, ProjectFilters.parse({}))} AND ${inSpan(Prisma.sql`p."createdAt"`, span)}`;
const visitsOf = (span: Span) => ({ visits: '1', state: 'complete', from: span.from, to: span.to }) as const;

/**
 * All chambers of the reader's scope by what they have brought in a year, or ever (B8): leads handed in, calls on them,
 * projects credited, money in place with the reader's units' shares. Counted from the rows that getChamberContribution
 * gives; stated numbers have no part in it. Refuses whoever may not list chambers.
 */
export async function listChamberContributions(
  actor: Actor,
  year?: number,
): Promise<ChamberContributionRow[]> {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  const span = spanOf(year);
  const counting = await countingIn(span, null);
  const readsLog = canListInteractions(actor);
  const [chambers, leads, projects, visits, money] = await Promise.all([
    db.$queryRaw<Pick<ChamberContributionRow, 'id' | 'name' | 'city' | 'kind'>[]>`
      SELECT c.id, c.name, c."cityName" AS city, c.kind::text AS kind FROM chamber c
       WHERE c."archivedAt" IS NULL AND ${scopeSql(visibleChambers(actor), chamberScopeColumns, 'c')}
       ORDER BY c.pinyin, c.id LIMIT 1000`,
    db.$queryRaw<{ id: string; leads: number; converted: number }[]>`
      SELECT l."chamberId" AS id, count(*)::int AS leads, (count(*) FILTER (WHERE l.state = 'converted'))::int AS converted
        FROM lead l WHERE ${leadsIn(actor, span)} GROUP BY 1`,
    db.$queryRaw<{ id: string; n: number }[]>`
      SELECT p."chamberId" AS id, count(*)::int AS n FROM project p WHERE ${projectsIn(actor, span)} GROUP BY 1`,
    readsLog
      ? db.$queryRaw<{ id: string; n: number }[]>`
          SELECT i."chamberId" AS id, count(*)::int AS n FROM interaction i
           WHERE i."chamberId" IS NOT NULL AND ${interactionWhere(actor, visitsOf(span))} GROUP BY 1`
      : [],
    counting ? sumByChamber(actor, counting) : new Map<string, string>(),
  ]);
  const leadsBy = new Map(leads.map((row) => [row.id, row]));
  const projectsBy = new Map(projects.map((row) => [row.id, row.n]));
  const visitsBy = new Map(visits.map((row) => [row.id, row.n]));
  return rankContributions(
    chambers.map((chamber) => ({
      ...chamber,
      leads: leadsBy.get(chamber.id)?.leads ?? 0,
      converted: leadsBy.get(chamber.id)?.converted ?? 0,
      projects: projectsBy.get(chamber.id) ?? 0,
      visits: readsLog ? (visitsBy.get(chamber.id) ?? 0) : null,
      moneyWan: money.get(chamber.id) ?? '0',
    })),
  );
}

export type ContributedLead = {
  id: string;
  number: string;
  firm: string | null;
  state: 'fresh' | 'accepted' | 'following' | 'converted' | 'closed';
  receivedOn: string;
};
export type ContributedProject = {
  id: string;
  number: string;
  name: string;
  stage: ProjectStage;
  shares: string | null;
  moneyWan: string;
};

export type ChamberContribution = {
  chamber: ChamberDetail;
  leads: ContributedLead[];
  /** null: the reader does not read the log of contacts */
  visits: InteractionRow[] | null;
  projects: ContributedProject[];
  lines: CountedLine[];
  totals: Contribution;
};

/** The rows behind one chamber's figures, at most 200 of each kind; another chamber answers 404. */
export async function getChamberContribution(
  actor: Actor,
  chamberId: string,
  year?: number,
): Promise<ChamberContribution> {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  const chamber = await getChamber(actor, chamberId);
  const span = spanOf(year);
  const counting = await countingIn(span, chamberId);
  const within = Prisma.sql`p."chamberId" = ${chamberId}::uuid AND p."archivedAt" IS NULL
    AND ${scopeSql(visibleIndicators(actor), indicatorScopeColumns, 's')}`;
  const readsLog = canListInteractions(actor);
  const [all, leads, projects, visits, byProject, lines] = await Promise.all([
    listChamberContributions(actor, year),
    db.$queryRaw<ContributedLead[]>`
      SELECT l.id, l.number, l.firm, l.state::text AS state,
             to_char(l."receivedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "receivedOn"
        FROM lead l WHERE l."chamberId" = ${chamberId}::uuid AND ${leadsIn(actor, span)}
       ORDER BY l."receivedAt" DESC, l.id DESC LIMIT ${MOST}::int`,
    db.$queryRaw<Omit<ContributedProject, 'moneyWan'>[]>`
      SELECT p.id, p.number, p.name, p.stage::text AS stage,
             (SELECT string_agg(u."shortName" || ' ' || trim_scale(s.percent)::text || '%', '、' ORDER BY s.percent DESC, u.id)
                FROM credit_share s JOIN unit u ON u.id = s."unitId" WHERE s."projectId" = p.id AND s."validFrom" = (
                  SELECT max(x."validFrom") FROM credit_share x
                   WHERE x."projectId" = p.id AND x."validFrom" <= ${span.to}::date)) AS shares
        FROM project p WHERE p."chamberId" = ${chamberId}::uuid AND ${projectsIn(actor, span)}
       ORDER BY p."createdAt" DESC, p.id DESC LIMIT ${MOST}::int`,
    readsLog
      ? listInteractions(actor, InteractionPage.parse({ chamber: chamberId, ...visitsOf(span) }), MOST)
      : null,
    counting ? sumByProject(actor, counting, within) : new Map<string, string>(),
    counting ? listLines(actor, counting, undefined, MOST, within) : [],
  ]);
  const totals = all.find((row) => row.id === chamberId);
  return {
    chamber,
    leads,
    visits: visits?.rows ?? null,
    projects: projects.map((row) => ({ ...row, moneyWan: byProject.get(row.id) ?? '0' })),
    lines,
    totals: totals ?? { leads: 0, converted: 0, visits: null, projects: 0, moneyWan: '0' },
  };
}
