import { rememberMerchantsIn } from '@/lib/merchants/commands/undo-import';
import { updateMerchantsIn, type MerchantPatch } from '@/lib/merchants/commands/update-merchants';
import { compareEntry, readStandings } from '@/lib/merchants/import-compare';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { PersonActor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { newId } from '@/lib/server/uuid';
import { readChoice } from '../rules';
import type { RowToApply } from './apply-rows';

type Update = { row: RowToApply; targetId: string };

/**
 * Changes the records of a chunk's rows. A record that somebody changed since the check is left alone and counted as
 * a conflict. Rows that name the same record go one after another, each comparing with what the one before left.
 */
export async function applyUpdates(
  tx: Tx,
  actor: PersonActor,
  batchId: string,
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
    const result = await applyWave(tx, actor, batchId, wave, ownVersions);
    written += result.written;
    conflicts += result.conflicts;
  }
  return { written, conflicts };
}

async function applyWave(
  tx: Tx,
  actor: PersonActor,
  batchId: string,
  wave: readonly Update[],
  ownVersions: Map<string, number>,
): Promise<{ written: number; conflicts: number }> {
  const open = await tx.$queryRaw<{ id: string; version: number }[]>`
    SELECT m.id, m.version FROM merchant m
     WHERE m.id = ANY (${wave.map((update) => update.targetId)}::uuid[]) AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}
     ORDER BY m.id FOR UPDATE`;
  const versions = new Map(open.map((row) => [row.id, row.version]));
  const isUntouched = ({ row, targetId }: Update): boolean => {
    const now = versions.get(targetId);
    if (now === undefined) return false;
    return row.outcome !== 'changed' || now === (ownVersions.get(targetId) ?? row.beforeVersion);
  };
  const standings = await readStandings(tx, [...versions.keys()]);
  const ready = wave.filter(isUntouched).flatMap((update) => {
    const standing = standings.get(update.targetId);
    const { entry } = update.row.parsed;
    const patch = standing && entry ? compareEntry(entry, standing).patch : null;
    return patch ? [{ ...update, patch }] : [];
  });
  const patches = ready.map(({ patch }) => patch);
  const memories = await rememberMerchantsIn(tx, actor, patches);
  if (patches.length > 0) await updateMerchantsIn(tx, actor, patches, { batchId });
  for (const patch of patches) ownVersions.set(patch.id, patch.version + 1);
  await keepUnparsed(tx, batchId, ready);
  await markUpdated(tx, batchId, ready, memories);
  const refused = wave.filter((update) => !isUntouched(update)).map(({ row }) => row.rowNo);
  await tx.batchRow.updateMany({ where: { batchId, rowNo: { in: refused } }, data: { reason: 'conflict' } });
  return { written: ready.length, conflicts: refused.length };
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
