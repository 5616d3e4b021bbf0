import { compareEntry, readStandings } from '@/lib/merchants/import-compare';
import { readPublicLookups } from '@/lib/merchants/import-lookups';
import type { TripContext } from '@/lib/merchants/import-round-trip';
import { readPublicLedgerWords } from '@/lib/merchants/queries/read-ledger';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { openParsed, openRaw, sealBlock } from '../import-blocks';
import { batchScopeColumns, visibleBatches } from '../policy';
import { noCounts, outcomes, type BatchCounts } from '../rules';
import { countRemoved } from '../queries/list-removed';
import { isTrip, tripColumns } from '../rules-round-trip';
import type { MappedColumn } from '../schema';
import type { BatchRun } from './batch-run';
import { compareReturned } from './compare-returned';

const BLOCKS_AT_ONCE = 10;

/**
 * Tells changed rows from those that say what the ledger says; rows without a target are new. Returns the counts,
 * which add up to the sheet's rows.
 */
export async function compareRows(run: BatchRun, rows: number): Promise<BatchCounts> {
  const batchId = run.batch.id;
  const trip = await tripOf(run);
  for (let after = 0; ;) {
    const blocks = await blocksWithTargets(batchId, after);
    const last = blocks.at(-1);
    if (!last) break;
    await inTransaction((tx) => compareBlocks(tx, batchId, blocks), 60_000);
    if (trip) await compareTrips(run, blocks, trip);
    after = last.lastRow;
    await run.progress({ done: after, total: rows });
  }
  return countRows(run, rows);
}

type Block = {
  firstRow: number;
  lastRow: number;
  keyId: string;
  rawCipher: Uint8Array;
  parsedCipher: Uint8Array;
};

async function blocksWithTargets(batchId: string, after: number): Promise<Block[]> {
  const first = await db.batchRow.findFirst({
    where: { batchId, outcome: 'pending', rowNo: { gt: after } },
    select: { rowNo: true },
    orderBy: { rowNo: 'asc' },
  });
  if (!first) return [];
  return db.batchBlock.findMany({
    where: { batchId, lastRow: { gte: first.rowNo } },
    select: { firstRow: true, lastRow: true, keyId: true, rawCipher: true, parsedCipher: true },
    orderBy: { firstRow: 'asc' },
    take: BLOCKS_AT_ONCE,
  });
}

async function compareBlocks(tx: Tx, batchId: string, blocks: readonly Block[]): Promise<void> {
  const pending = await tx.batchRow.findMany({
    where: {
      batchId,
      outcome: 'pending',
      ref: null,
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

type Trip = { context: TripContext; columnOf: ReadonlyMap<string, number> };

/** What the comparison of a returned sheet needs; null for every other sheet. */
async function tripOf(run: BatchRun): Promise<Trip | null> {
  // cast: written by confirmMapping or by the reading job
  const mapping = run.batch.mapping as MappedColumn[];
  if (!isTrip(mapping)) return null;
  const [lookups, words] = await Promise.all([readPublicLookups(run.batch.unitId), readPublicLedgerWords()]);
  return {
    context: { lookups, words },
    columnOf: new Map(tripColumns(mapping).map(({ key, column }) => [key, column])),
  };
}

/** The rows of these blocks that speak of known records; what is left to say of them goes back into the blocks. */
async function compareTrips(run: BatchRun, blocks: readonly Block[], trip: Trip): Promise<void> {
  const batchId = run.batch.id;
  const actor = await run.actor();
  await inTransaction(async (tx) => {
    const pending = await tx.batchRow.findMany({
      where: {
        batchId,
        outcome: 'pending',
        ref: { not: null },
        rowNo: { gte: blocks[0]?.firstRow ?? 0, lte: blocks.at(-1)?.lastRow ?? 0 },
      },
      select: { rowNo: true, targetId: true },
      take: 5_000,
    });
    const targets = new Map(pending.map((row) => [row.rowNo, row.targetId]));
    const opened = blocks.map((block) => ({ block, parsed: openParsed(block) }));
    const rows = opened
      .flatMap(({ parsed }) => parsed)
      .flatMap((parsed) => {
        const targetId = targets.get(parsed.rowNo);
        return targetId ? [{ rowNo: parsed.rowNo, targetId, parsed }] : [];
      });
    const compared = await compareReturned(tx, actor, batchId, rows, trip.context, trip.columnOf);
    const outcomes = JSON.stringify(
      compared.map(({ rowNo, outcome, parsed }) => ({
        rowNo,
        outcome,
        reason: outcome === 'error' ? 'trip_cell' : null,
        warnings: parsed.warnings.length,
      })),
    );
    await tx.$executeRaw`
      UPDATE batch_row r SET outcome = c.outcome::"RowOutcome", reason = c.reason, warnings = c.warnings
        FROM json_to_recordset(${outcomes}::json) AS c("rowNo" int, outcome text, reason text, warnings int)
       WHERE r."batchId" = ${batchId}::uuid AND r."rowNo" = c."rowNo"`;
    const found = new Map(compared.map((row) => [row.rowNo, row.parsed]));
    for (const { block, parsed } of opened) {
      const sealed = sealBlock(
        openRaw(block),
        parsed.map((row) => found.get(row.rowNo) ?? row),
      );
      await tx.batchBlock.update({
        where: { batchId_firstRow: { batchId, firstRow: block.firstRow } },
        data: {
          keyId: sealed.keyId,
          rawCipher: Uint8Array.from(sealed.rawCipher),
          parsedCipher: Uint8Array.from(sealed.parsedCipher),
        },
      });
    }
  }, 60_000);
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
  // cast: written by confirmMapping or by the reading job
  if (isTrip(run.batch.mapping as MappedColumn[])) counts.removed = await countRemoved(actor, run.batch.id);
  return counts;
}
