import { compareEntry, readStandings } from '@/lib/merchants/import-compare';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { openParsed } from '../import-blocks';
import { batchScopeColumns, visibleBatches } from '../policy';
import { noCounts, outcomes, type BatchCounts } from '../rules';
import type { BatchRun } from './batch-run';

const BLOCKS_AT_ONCE = 10;

/**
 * Tells changed rows from those that say what the ledger says; rows without a target are new. Returns the counts,
 * which add up to the sheet's rows.
 */
export async function compareRows(run: BatchRun, rows: number): Promise<BatchCounts> {
  const batchId = run.batch.id;
  for (let after = 0; ;) {
    const blocks = await blocksWithTargets(batchId, after);
    const last = blocks.at(-1);
    if (!last) break;
    await inTransaction((tx) => compareBlocks(tx, batchId, blocks), 60_000);
    after = last.lastRow;
    await run.progress({ done: after, total: rows });
  }
  return countRows(run, rows);
}

type Block = { firstRow: number; lastRow: number; keyId: string; parsedCipher: Uint8Array };

async function blocksWithTargets(batchId: string, after: number): Promise<Block[]> {
  const first = await db.batchRow.findFirst({
    where: { batchId, outcome: 'pending', rowNo: { gt: after } },
    select: { rowNo: true },
    orderBy: { rowNo: 'asc' },
  });
  if (!first) return [];
  return db.batchBlock.findMany({
    where: { batchId, lastRow: { gte: first.rowNo } },
    select: { firstRow: true, lastRow: true, keyId: true, parsedCipher: true },
    orderBy: { firstRow: 'asc' },
    take: BLOCKS_AT_ONCE,
  });
}

async function compareBlocks(tx: Tx, batchId: string, blocks: readonly Block[]): Promise<void> {
  const pending = await tx.batchRow.findMany({
    where: {
      batchId,
      outcome: 'pending',
      rowNo: { gte: blocks[0]?.firstRow ?? 0, lte: blocks.at(-1)?.lastRow ?? 0 },
    },
    select: { rowNo: true, targetId: true },
    orderBy: { rowNo: 'asc' },
    take: 5_000,
  });
  const targets = new Map(pending.map((row) => [row.rowNo, row.targetId]));
  const standings = await readStandings(
    tx,
    pending.flatMap((row) => (row.targetId ? [row.targetId] : [])),
  );
  const changed: number[] = [];
  const same: number[] = [];
  for (const parsed of blocks.flatMap((block) => openParsed(block))) {
    const standing = standings.get(targets.get(parsed.rowNo) ?? '');
    if (!standing || !parsed.entry) continue;
    (compareEntry(parsed.entry, standing).patch ? changed : same).push(parsed.rowNo);
  }
  await tx.batchRow.updateMany({ where: { batchId, rowNo: { in: changed } }, data: { outcome: 'changed' } });
  await tx.batchRow.updateMany({ where: { batchId, rowNo: { in: same } }, data: { outcome: 'same' } });
  // a record that vanished between matching and comparing leaves its row as a new one
  const found = new Set([...changed, ...same]);
  const lost = pending.map((row) => row.rowNo).filter((rowNo) => !found.has(rowNo));
  if (lost.length > 0) {
    await tx.batchRow.updateMany({
      where: { batchId, rowNo: { in: lost } },
      data: { outcome: 'new', targetId: null, beforeVersion: null },
    });
  }
}

async function countRows(run: BatchRun, rows: number): Promise<BatchCounts> {
  const actor = await run.actor();
  const own = await db.batch.count({
    where: { AND: [{ id: run.batch.id }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
  });
  const counts: BatchCounts = { ...noCounts, rows };
  if (own === 0) return counts;
  const found = await db.$queryRaw<{ outcome: string; n: number; warned: number }[]>`
    SELECT outcome::text AS outcome, count(*)::int AS n, count(*) FILTER (WHERE warnings > 0)::int AS warned
      FROM batch_row WHERE "batchId" = ${run.batch.id}::uuid GROUP BY 1`;
  for (const { outcome, n, warned } of found) {
    const known = outcomes.find((name) => name === outcome);
    if (known) counts[known] = n;
    counts.warned += warned;
  }
  return counts;
}
