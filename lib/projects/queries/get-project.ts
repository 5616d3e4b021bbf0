import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import { canReadLead } from '@/lib/leads/policy';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import {
  canForceStage,
  canListProjects,
  canSetShares,
  canUpdateProject,
  projectScopeColumns,
  visibleProjects,
} from '../policy';
import { filledFields, missingGates, nextStage, type GateFacts, type MissingGate } from '../rules';
import type { ProjectStage, ProjectStatus } from '../schema';

const day = (date: Date): string => date.toISOString().slice(0, 10);

async function readProject(actor: Actor, id: string) {
  const row = await db.project.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleProjects(actor), projectScopeColumns)] },
    select: {
      id: true,
      number: true,
      version: true,
      name: true,
      nationalCode: true,
      investorCompanyId: true,
      investorText: true,
      merchantId: true,
      leadId: true,
      chamberId: true,
      parkId: true,
      chainId: true,
      sourceText: true,
      content: true,
      totalInvestmentWan: true,
      landMu: true,
      plantSqm: true,
      jobs: true,
      stage: true,
      stageSince: true,
      status: true,
      isReturn: true,
      isRestricted: true,
      isSample: true,
      ownerUnitId: true,
      leaderText: true,
      note: true,
      archivedAt: true,
      createdAt: true,
      updatedAt: true,
      lead: { select: { id: true, number: true, ownerUnitId: true } },
      park: { select: { name: true } },
      chain: { select: { name: true } },
      chamber: { select: { name: true } },
      investorCompany: { select: { name: true } },
      stageLog: {
        select: {
          id: true,
          fromStage: true,
          toStage: true,
          onDate: true,
          at: true,
          by: true,
          reason: true,
          forced: true,
        },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 100,
      },
      shares: {
        select: { unitId: true, percent: true, validFrom: true },
        orderBy: [{ validFrom: 'desc' }, { percent: 'desc' }, { unitId: 'asc' }],
        take: 200,
      },
      agreements: { where: { archivedAt: null }, select: { kind: true }, take: 100 },
    },
  });
  if (!row) throw new NotFoundError('project');
  return row;
}

type Row = Awaited<ReturnType<typeof readProject>>;

export type StageStep = {
  id: string;
  fromStage: ProjectStage | null;
  toStage: ProjectStage;
  on: string;
  by: string | null;
  reason: string | null;
  forced: boolean;
};

/** Shares that hold from a day on; `isCurrent` marks today's. */
export type ShareSet = {
  validFrom: string;
  isCurrent: boolean;
  shares: { unitId: string; unit: string; percent: string }[];
};

/** One project with everything a record page shows, amounts in 万元 as decimal text. */
export type ProjectDetail = Omit<
  Row,
  | 'totalInvestmentWan'
  | 'landMu'
  | 'plantSqm'
  | 'stageSince'
  | 'stageLog'
  | 'shares'
  | 'agreements'
  | 'lead'
  | 'park'
  | 'chain'
  | 'chamber'
  | 'investorCompany'
> & {
  stage: ProjectStage;
  status: ProjectStatus;
  stageSince: string;
  totalInvestmentWan: string | null;
  landMu: string | null;
  plantSqm: string | null;
  /** the lead it came from, for whoever may read that */
  lead: { id: string; number: string } | null;
  park: string | null;
  chain: string | null;
  chamber: string | null;
  investor: string | null;
  unit: string | null;
  stageLog: StageStep[];
  shareSets: ShareSet[];
  /** the stage that comes next and what it still needs */
  next: { stage: ProjectStage; missing: MissingGate[] } | null;
  can: { update: boolean; force: boolean; setShares: boolean };
};

/** What a project has, as gates read it: fields, kinds of agreements, roles of papers. */
async function gateFacts(row: Row): Promise<GateFacts> {
  const papers = await db.attachment.findMany({
    where: { noun: 'projects', recordId: row.id, removedAt: null },
    select: { role: true },
    distinct: ['role'],
    take: 50,
  });
  return {
    fields: filledFields(row),
    agreements: new Set(row.agreements.map((agreement) => agreement.kind)),
    evidence: new Set(papers.map((paper) => paper.role)),
  };
}

/** Reads one project. Outside the actor's scope: 404, as if there were none (security.md). */
export async function getProject(actor: Actor, id: string): Promise<ProjectDetail> {
  const row = await readProject(actor, id);
  const next = nextStage(row.stage);
  const userIds = [...new Set(row.stageLog.flatMap((step) => (step.by ? [step.by] : [])))];
  const unitIds = [...new Set([row.ownerUnitId, ...row.shares.map((share) => share.unitId)])];
  const [users, units, rules, facts] = await Promise.all([
    db.user.findMany({ where: { id: { in: userIds } }, select: { id: true, name: true } }),
    db.unit.findMany({ where: { id: { in: unitIds } }, select: { id: true, shortName: true } }),
    next
      ? db.gateRule.findMany({
          where: { kind: 'standard', stage: next },
          orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
          select: { stage: true, needs: true },
          take: 50,
        })
      : [],
    gateFacts(row),
  ]);
  const userNames = new Map(users.map((user) => [user.id, user.name]));
  const unitNames = new Map(units.map((unit) => [unit.id, unit.shortName]));
  const { agreements: _agreements, investorCompany, shares, lead, ...plain } = row;
  const mayUpdate = row.archivedAt === null && canUpdateProject(actor, row);
  return {
    ...plain,
    stageSince: day(row.stageSince),
    totalInvestmentWan: row.totalInvestmentWan?.toFixed() ?? null,
    landMu: row.landMu?.toFixed() ?? null,
    plantSqm: row.plantSqm?.toFixed() ?? null,
    lead: lead && canReadLead(actor, lead) ? { id: lead.id, number: lead.number } : null,
    park: row.park?.name ?? null,
    chain: row.chain?.name ?? null,
    chamber: row.chamber?.name ?? null,
    investor: investorCompany?.name ?? row.investorText,
    unit: unitNames.get(row.ownerUnitId) ?? null,
    stageLog: row.stageLog.map(({ at: _at, onDate, by, ...step }) => ({
      ...step,
      on: day(onDate),
      by: by ? (userNames.get(by) ?? null) : null,
    })),
    shareSets: shareSets(shares, unitNames),
    next: next ? { stage: next, missing: missingGates(row.stage, next, rules, facts) } : null,
    can: {
      update: mayUpdate,
      force: mayUpdate && canForceStage(actor, row),
      setShares: mayUpdate && canSetShares(actor, row),
    },
  };
}

function shareSets(shares: Row['shares'], names: ReadonlyMap<string, string>): ShareSet[] {
  const sets = [...Map.groupBy(shares, (share) => day(share.validFrom))];
  const current = sets.find(([from]) => from <= today())?.[0];
  return sets.map(([validFrom, list]) => ({
    validFrom,
    isCurrent: validFrom === current,
    shares: list.map((share) => ({
      unitId: share.unitId,
      unit: names.get(share.unitId) ?? '—',
      percent: share.percent.toFixed(),
    })),
  }));
}

/** The project of a list's side panel; null when it is gone or outside the scope. */
export async function findProject(actor: Actor, id: string): Promise<ProjectDetail | null> {
  try {
    return await getProject(actor, id);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** Who changed what when why on one project. */
export async function getProjectHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readProject(actor, id);
  return historyOf(actor, 'projects', id);
}

/** Parks, chains and chambers that a project's form offers; names only. Whoever may list projects reads them. */
export async function listProjectChoices(
  actor: Actor,
): Promise<Record<'parks' | 'chains' | 'chambers', { id: string; name: string }[]>> {
  const select = { id: true, name: true } as const;
  if (!canListProjects(actor)) return { parks: [], chains: [], chambers: [] };
  const [parks, chains, chambers] = await Promise.all([
    db.park.findMany({
      where: { archivedAt: null },
      select,
      orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
    db.chain.findMany({
      where: { archivedAt: null },
      select,
      orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
      take: 200,
    }),
    db.chamber.findMany({
      where: { archivedAt: null },
      select,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      take: 400,
    }),
  ]);
  return { parks, chains, chambers };
}
