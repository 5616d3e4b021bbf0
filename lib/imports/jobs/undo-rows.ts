import { clientTexts } from '@/lib/i18n/client-texts';
import { undoImportedMerchantsIn } from '@/lib/merchants/commands/undo-import';
import type { PersonActor } from '@/lib/server/actor';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import type { JobData } from '@/lib/server/queue';
import { scopeWhere } from '@/lib/server/scope';
import { batchScopeColumns, visibleBatches } from '../policy';
import { readCounts } from '../rules';
import { runBatch, RunSuperseded, type BatchRun } from './batch-run';

const ROWS_PER_CHUNK = 1_000;

/**
 * Job `imports.undo`: takes back what the batch did, from the last row to the first. A record that somebody has
 * changed since stays as it is, and its row is listed as blocked. Resumes after a crash like the writing does.
 */
export async function undoRowsJob(data: JobData): Promise<void> {
  await runBatch(data, 'undoing', async (run) => {
    const left = await db.batchRow.count({
      where: { ...toUndo(run.batch.id), rowNo: { lt: run.batch.highWater } },
    });
    await run.progress({ phase: 'undoing', done: run.batch.done, total: run.batch.done + left });
    for (;;) {
      const actor = await run.actor();
      if (!(await inTransaction((tx) => undoChunk(tx, run, actor), 60_000))) break;
    }
    await run.finish('undone', { phase: null, undoneAt: new Date() });
  });
}

const toUndo = (batchId: string) => ({ batchId, appliedAt: { not: null }, undoneAt: null }) as const;

async function undoChunk(tx: Tx, run: BatchRun, actor: PersonActor): Promise<boolean> {
  const batchId = run.batch.id;
  await tx.$queryRaw`SELECT 1 FROM batch WHERE id = ${batchId}::uuid FOR UPDATE`;
  const marks = await tx.batch.findFirst({
    where: {
      AND: [{ id: batchId, runId: run.runId }, scopeWhere(visibleBatches(actor), batchScopeColumns)],
    },
    select: { highWater: true, done: true, counts: true, number: true },
  });
  if (!marks) throw new RunSuperseded();
  const rows = await readChunk(tx, batchId, marks.highWater);
  const last = rows.at(-1);
  if (!last) return false;
  const undone = await undoImportedMerchantsIn(
    tx,
    actor,
    rows.map((row) => ({ id: row.targetId, version: row.afterVersion, before: row.before })),
    { batchId, reason: await undoReason(marks.number) },
  );
  const done = rows.filter((row) => undone.has(row.targetId));
  const blocked = rows.filter((row) => !undone.has(row.targetId));
  await markRows(tx, batchId, done, blocked);
  const counts = readCounts(marks.counts);
  await run.advance(tx, {
    highWater: last.rowNo,
    done: marks.done + rows.length,
    counts: { ...counts, undone: counts.undone + done.length, blocked: counts.blocked + blocked.length },
  });
  return true;
}

/** What the archive and the history of the records say. */
async function undoReason(number: string): Promise<string> {
  // messages: imports.desk.undoReason
  const texts = await clientTexts('zh-CN', ['imports.desk']);
  return (texts['imports.desk.undoReason'] ?? '{number}').replace('{number}', number);
}

type AppliedRow = {
  rowNo: number;
  targetId: string;
  afterVersion: number;
  beforeVersion: number | null;
  before: { cipher: Uint8Array; keyId: string } | null;
};

/** Rows from the last upwards, each record once: the same record's earlier row comes with the next chunk. */
async function readChunk(tx: Tx, batchId: string, below: number): Promise<AppliedRow[]> {
  const rows = await tx.batchRow.findMany({
    where: { ...toUndo(batchId), rowNo: { lt: below } },
    select: {
      rowNo: true,
      targetId: true,
      beforeVersion: true,
      afterVersion: true,
      beforeCipher: true,
      keyId: true,
    },
    orderBy: { rowNo: 'desc' },
    take: ROWS_PER_CHUNK,
  });
  const seen = new Set<string>();
  const chunk: AppliedRow[] = [];
  for (const row of rows) {
    if (!row.targetId || row.afterVersion === null) continue;
    if (seen.has(row.targetId)) break;
    seen.add(row.targetId);
    const before = row.beforeCipher && row.keyId ? { cipher: row.beforeCipher, keyId: row.keyId } : null;
    chunk.push({
      rowNo: row.rowNo,
      targetId: row.targetId,
      afterVersion: row.afterVersion,
      beforeVersion: row.beforeVersion,
      before,
    });
  }
  return chunk;
}

async function markRows(
  tx: Tx,
  batchId: string,
  done: readonly AppliedRow[],
  blocked: readonly AppliedRow[],
): Promise<void> {
  await tx.batchRow.updateMany({
    where: { batchId, rowNo: { in: done.map((row) => row.rowNo) } },
    data: { undoneAt: new Date() },
  });
  await tx.batchRow.updateMany({
    where: { batchId, rowNo: { in: blocked.map((row) => row.rowNo) } },
    data: { reason: 'blocked' },
  });
  // an earlier row of this batch changed the same record: it now meets the version that this undo has left
  const chained = done.filter((row) => row.beforeVersion !== null);
  await tx.$executeRaw`
    UPDATE batch_row r SET "afterVersion" = e."left"
      FROM json_to_recordset(${JSON.stringify(
        chained.map((row) => ({ id: row.targetId, was: row.beforeVersion, left: row.afterVersion + 1 })),
      )}::json) AS e(id uuid, was int, "left" int)
     WHERE r."batchId" = ${batchId}::uuid AND r."targetId" = e.id AND r."appliedAt" IS NOT NULL
       AND r."undoneAt" IS NULL AND r."afterVersion" = e.was`;
}
