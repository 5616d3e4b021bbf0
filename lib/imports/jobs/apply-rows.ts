import { clientTexts } from '@/lib/i18n/client-texts';
import { createMerchantsIn } from '@/lib/merchants/commands/create-merchants';
import { readPublicLookups } from '@/lib/merchants/import-lookups';
import { readPublicLedgerWords } from '@/lib/merchants/queries/read-ledger';
import type { PersonActor } from '@/lib/server/actor';
import { db, inTransaction, type Prisma, type Tx } from '@/lib/server/db';
import type { JobData } from '@/lib/server/queue';
import { scopeWhere } from '@/lib/server/scope';
import { openParsed, type ParsedRow } from '../import-blocks';
import { batchScopeColumns, visibleBatches } from '../policy';
import { readChoice, readCounts, type BatchCounts } from '../rules';
import { isTrip } from '../rules-round-trip';
import { BatchBasis, type MappedColumn } from '../schema';
import { applyUpdates, type BatchInHand } from './apply-updates';
import { runBatch, RunSuperseded, type BatchRun } from './batch-run';

const ROWS_PER_CHUNK = 2_000;
const BLOCKS_PER_CHUNK = 15;

/**
 * Job `imports.apply`: writes the batch into the ledger, about two thousand rows at a time. A chunk is one transaction
 * of records, audit rows, the rows' effects and the high-water mark, so a run that is killed resumes exactly there.
 * The rights of the person are read anew for every chunk. While PostgreSQL writes a chunk, the next one is opened
 * (decision 0019).
 */
export async function applyRowsJob(data: JobData): Promise<void> {
  await runBatch(data, 'applying', async (run) => {
    const left = await db.batchRow.count({
      where: { ...toApply(run.batch.id), rowNo: { gt: run.batch.highWater } },
    });
    await run.progress({ phase: 'writing', done: run.batch.done, total: run.batch.done + left });
    const ahead = new Ahead();
    const trip = await tripOf(run);
    for (;;) {
      if (await run.isCancelled()) return stop(run);
      const actor = await run.actor();
      if (!(await inTransaction((tx) => applyChunk(tx, run, actor, ahead, trip), 60_000))) break;
    }
    await run.finish('applied', { phase: null, appliedAt: new Date() });
  });
}

/**
 * Rows that are written: new ones, changed ones unless a person has left them out, and possible duplicates and conflicts
 * that a person has decided.
 */
const toApply = (batchId: string): Prisma.BatchRowWhereInput => ({
  batchId,
  appliedAt: null,
  OR: [
    { outcome: 'new' },
    { outcome: 'changed', OR: [{ choice: null }, { choice: { not: 'leave' } }] },
    { outcome: { in: ['duplicate', 'conflict'] }, choice: { not: 'leave' }, NOT: { choice: null } },
  ],
});

/** What the rows of a returned sheet are read with; null for every other sheet. */
async function tripOf(run: BatchRun): Promise<BatchInHand['trip']> {
  // cast: written by confirmMapping or by the reading job
  if (!isTrip(run.batch.mapping as MappedColumn[])) return null;
  // messages: imports.desk.tripReason
  const [lookups, words, texts] = await Promise.all([
    readPublicLookups(run.batch.unitId),
    readPublicLedgerWords(),
    clientTexts('zh-CN', ['imports.desk']),
  ]);
  const reason = (texts['imports.desk.tripReason'] ?? '{number}').replace('{number}', run.batch.number);
  return { lookups, words, reason };
}

/** Stopped by hand: what is written stands, and may be undone or gone on with. */
async function stop(run: BatchRun): Promise<void> {
  const row = await db.batch.findUnique({ where: { id: run.batch.id }, select: { counts: true } });
  await run.finish('applied', {
    phase: null,
    appliedAt: new Date(),
    counts: { ...readCounts(row?.counts), stopped: true },
  });
}

type Locked = { highWater: number; done: number; counts: BatchCounts };

/** The batch's marks, locked until the chunk ends: two runs can never write one chunk twice. */
async function lockMarks(tx: Tx, run: BatchRun, actor: PersonActor): Promise<Locked> {
  await tx.$queryRaw`SELECT 1 FROM batch WHERE id = ${run.batch.id}::uuid FOR UPDATE`;
  const row = await tx.batch.findFirst({
    where: {
      AND: [{ id: run.batch.id, runId: run.runId }, scopeWhere(visibleBatches(actor), batchScopeColumns)],
    },
    select: { highWater: true, done: true, counts: true },
  });
  if (!row) throw new RunSuperseded();
  return { ...row, counts: readCounts(row.counts) };
}

/** A row to be written, with what was read from it. */
export type RowToApply = {
  rowNo: number;
  outcome: string;
  choice: string | null;
  targetId: string | null;
  beforeVersion: number | null;
  parsed: ParsedRow;
};

async function applyChunk(
  tx: Tx,
  run: BatchRun,
  actor: PersonActor,
  ahead: Ahead,
  trip: BatchInHand['trip'],
): Promise<boolean> {
  const marks = await lockMarks(tx, run, actor);
  const rows = ahead.take(marks.highWater) ?? openChunk(await readChunk(tx, run.batch.id, marks.highWater));
  const last = rows.at(-1);
  if (!last) return false;
  const next = await readChunk(tx, run.batch.id, last.rowNo);
  const creates = rows.filter((row) => row.outcome === 'new' || readChoice(row.choice).act === 'create');
  const updates = rows.filter((row) => !creates.includes(row));
  const basis = BatchBasis.safeParse(run.batch.basis).data;
  const entries = creates.flatMap((row) => (row.parsed.entry ? [row.parsed.entry] : []));
  const { ids } = await createMerchantsIn(tx, actor, entries, {
    batchId: run.batch.id,
    basis: basis
      ? {
          kind: basis.kind,
          evidence: basis.evidence ?? null,
          purposes: basis.purposes,
          source: run.batch.source,
          expiresAt: basis.expiresOn ?? null,
        }
      : null,
    meanwhile: () => ahead.put(last.rowNo, openChunk(next)),
  });
  const effects = creates.map((row, index) => ({
    rowNo: row.rowNo,
    targetId: ids[index] ?? null,
    beforeVersion: null,
    afterVersion: 1,
  }));
  await writeEffects(tx, run.batch.id, effects);
  const updated = await applyUpdates(tx, actor, { id: run.batch.id, trip }, updates);
  const { counts } = marks;
  await run.advance(tx, {
    highWater: last.rowNo,
    done: marks.done + rows.length,
    counts: {
      ...counts,
      stopped: false,
      created: counts.created + ids.length,
      updated: counts.updated + updated.written,
      conflicts: counts.conflicts + updated.conflicts,
    },
  });
  return true;
}

/** The chunk that comes next, opened in advance; staged rows do not change while a batch is written. */
class Ahead {
  private chunk: { after: number; rows: RowToApply[] } | null = null;

  put(after: number, rows: RowToApply[]): void {
    this.chunk = { after, rows };
  }

  /** The chunk after this row, when it is the one that was opened. */
  take(after: number): RowToApply[] | null {
    const { chunk } = this;
    this.chunk = null;
    return chunk?.after === after ? chunk.rows : null;
  }
}

type SealedChunk = {
  rows: Omit<RowToApply, 'parsed'>[];
  blocks: { keyId: string; parsedCipher: Uint8Array }[];
};

async function readChunk(tx: Tx, batchId: string, highWater: number): Promise<SealedChunk> {
  const rows = await tx.batchRow.findMany({
    where: { ...toApply(batchId), rowNo: { gt: highWater } },
    select: { rowNo: true, outcome: true, choice: true, targetId: true, beforeVersion: true },
    orderBy: { rowNo: 'asc' },
    take: ROWS_PER_CHUNK,
  });
  const [first] = rows;
  if (!first) return { rows: [], blocks: [] };
  const blocks = await tx.batchBlock.findMany({
    where: { batchId, lastRow: { gte: first.rowNo }, firstRow: { lte: rows.at(-1)?.rowNo ?? 0 } },
    select: { keyId: true, parsedCipher: true },
    orderBy: { firstRow: 'asc' },
    take: BLOCKS_PER_CHUNK,
  });
  return { rows, blocks };
}

function openChunk({ rows, blocks }: SealedChunk): RowToApply[] {
  const parsed = new Map(blocks.flatMap((block) => openParsed(block)).map((row) => [row.rowNo, row]));
  // rows beyond the blocks read come with the next chunk
  return rows.flatMap((row) => {
    const read = parsed.get(row.rowNo);
    return read ? [{ ...row, parsed: read }] : [];
  });
}

/** What a row did, as undo needs it. */
type RowEffect = {
  rowNo: number;
  targetId: string | null;
  beforeVersion: number | null;
  afterVersion: number | null;
};

/** Writes onto the rows what became of them. */
async function writeEffects(tx: Tx, batchId: string, effects: readonly RowEffect[]): Promise<void> {
  if (effects.length === 0) return;
  await tx.$executeRaw`
    UPDATE batch_row r SET "targetId" = e."targetId", "beforeVersion" = e."beforeVersion",
           "afterVersion" = e."afterVersion", "appliedAt" = now()
      FROM json_to_recordset(${JSON.stringify(effects)}::json)
           AS e("rowNo" int, "targetId" uuid, "beforeVersion" int, "afterVersion" int)
     WHERE r."batchId" = ${batchId}::uuid AND r."rowNo" = e."rowNo"`;
}
