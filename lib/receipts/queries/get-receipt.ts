import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { SourceScope } from '@/lib/agreements/schema';
import { listAttachments, type AttachmentRow } from '@/lib/files/queries';
import type { Actor } from '@/lib/server/actor';
import { projectScopeColumns } from '@/lib/projects/policy';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { today } from '@/lib/shared/dates';
import { NotFoundError } from '@/lib/shared/errors';
import { sumWan, wan } from '@/lib/shared/money';
import {
  canCorrectReceipt,
  canUpdateReceipt,
  receiptScopeColumns,
  refusesCheck,
  refusesDecision,
  refusesReturn,
  projectsOfReceipts,
  visibleReceipts,
} from '../policy';
import { openMonths } from '../rules';
import type { EvidenceKind, ReceiptState, ReceiptUse } from '../schema';

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

async function readReceipt(actor: Actor, id: string) {
  const row = await db.receipt.findFirst({
    where: {
      AND: [{ id }, scopeWhere(visibleReceipts(actor), receiptScopeColumns)],
      project: scopeWhere(projectsOfReceipts(actor), projectScopeColumns),
    },
    select: {
      id: true,
      number: true,
      version: true,
      receivedOn: true,
      periodMonth: true,
      sourceScope: true,
      use: true,
      amountWan: true,
      originalAmount: true,
      currency: true,
      rate: true,
      rateOn: true,
      evidenceKind: true,
      payerText: true,
      isEstimate: true,
      state: true,
      submittedBy: true,
      submittedAt: true,
      checkedBy: true,
      checkedAt: true,
      decidedBy: true,
      decidedAt: true,
      returnReason: true,
      note: true,
      isSample: true,
      ownerUnitId: true,
      project: { select: { id: true, name: true, totalInvestmentWan: true } },
      corrects: { select: { id: true, number: true, amountWan: true } },
      corrections: {
        select: { id: true, number: true, amountWan: true, state: true },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: 50,
      },
    },
  });
  if (!row) throw new NotFoundError('receipt');
  return row;
}

/** One line with its papers and what the actor may do with it. Amounts in 万元 as decimal text. */
export type ReceiptDetail = {
  id: string;
  number: string;
  version: number;
  projectId: string;
  project: string;
  unit: string | null;
  receivedOn: string;
  periodMonth: string | null;
  sourceScope: SourceScope;
  use: ReceiptUse;
  amountWan: string;
  originalAmount: string | null;
  currency: string;
  rate: string | null;
  rateOn: string | null;
  evidenceKind: EvidenceKind;
  payerText: string | null;
  isEstimate: boolean;
  state: ReceiptState;
  returnReason: string | null;
  note: string | null;
  isSample: boolean;
  corrects: { id: string; number: string; amountWan: string } | null;
  corrections: { id: string; number: string; amountWan: string; state: ReceiptState }[];
  /** the line with its accepted corrections */
  netWan: string;
  files: AttachmentRow[];
  /** who handed it in, checked and decided it, when: the three persons */
  steps: { step: 'submitted' | 'checked' | 'decided'; by: string | null; at: Date }[];
  /** accepted and waiting lines of the project exceed its whole investment: worth a second look (N21) */
  exceedsInvestment: boolean;
  /** other lines of the project with the same day and amount: perhaps entered twice */
  lookAlikes: { id: string; number: string }[];
  /** months into which it may be put, first the natural one */
  months: string[];
  can: {
    update: boolean;
    check: boolean;
    accept: boolean;
    return: boolean;
    correct: boolean;
    /** the role fits, but the same person has acted on the line before */
    isSecondPersonNeeded: boolean;
  };
};

/** Reads one line; 404 outside the actor's scope. */
export async function getReceipt(actor: Actor, id: string): Promise<ReceiptDetail> {
  const row = await readReceipt(actor, id);
  const { project, corrects, corrections } = row;
  const people = [row.submittedBy, row.checkedBy, row.decidedBy].filter((id) => id !== null);
  const [unit, files, locked, total, users, lookAlikes] = await Promise.all([
    db.unit.findUnique({ where: { id: row.ownerUnitId }, select: { shortName: true, ancestorIds: true } }),
    listAttachments(actor, 'receipts', row.id),
    db.monthLock.findMany({ select: { month: true, unitId: true }, orderBy: { month: 'desc' }, take: 2000 }),
    db.receipt.aggregate({
      where: { projectId: project.id, state: { in: ['submitted', 'checked', 'accepted'] } },
      _sum: { amountWan: true },
    }),
    db.user.findMany({ where: { id: { in: people } }, select: { id: true, name: true } }),
    lookAlikesOf(row),
  ]);
  const lockedHere = new Set(
    locked.flatMap((lock) => (unit?.ancestorIds.includes(lock.unitId) ? [lock.month] : [])),
  );
  const [check, decision, back] = [
    refusesCheck(actor, row),
    refusesDecision(actor, row),
    refusesReturn(actor, row),
  ];
  const accepted = corrections
    .filter((one) => one.state === 'accepted')
    .map((one) => one.amountWan.toFixed());
  const {
    ownerUnitId: _owner,
    submittedBy: _s,
    submittedAt: _sa,
    checkedBy: _c,
    checkedAt: _ca,
    ...plain
  } = row;
  const { decidedBy: _d, decidedAt: _da, ...facts } = plain;
  return {
    ...facts,
    projectId: project.id,
    project: project.name,
    unit: unit?.shortName ?? null,
    receivedOn: row.receivedOn.toISOString().slice(0, 10),
    use: row.use === 'working' ? 'working' : 'fixed',
    amountWan: row.amountWan.toFixed(),
    originalAmount: row.originalAmount?.toFixed() ?? null,
    rate: row.rate?.toFixed() ?? null,
    rateOn: day(row.rateOn),
    // cast: a closed list, written by the schema only
    evidenceKind: row.evidenceKind as EvidenceKind,
    corrects: corrects && { ...corrects, amountWan: corrects.amountWan.toFixed() },
    corrections: corrections.map((one) => ({ ...one, amountWan: one.amountWan.toFixed() })),
    netWan: sumWan([row.amountWan.toFixed(), ...accepted]),
    files,
    steps: stepsOf(row, new Map(users.map((user) => [user.id, user.name]))),
    exceedsInvestment:
      project.totalInvestmentWan !== null &&
      wan(total._sum.amountWan?.toFixed() ?? '0').greaterThan(project.totalInvestmentWan.toFixed()),
    lookAlikes,
    months: openMonths(row.receivedOn.toISOString().slice(0, 10), today(), lockedHere),
    can: {
      update: canUpdateReceipt(actor, row),
      check: check === null,
      accept: decision === null,
      return: back === null,
      correct: canCorrectReceipt(actor, row) && corrects === null,
      isSecondPersonNeeded: check === 'same_person' || decision === 'same_person',
    },
  };
}

/** Lines of the same project, day and amount; corrections belong to their line, and returned lines count no money. */
async function lookAlikesOf(
  row: Awaited<ReturnType<typeof readReceipt>>,
): Promise<{ id: string; number: string }[]> {
  if (row.corrects) return [];
  return db.receipt.findMany({
    where: {
      projectId: row.project.id,
      id: { not: row.id },
      receivedOn: row.receivedOn,
      amountWan: row.amountWan,
      correctsId: null,
      state: { not: 'returned' },
    },
    select: { id: true, number: true },
    orderBy: { number: 'asc' },
    take: 5,
  });
}

function stepsOf(
  row: Awaited<ReturnType<typeof readReceipt>>,
  names: ReadonlyMap<string, string>,
): ReceiptDetail['steps'] {
  const steps = [
    ['submitted', row.submittedBy, row.submittedAt],
    ['checked', row.checkedBy, row.checkedAt],
    ['decided', row.decidedBy, row.decidedAt],
  ] as const;
  return steps.flatMap(([step, by, at]) =>
    at ? [{ step, by: by ? (names.get(by) ?? null) : null, at }] : [],
  );
}

/** The line of the queue's side panel; null when it is gone or outside the scope. */
export async function findReceipt(actor: Actor, id: string): Promise<ReceiptDetail | null> {
  try {
    return await getReceipt(actor, id);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}

/** The way of one line: who entered, submitted, checked, accepted or returned it, when and why. */
export async function getReceiptHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readReceipt(actor, id);
  return historyOf(actor, 'receipts', id);
}
