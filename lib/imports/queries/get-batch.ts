import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { MERCHANT_IMPORT_TARGETS } from '@/lib/merchants/import';
import { openTable } from '../import-blocks';
import { batchScopeColumns, canImport, visibleBatches } from '../policy';
import { isTrip } from '../rules-round-trip';
import {
  isRunning,
  paceOf,
  readChoice,
  readCounts,
  type BatchCounts,
  type BatchState,
  type Pace,
} from '../rules';
import { BatchBasis, type MappedColumn, type ReadTable } from '../schema';

const detailSelect = {
  id: true,
  number: true,
  unitId: true,
  createdBy: true,
  fileId: true,
  fileName: true,
  fileSize: true,
  format: true,
  sheets: true,
  sheetIndex: true,
  tableCipher: true,
  keyId: true,
  mapping: true,
  state: true,
  phase: true,
  done: true,
  total: true,
  phaseSince: true,
  counts: true,
  errorCode: true,
  cancelAsked: true,
  basis: true,
  source: true,
  appliedAt: true,
  undoneAt: true,
  expiresAt: true,
  createdAt: true,
} as const;

/** A batch as the wizard shows it. Times are ISO; `table` is null until the file has been read. */
export type BatchDetail = {
  id: string;
  number: string;
  unitName: string;
  userName: string;
  fileId: string | null;
  fileName: string;
  fileSize: number;
  sheets: { index: number; name: string; hidden: boolean }[];
  sheetIndex: number | null;
  table: ReadTable | null;
  mapping: MappedColumn[] | null;
  state: BatchState;
  /** the part that was running when the batch failed or was cancelled, or the present phase */
  phase: string | null;
  errorCode: string | null;
  cancelAsked: boolean;
  counts: BatchCounts;
  /** what was decided on possible duplicates; `otherwise`: changed rows that shall be created or left out instead */
  decided: { create: number; update: number; leave: number; otherwise: number };
  basis: BatchBasis | null;
  source: string | null;
  createdAt: string;
  appliedAt: string | null;
  undoneAt: string | null;
  expiresOn: string | null;
  targets: string[];
  /** a list that was taken out here and comes back */
  returned: boolean;
};

const DECIDED = { create: 'create', update: 'update', take: 'update', leave: 'leave' } as const;

async function readBatch(actor: Actor, id: string) {
  if (!canImport(actor)) throw new ForbiddenError('imports.read');
  const row = await db.batch.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
    select: detailSelect,
  });
  if (!row) throw new NotFoundError('batch');
  return row;
}

/** One batch; another unit's batch does not exist. Samples of cells are shown to the importing unit only. */
export async function getBatch(actor: Actor, id: string): Promise<BatchDetail> {
  const row = await readBatch(actor, id);
  const [unit, user, decisions] = await Promise.all([
    db.unit.findUnique({ where: { id: row.unitId }, select: { name: true } }),
    db.user.findUnique({ where: { id: row.createdBy }, select: { name: true } }),
    db.batchRow.groupBy({
      by: ['outcome', 'choice'],
      where: {
        batchId: id,
        OR: [{ outcome: { in: ['duplicate', 'conflict'] } }, { outcome: 'changed', NOT: { choice: null } }],
      },
      _count: { _all: true },
    }),
  ]);
  const decided = { create: 0, update: 0, leave: 0, otherwise: 0 };
  for (const { outcome, choice, _count } of decisions) {
    decided[DECIDED[readChoice(choice).act]] += _count._all;
    if (outcome === 'changed') decided.otherwise += _count._all;
  }
  return {
    id: row.id,
    number: row.number,
    unitName: unit?.name ?? '',
    userName: user?.name ?? '',
    fileId: row.fileId,
    fileName: row.fileName,
    fileSize: Number(row.fileSize),
    // cast: written by the reading job
    sheets: (row.sheets ?? []) as BatchDetail['sheets'],
    sheetIndex: row.sheetIndex,
    // cast: written by the reading job, authenticated by the envelope
    table: row.tableCipher && row.keyId ? (openTable(row.tableCipher, row.keyId) as ReadTable) : null,
    // cast: written by confirmMapping
    mapping: Array.isArray(row.mapping) ? (row.mapping as MappedColumn[]) : null,
    state: row.state,
    phase: row.phase,
    errorCode: row.errorCode,
    cancelAsked: row.cancelAsked,
    counts: readCounts(row.counts),
    decided,
    basis: BatchBasis.safeParse(row.basis).data ?? null,
    source: row.source,
    createdAt: row.createdAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    expiresOn: row.expiresAt?.toISOString().slice(0, 10) ?? null,
    // cast: written by confirmMapping or by the reading job
    returned: Array.isArray(row.mapping) && isTrip(row.mapping as MappedColumn[]),
    targets: MERCHANT_IMPORT_TARGETS.map((target) => target.field),
  };
}

/** How far a running batch is. */
export type BatchProgress = Pace & {
  state: BatchState;
  running: boolean;
  phase: string | null;
  done: number;
  total: number;
  cancelAsked: boolean;
};

/** What the progress display asks every second: one row by key, no content. */
export async function getBatchProgress(actor: Actor, id: string): Promise<BatchProgress> {
  const { state, phase, done, total, phaseSince, cancelAsked } = await readBatch(actor, id);
  return {
    state,
    running: isRunning(state),
    phase,
    done,
    total,
    cancelAsked,
    ...paceOf(done, total, phaseSince, new Date()),
  };
}

/** May the actor read the files of this batch? For /api/files. */
export async function mayReadBatch(actor: Actor, id: string): Promise<boolean> {
  if (!canImport(actor)) return false;
  const found = await db.batch.count({
    where: { AND: [{ id }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
  });
  return found === 1;
}
