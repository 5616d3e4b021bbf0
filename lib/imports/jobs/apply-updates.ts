import { rememberMerchantsIn } from '@/lib/merchants/commands/undo-import';
import { updateMerchantsIn, type MerchantPatch } from '@/lib/merchants/commands/update-merchants';
import type { TripChange } from '@/lib/exports/rules-round-trip';
import { compareEntry, readStandings, type Standing } from '@/lib/merchants/import-compare';
import { readTripCells, type TripContext } from '@/lib/merchants/import-round-trip';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { PersonActor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { newId } from '@/lib/server/uuid';
import { readChoice, takesCell } from '../rules';
import type { RowToApply } from './apply-rows';
import { cellsOf, readChanges } from './compare-returned';

/** The batch that is written; `trip` is what the rows of a returned sheet need to be read. */
export type BatchInHand = { id: string; trip: (TripContext & { reason: string }) | null };

type Update = { row: RowToApply; targetId: string };

/**
 * Changes the records of a chunk's rows. A record that somebody changed since the check is left alone and counted as
 * a conflict. Rows that name the same record go one after another, each comparing with what the one before left.
 */
export async function applyUpdates(
  tx: Tx,
  actor: PersonActor,
  batch: BatchInHand,
  rows: readonly RowToApply[],
): Promise<{ written: number; conflicts: number }> {
  let waiting: Update[] = rows.flatMap((row) => {
    const choice = readChoice(row.choice);
    const targetId = choice.act === 'update' ? choice.id : row.targetId;
    return targetId ? [{ row, targetId }] : [];
  });
  const ownVersions = new Map<string, number>();
  let written = 0;
  let conflicts = 0;
  while (waiting.length > 0) {
    const wave = [...new Map(waiting.toReversed().map((update) => [update.targetId, update])).values()];
    waiting = waiting.filter((update) => !wave.includes(update));
    const result = await applyWave(tx, actor, batch, wave, ownVersions);
    written += result.written;
    conflicts += result.conflicts;
  }
  return { written, conflicts };
}

async function applyWave(
  tx: Tx,
  actor: PersonActor,
  { id: batchId, trip }: BatchInHand,
  wave: readonly Update[],
  ownVersions: Map<string, number>,
): Promise<{ written: number; conflicts: number }> {
  const records = await tx.$queryRaw<{ id: string; version: number }[]>`
    SELECT m.id, m.version FROM merchant m
     WHERE m.id = ANY (${wave.map((update) => update.targetId)}::uuid[]) AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}
     ORDER BY m.id FOR UPDATE`;
  const versions = new Map(records.map((row) => [row.id, row.version]));
  const isUntouched = ({ row, targetId }: Update): boolean => {
    const now = versions.get(targetId);
    if (now === undefined) return false;
    return (
      (row.outcome !== 'changed' && row.outcome !== 'conflict') ||
      now === (ownVersions.get(targetId) ?? row.beforeVersion)
    );
  };
  const standings = await readStandings(tx, [...versions.keys()]);
  const open = wave.filter(isUntouched);
  const refused = wave.filter((update) => !open.includes(update)).map(({ row }) => row.rowNo);
  const returned = open.flatMap(({ row, targetId }) =>
    row.parsed.trip ? [{ targetId, parsed: row.parsed }] : [],
  );
  const changes = trip ? await readChanges(tx, actor, returned, trip) : new Map<string, TripChange[]>();
  const ready = open.flatMap((update) => {
    const standing = standings.get(update.targetId);
    const { entry } = update.row.parsed;
    if (trip && standing && update.row.parsed.trip) {
      const patch = returnedPatch(update, standing, changes.get(update.targetId) ?? [], trip);
      return patch ? [{ ...update, patch }] : [];
    }
    const patch = standing && entry ? compareEntry(entry, standing).patch : null;
    return patch ? [{ ...update, patch }] : [];
  });
  const patches = ready.map(({ patch }) => patch);
  const memories = await rememberMerchantsIn(tx, actor, patches);
  if (patches.length > 0) await updateMerchantsIn(tx, actor, patches, { batchId });
  for (const patch of patches) ownVersions.set(patch.id, patch.version + 1);
  await keepUnparsed(tx, batchId, ready);
  await markUpdated(tx, batchId, ready, memories);
  await tx.batchRow.updateMany({ where: { batchId, rowNo: { in: refused } }, data: { reason: 'conflict' } });
  return { written: ready.length, conflicts: refused.length };
}

/** The changed cells of a returned row as a patch, under the decision on its conflicts; null when nothing is left. */
function returnedPatch(
  { row, targetId }: Update,
  standing: Standing,
  changes: readonly TripChange[],
  trip: TripContext & { reason: string },
): MerchantPatch | null {
  const choice = readChoice(row.choice);
  const taken = changes.filter((change) => takesCell(choice, change));
  const { patch, problems } = readTripCells(cellsOf(taken), standing, trip);
  if (taken.length === 0 || problems.length > 0) return null;
  return { ...patch, id: targetId, version: standing.version, facetReason: trip.reason };
}

type Ready = Update & { patch: MerchantPatch };

/** What a cell said that could not be read stays visible beside the record's field. */
async function keepUnparsed(tx: Tx, batchId: string, ready: readonly Ready[]): Promise<void> {
  await bulkInsert(
    tx,
    'unparsed_value',
    ready.flatMap(({ row, targetId }) =>
      (row.parsed.entry?.unparsed ?? []).map((value) => ({
        id: newId(),
        noun: 'merchants',
        recordId: targetId,
        ...value,
        batchId,
      })),
    ),
  );
}

async function markUpdated(
  tx: Tx,
  batchId: string,
  ready: readonly Ready[],
  memories: ReadonlyMap<string, { cipher: Buffer; keyId: string }>,
): Promise<void> {
  if (ready.length === 0) return;
  const effects = ready.map(({ row, targetId, patch }) => ({
    rowNo: row.rowNo,
    targetId,
    beforeVersion: patch.version,
    afterVersion: patch.version + 1,
    cipher: memories.get(targetId)?.cipher.toString('base64') ?? null,
    keyId: memories.get(targetId)?.keyId ?? null,
  }));
  await tx.$executeRaw`
    UPDATE batch_row r SET "targetId" = e."targetId", "beforeVersion" = e."beforeVersion",
           "afterVersion" = e."afterVersion", "appliedAt" = now(),
           "beforeCipher" = decode(e.cipher, 'base64'), "keyId" = e."keyId"
      FROM json_to_recordset(${JSON.stringify(effects)}::json)
           AS e("rowNo" int, "targetId" uuid, "beforeVersion" int, "afterVersion" int, cipher text, "keyId" text)
     WHERE r."batchId" = ${batchId}::uuid AND r."rowNo" = e."rowNo"`;
}
