import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { removeFile } from '@/lib/server/storage';
import { ForbiddenError } from '@/lib/shared/errors';
import { enqueueFor } from './batch-access';

/** A running batch that has said nothing for so long has lost its worker. */
const SILENT_MS = 90_000;
const RUNNING = ['reading', 'checking', 'applying', 'undoing'] as const;

/** Puts batches whose worker has died back into the queue, on behalf of the same person. Every minute, by the system. */
export async function resumeBatches(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('imports.resume');
  await inTransaction(async (tx) => {
    const silent = await tx.batch.updateManyAndReturn({
      where: { state: { in: [...RUNNING] }, updatedAt: { lt: new Date(Date.now() - SILENT_MS) } },
      data: { runId: null },
      select: { id: true, state: true, createdBy: true, grantId: true },
      limit: 50,
    });
    for (const batch of silent) {
      await enqueueFor(tx, batch.state, {
        batchId: batch.id,
        userId: batch.createdBy,
        grantId: batch.grantId,
        requestId: actor.requestId,
        address: null,
      });
    }
    await recordChanges(
      tx,
      actor,
      silent.map(({ id, state }) => ({
        noun: 'imports',
        recordId: id,
        verb: 'resume',
        after: { state },
        batchId: id,
      })),
    );
  });
}

/** Removes files and staged rows of batches whose time is over; the batch itself stays with its counts. Nightly. */
export async function expireBatches(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('imports.expire');
  const stale = await db.batch.findMany({
    where: { expiresAt: { lt: new Date() }, state: { notIn: [...RUNNING] } },
    select: { id: true, fileId: true },
    orderBy: { id: 'asc' },
    take: 200,
  });
  for (const { id, fileId } of stale) {
    const file = fileId ? await db.file.findUnique({ where: { id: fileId }, select: { key: true } }) : null;
    if (file) await removeFile(file.key);
    await inTransaction(async (tx) => {
      await tx.batchBlock.deleteMany({ where: { batchId: id } });
      await tx.batchRow.deleteMany({ where: { batchId: id } });
      if (fileId) {
        await tx.attachment.deleteMany({ where: { fileId } });
        await tx.file.deleteMany({ where: { id: fileId } });
      }
      await tx.batch.update({
        where: { id },
        data: { fileId: null, tableCipher: null, expiresAt: null },
      });
      await recordChanges(tx, actor, [{ noun: 'imports', recordId: id, verb: 'expire', batchId: id }]);
    }, 60_000);
  }
}
