import { paceOf } from '@/lib/exports/rules';
import { canStillUndo, isRunning, readState, type BulkState } from '@/lib/bulks/rules';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canReadHandover, canUseHandovers, handoverScopeColumns, visibleHandovers } from '../policy';
import { handoverOutcomes, type HandoverOutcome } from '../rules';
import { handoverKinds, type HandoverKind } from '../schema';
import type { HandoverPage, HandoverRowPage } from '../search-params';
import { openSql, tableOf } from './held';
import { namesIn } from './officers';

/** A hand-over in the list, newest first. */
export type HandoverListRow = {
  id: string;
  number: string;
  officer: string | null;
  reason: string;
  state: BulkState;
  total: number;
  user: string | null;
  createdAt: string;
};

/** Hand-overs of the own units, fifty at a time; none for whoever is no chief. */
export async function listHandovers(actor: Actor, page: HandoverPage): Promise<Page<HandoverListRow>> {
  if (!canUseHandovers(actor)) throw new ForbiddenError('handovers.read');
  const plan = planKeyset({
    table: 'handover',
    alias: 'h',
    order: { name: 'newest', column: 'createdAt', direction: 'desc' },
    filters: {},
    after: page.after,
    before: page.before,
  });
  const rows = await readRows<Omit<HandoverListRow, 'state'> & { state: string }>(Prisma.sql`
    SELECT h.id, h.number, f.name AS officer, h.reason, h.state, h.total, p.name AS user,
           to_char(h."createdAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS "createdAt"
      FROM handover h LEFT JOIN app_user p ON p.id = h."createdBy" LEFT JOIN app_user f ON f.id = h."fromUserId"
     WHERE ${scopeSql(visibleHandovers(actor), handoverScopeColumns, 'h')} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return finishPage(
    plan,
    rows.map((row) => ({ ...row, state: readState(row.state) })),
  );
}

async function readHandover(actor: Actor, id: string) {
  if (!canUseHandovers(actor)) throw new ForbiddenError('handovers.read');
  const row = await db.handover.findUnique({ where: { id }, omit: { runId: true, plan: true } });
  if (!row || !canReadHandover(actor, row)) throw new NotFoundError('handover');
  return row;
}

/** One record of a hand-over; one that the reader may not see, or that is settled since, has no name. */
export type HandoverRecordRow = {
  rowNo: number;
  kind: HandoverKind;
  recordId: string;
  name: string | null;
  to: string;
  outcome: HandoverOutcome;
};

export type HandoverDetail = {
  id: string;
  number: string;
  officer: { id: string; name: string };
  reason: string;
  state: BulkState;
  user: string;
  createdAt: Date;
  endedAt: Date | null;
  errorCode: string | null;
  counts: Partial<Record<HandoverOutcome, number>>;
  /** who took over how many of what */
  shares: { to: string; kind: HandoverKind; done: number; total: number }[];
  rows: HandoverRecordRow[];
  nextFrom: number | null;
  can: { cancel: boolean; undo: boolean };
};

const PAGE = 50;

/** One hand-over: how it stands, who took over what, the records of one outcome. */
export async function getHandover(actor: Actor, id: string, page: HandoverRowPage): Promise<HandoverDetail> {
  const row = await readHandover(actor, id);
  if (!canUseHandovers(actor)) throw new ForbiddenError('handovers.read');
  const [groups, rows] = await Promise.all([
    db.handoverRow.groupBy({ by: ['toUserId', 'kind', 'outcome'], where: { handoverId: id }, _count: true }),
    db.handoverRow.findMany({
      where: {
        handoverId: id,
        rowNo: { gt: page.from ?? 0 },
        ...(page.outcome ? { outcome: page.outcome } : {}),
      },
      select: { rowNo: true, kind: true, recordId: true, toUserId: true, outcome: true },
      orderBy: { rowNo: 'asc' },
      take: PAGE + 1,
    }),
  ]);
  const names = await namesIn(db, [row.createdBy, row.fromUserId, ...groups.map((group) => group.toUserId)]);
  const counts = countsOf(groups);
  const state = readState(row.state);
  const shown = rows.slice(0, PAGE);
  const records = await recordNames(actor, shown);
  return {
    id: row.id,
    number: row.number,
    officer: { id: row.fromUserId, name: names.get(row.fromUserId) ?? '' },
    reason: row.reason,
    state,
    user: names.get(row.createdBy) ?? '',
    createdAt: row.createdAt,
    endedAt: row.endedAt,
    errorCode: row.errorCode,
    counts,
    shares: sharesOf(groups, names),
    rows: shown.map(({ rowNo, kind, recordId, toUserId, outcome }) => ({
      rowNo,
      kind: kindOf(kind),
      recordId,
      name: records.get(recordId) ?? null,
      to: names.get(toUserId) ?? '',
      outcome: outcomeOf(outcome),
    })),
    nextFrom: rows.length > PAGE ? (shown.at(-1)?.rowNo ?? null) : null,
    can: {
      cancel:
        row.createdBy === actor.userId && (state === 'queued' || state === 'running') && !row.cancelAsked,
      undo: canStillUndo(state, counts.done ?? 0),
    },
  };
}

const kindOf = (stored: string): HandoverKind => handoverKinds.find((kind) => kind === stored) ?? 'people';
const outcomeOf = (stored: string): HandoverOutcome =>
  handoverOutcomes.find((outcome) => outcome === stored) ?? 'gone';

type Group = { toUserId: string; kind: string; outcome: string; _count: number };

function countsOf(groups: readonly Group[]): Partial<Record<HandoverOutcome, number>> {
  const counts: Partial<Record<HandoverOutcome, number>> = {};
  for (const group of groups) {
    const outcome = outcomeOf(group.outcome);
    counts[outcome] = (counts[outcome] ?? 0) + group._count;
  }
  return counts;
}

function sharesOf(groups: readonly Group[], names: ReadonlyMap<string, string>): HandoverDetail['shares'] {
  const shares = new Map<string, HandoverDetail['shares'][number]>();
  for (const { toUserId, kind, outcome, _count } of groups) {
    const key = `${toUserId} ${kind}`;
    const share = shares.get(key) ?? { to: names.get(toUserId) ?? '', kind: kindOf(kind), done: 0, total: 0 };
    share.total += _count;
    if (outcome === 'done') share.done += _count;
    shares.set(key, share);
  }
  return [...shares.values()].sort(
    (a, b) =>
      a.to.localeCompare(b.to, 'zh-CN') || handoverKinds.indexOf(a.kind) - handoverKinds.indexOf(b.kind),
  );
}

/** SQL: what a record of a kind is called in a list. */
const NAMES: Record<HandoverKind, Prisma.Sql> = {
  people: Prisma.sql`m.name`,
  contacts: Prisma.sql`to_char(i."happenedOn", 'YYYY-MM-DD') || coalesce(' ' || i.subject, ' ' || i."nextText", '')`,
  appeals: Prisma.sql`a.number || ' ' || a.title`,
  leads: Prisma.sql`l.number`,
  projects: Prisma.sql`p.name`,
  greetings: Prisma.sql`g.title`,
};

async function recordNames(
  actor: PersonActor,
  rows: readonly { kind: string; recordId: string }[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const [stored, of] of Map.groupBy(rows, (row) => row.kind)) {
    const kind = kindOf(stored);
    const table = tableOf(kind);
    const found = await readRows<{ id: string; name: string }>(Prisma.sql`
      SELECT ${table.of}.id, ${NAMES[kind]} AS name FROM ${table.from}
       WHERE ${table.of}.id = ANY (${of.map((row) => row.recordId)}::uuid[]) AND ${openSql(actor, kind)}`);
    for (const { id, name } of found) names.set(id, name);
  }
  return names;
}

/** How far a hand-over is: one row by key, no content. */
export async function getHandoverProgress(actor: Actor, id: string) {
  const row = await readHandover(actor, id);
  const state = readState(row.state);
  return {
    state,
    running: isRunning(state),
    phase: state === 'running' || state === 'undoing' ? state : null,
    done: row.done,
    total: row.total,
    cancelAsked: row.cancelAsked,
    ...paceOf(row.done, row.total, row.phaseSince, new Date()),
  };
}
