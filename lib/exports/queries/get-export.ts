import { columnsFor, columnsNamed, type LedgerColumn } from '@/lib/merchants/fields-export';
import { countLedger } from '@/lib/merchants/queries/read-ledger';
import { questionOf, type LedgerQuestion } from '@/lib/merchants/schema-question';
import { readPublicProgramme } from '@/lib/programme/queries';
import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import {
  canDecideExport,
  canExport,
  canReadExport,
  canTakeFullContacts,
  canTakeRoundTrip,
  isOwn,
} from '../policy';
import { canStillCancel, isRunning, needsApproval, paceOf, readState, type ExportState } from '../rules';
import { personsTakenBefore } from './taken-before';
import { readQuestion } from '../schema';

const detailSelect = {
  id: true,
  number: true,
  createdBy: true,
  unitId: true,
  filters: true,
  columns: true,
  format: true,
  reason: true,
  fullContacts: true,
  roundTrip: true,
  persons: true,
  approvalAbove: true,
  personsBefore: true,
  state: true,
  decidedBy: true,
  decidedAt: true,
  decisionReason: true,
  rowCount: true,
  done: true,
  total: true,
  phaseSince: true,
  cancelAsked: true,
  errorCode: true,
  createdAt: true,
  readyAt: true,
  expiresAt: true,
  downloadedAt: true,
  downloads: true,
} as const;

async function readExport(actor: Actor, id: string) {
  if (!canExport(actor)) throw new ForbiddenError('exports.read');
  const row = await db.export.findUnique({ where: { id }, select: detailSelect });
  if (!row || !canReadExport(actor, row)) throw new NotFoundError('export');
  return row;
}

/** An export as its page shows it. Times are ISO; `columns` in the order of the sheet. */
export type ExportDetail = {
  id: string;
  number: string;
  state: ExportState;
  question: LedgerQuestion;
  columns: LedgerColumn[];
  format: string;
  reason: string;
  fullContacts: boolean;
  roundTrip: boolean;
  persons: number;
  rowCount: number | null;
  approvalAbove: number;
  /** persons of the day before that were counted along */
  personsBefore: number;
  user: string;
  unit: string | null;
  decider: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  errorCode: string | null;
  createdAt: string;
  readyAt: string | null;
  expiresAt: string | null;
  downloadedAt: string | null;
  downloads: number;
  can: { take: boolean; cancel: boolean; decide: boolean };
};

/** One export: the own one, or for a chief one of the units. Anybody else's does not exist. */
export async function getExport(actor: Actor, id: string): Promise<ExportDetail> {
  const row = await readExport(actor, id);
  const [users, unit] = await Promise.all([
    db.user.findMany({
      where: { id: { in: [row.createdBy, row.decidedBy].filter((one) => one !== null) } },
      select: { id: true, name: true },
    }),
    row.unitId ? db.unit.findUnique({ where: { id: row.unitId }, select: { name: true } }) : null,
  ]);
  const nameOf = (userId: string | null): string | null =>
    users.find((user) => user.id === userId)?.name ?? null;
  const state = readState(row.state);
  const own = isOwn(actor, row);
  return {
    id: row.id,
    number: row.number,
    state,
    question: readQuestion(row.filters),
    columns: columnsNamed(row.columns),
    format: row.format,
    reason: row.reason,
    fullContacts: row.fullContacts,
    roundTrip: row.roundTrip,
    persons: row.persons,
    rowCount: row.rowCount,
    approvalAbove: row.approvalAbove,
    personsBefore: row.personsBefore,
    user: nameOf(row.createdBy) ?? '',
    unit: unit?.name ?? null,
    decider: nameOf(row.decidedBy),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decisionReason: row.decisionReason,
    errorCode: row.errorCode,
    createdAt: row.createdAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    downloadedAt: row.downloadedAt?.toISOString() ?? null,
    downloads: row.downloads,
    can: {
      take: own && state === 'ready' && row.expiresAt !== null && row.expiresAt > new Date(),
      cancel: own && canStillCancel(state) && !row.cancelAsked,
      decide: state === 'waiting' && canDecideExport(actor, row),
    },
  };
}

/** How far a running export is: one row by key, no content. */
export async function getExportProgress(actor: Actor, id: string) {
  const { state: stored, done, total, phaseSince, cancelAsked } = await readExport(actor, id);
  const state = readState(stored);
  return {
    state,
    running: isRunning(state),
    phase: state === 'running' ? 'writing' : null,
    done,
    total,
    cancelAsked,
    ...paceOf(done, total, phaseSince, new Date()),
  };
}

/** What the form of a new export needs: how many people, whether a second person decides, which columns are free. */
export type ExportOffer = {
  persons: number;
  above: number;
  /** persons whom the asker took out within the day before */
  before: number;
  waits: boolean;
  columns: LedgerColumn[];
  chosen: number | null;
  can: { fullContacts: boolean; roundTrip: boolean };
};

/** The offer for the list's own query text, or for chosen records. */
export async function getExportOffer(
  actor: Actor,
  input: { query: string; ids: string },
): Promise<ExportOffer> {
  if (!canExport(actor)) throw new ForbiddenError('exports.ask');
  const question = questionOf(input);
  const [persons, { profile }, before] = await Promise.all([
    countLedger(actor, question),
    readPublicProgramme(),
    personsTakenBefore(db, actor.userId),
  ]);
  const above = profile.exportApprovalPersons;
  return {
    persons,
    above,
    before,
    waits: needsApproval(persons, above, before),
    columns: columnsFor(actor),
    chosen: question.ids?.length ?? null,
    can: { fullContacts: canTakeFullContacts(actor), roundTrip: canTakeRoundTrip(actor) },
  };
}
