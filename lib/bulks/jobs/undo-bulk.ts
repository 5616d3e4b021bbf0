import { restoreArchivedIn } from '@/lib/merchants/commands/archive-merchant';
import { undoImportedMerchantsIn } from '@/lib/merchants/commands/undo-import';
import type { PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import type { BulkRowInHand } from './apply-bulk';
import type { BulkInHand } from './run-bulk';

/** Takes a portion back: who has the version that the act left gets the former values; all others are blocked. */
export async function undoRows(
  tx: Tx,
  actor: PersonActor,
  act: BulkInHand,
  rows: readonly BulkRowInHand[],
): Promise<void> {
  const open = rows.flatMap(({ merchantId, afterVersion, beforeCipher, keyId }) =>
    afterVersion === null || !beforeCipher || !keyId
      ? []
      : [{ id: merchantId, version: afterVersion, before: { cipher: beforeCipher, keyId } }],
  );
  const context = { batchId: act.id, reason: act.number };
  const undone =
    act.params.kind === 'archive'
      ? await restoreArchivedIn(tx, actor, open, context)
      : await undoImportedMerchantsIn(tx, actor, open, context);
  const mark = (outcome: 'undone' | 'blocked', hit: boolean) =>
    tx.bulkActRow.updateMany({
      where: {
        actId: act.id,
        rowNo: { in: rows.filter((row) => undone.has(row.merchantId) === hit).map((row) => row.rowNo) },
      },
      data: { outcome, ...(hit ? { beforeCipher: null, keyId: null } : {}) },
    });
  await mark('undone', true);
  await mark('blocked', false);
}
