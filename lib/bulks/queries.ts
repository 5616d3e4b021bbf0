import { db, Prisma } from '@/lib/server/db';
import { canReadMerchant } from '@/lib/merchants/policy';
import { countLedger } from '@/lib/merchants/queries/read-ledger';
import { questionOf } from '@/lib/merchants/schema-question';
import type { Actor } from '@/lib/server/actor';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { paceOf } from '@/lib/exports/rules';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { listStaff, type StaffChoice } from '@/lib/users/queries-staff';
import { bulkScopeColumns, canReadBulk, canUseBulks, isOwnBulk, visibleBulks } from './policy';
import { canStillUndo, isRunning, MOST_ROWS, readState, type BulkOutcome, type BulkState } from './rules';
import { readParams, type BulkParams } from './schema';
import type { BulkPage, BulkRowPage } from './search-params';

/** A bulk act in the list, newest first. */
export type BulkListRow = {
  id: string;
  number: string;
  kind: string;
  reason: string;
  state: BulkState;
  total: number;
  user: string | null;
  unit: string | null;
  createdAt: string;
};

/** The own acts, and for a chief those of the units, newest first, fifty at a time. */
export async function listBulks(actor: Actor, page: BulkPage): Promise<Page<BulkListRow>> {
  if (!canUseBulks(actor)) throw new ForbiddenError('bulks.list');
  const plan = planKeyset({
    table: 'bulk_act',
    alias: 'b',
    order: { name: 'newest', column: 'createdAt', direction: 'desc' },
    filters: {},
    after: page.after,
    before: page.before,
  });
  const rows = await readRows<Omit<BulkListRow, 'state'> & { state: string }>(Prisma.sql`
    SELECT b.id, b.number, b.kind, b.reason, b.state, b.total, p.name AS user, u."shortName" AS unit,
           to_char(b."createdAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS "createdAt"
      FROM bulk_act b LEFT JOIN app_user p ON p.id = b."createdBy" LEFT JOIN unit u ON u.id = b."unitId"
     WHERE (b."createdBy" = ${actor.userId}::uuid OR ${scopeSql(visibleBulks(actor), bulkScopeColumns, 'b')})
       AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return finishPage(
    plan,
    rows.map((row) => ({ ...row, state: readState(row.state) })),
  );
}

async function readBulk(actor: Actor, id: string) {
  if (!canUseBulks(actor)) throw new ForbiddenError('bulks.read');
  const row = await db.bulkAct.findUnique({ where: { id }, omit: { question: true, runId: true } });
  if (!row || !canReadBulk(actor, row)) throw new NotFoundError('bulk');
  return row;
}

/** One person of an act; somebody whom the reader may no longer see has no name. */
export type BulkPerson = {
  rowNo: number;
  merchantId: string;
  name: string | null;
  outcome: BulkOutcome;
  leftReason: string | null;
};

export type BulkDetail = {
  id: string;
  number: string;
  state: BulkState;
  params: BulkParams;
  /** name of the officer in charge, where the act is about one */
  officer: string | null;
  /** name of the unit that keeps the people from then on, where the act hands them over */
  handedTo: string | null;
  reason: string;
  user: string;
  unit: string | null;
  createdAt: string;
  endedAt: string | null;
  errorCode: string | null;
  counts: Partial<Record<BulkOutcome, number>>;
  people: BulkPerson[];
  nextFrom: number | null;
  can: { cancel: boolean; undo: boolean; take: boolean };
};

const PAGE = 50;

/** One act: how it stands, how many by outcome, and the people of one outcome. Anybody else's does not exist. */
export async function getBulk(actor: Actor, id: string, page: BulkRowPage): Promise<BulkDetail> {
  const row = await readBulk(actor, id);
  const params = readParams(row.params);
  const [groups, users, unit, handedTo, people] = await Promise.all([
    db.bulkActRow.groupBy({ by: ['outcome'], where: { actId: id }, _count: true }),
    db.user.findMany({
      where: { id: { in: [row.createdBy, ...(params.kind === 'assign' ? [params.officerId] : [])] } },
      select: { id: true, name: true },
    }),
    row.unitId ? db.unit.findUnique({ where: { id: row.unitId }, select: { name: true } }) : null,
    params.kind === 'hand'
      ? db.unit.findUnique({ where: { id: params.unitId }, select: { name: true } })
      : null,
    db.bulkActRow.findMany({
      where: {
        actId: id,
        rowNo: { gt: page.from ?? 0 },
        ...(page.outcome ? { outcome: page.outcome } : {}),
      },
      select: {
        rowNo: true,
        merchantId: true,
        outcome: true,
        leftReason: true,
        merchant: { select: { id: true, name: true, keeperUnitIds: true, frozenAt: true } },
      },
      orderBy: { rowNo: 'asc' },
      take: PAGE + 1,
    }),
  ]);
  const state = readState(row.state);
  // cast: outcomes are written by the job from the closed list
  const counts = Object.fromEntries(groups.map((one) => [one.outcome, one._count])) as BulkDetail['counts'];
  const nameOf = (userId: string): string | null => users.find((user) => user.id === userId)?.name ?? null;
  return {
    id,
    number: row.number,
    state,
    params,
    officer: params.kind === 'assign' ? nameOf(params.officerId) : null,
    handedTo: handedTo?.name ?? null,
    reason: row.reason,
    user: nameOf(row.createdBy) ?? '',
    unit: unit?.name ?? null,
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    errorCode: row.errorCode,
    counts,
    people: people.slice(0, PAGE).map(({ rowNo, merchantId, outcome, leftReason, merchant }) => ({
      rowNo,
      leftReason,
      merchantId,
      name: canReadMerchant(actor, merchant) && !merchant.frozenAt ? merchant.name : null,
      // cast: as above
      outcome: outcome as BulkOutcome,
    })),
    nextFrom: people.length > PAGE ? (people[PAGE - 1]?.rowNo ?? null) : null,
    can: {
      cancel: isOwnBulk(actor, row) && (state === 'queued' || state === 'running') && !row.cancelAsked,
      undo: canStillUndo(state, counts.done ?? 0),
      take: isOwnBulk(actor, row) && !isRunning(state),
    },
  };
}

/** How far an act is: one row by key, no content. */
export async function getBulkProgress(actor: Actor, id: string) {
  const row = await readBulk(actor, id);
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

/** What the form of a new act needs: how many people, tags in use, officers who may take charge. */
export type BulkOffer = {
  persons: number;
  most: number;
  chosen: number | null;
  tags: string[];
  officers: StaffChoice[];
};

export async function getBulkOffer(actor: Actor, input: { query: string; ids: string }): Promise<BulkOffer> {
  if (!canUseBulks(actor)) throw new ForbiddenError('bulks.start');
  const question = questionOf(input);
  const [persons, tags, officers] = await Promise.all([
    countLedger(actor, question),
    db.merchantTag.findMany({ select: { name: true }, orderBy: { name: 'asc' }, take: 200 }),
    listStaff(actor),
  ]);
  return {
    persons,
    most: MOST_ROWS,
    chosen: question.ids?.length ?? null,
    tags: tags.map((tag) => tag.name),
    officers,
  };
}
