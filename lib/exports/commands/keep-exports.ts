import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { removeFile } from '@/lib/server/storage';
import { ForbiddenError } from '@/lib/shared/errors';
import { BASE_DAYS, WAITING_DAYS } from '../rules';

/** A running export that has said nothing for so long has lost its worker. */
const SILENT_MS = 90_000;
const DAY_MS = 86_400_000;

/** Puts exports whose worker has died back into the queue, on behalf of the same person. Every minute, by the system. */
export async function resumeExports(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('exports.resume');
  await inTransaction(async (tx) => {
    const silent = await tx.export.updateManyAndReturn({
      where: { state: 'running', updatedAt: { lt: new Date(Date.now() - SILENT_MS) } },
      data: { runId: null, state: 'queued' },
      select: { id: true, createdBy: true, grantId: true },
      limit: 50,
    });
    for (const { id, createdBy, grantId } of silent) {
      await enqueue(
        tx,
        'exports.write',
        { exportId: id, userId: createdBy, grantId, requestId: actor.requestId, address: null },
        { key: id },
      );
    }
    await recordChanges(
      tx,
      actor,
      silent.map(({ id }) => ({ noun: 'exports', recordId: id, verb: 'resume' })),
    );
  });
}

/**
 * Removes files whose time is over, requests that nobody has decided, and the base of sheets that come back no more.
 * The export itself stays: who took what, when and why. Hourly, by the system.
 */
export async function expireExports(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('exports.expire');
  const now = Date.now();
  const stale = await db.export.findMany({
    where: {
      OR: [
        { state: 'ready', expiresAt: { lt: new Date(now) } },
        { state: 'waiting', createdAt: { lt: new Date(now - WAITING_DAYS * DAY_MS) } },
      ],
    },
    select: { id: true, fileId: true },
    orderBy: { id: 'asc' },
    take: 200,
  });
  const fileIds = stale.flatMap(({ fileId }) => (fileId ? [fileId] : []));
  const files = await db.file.findMany({ where: { id: { in: fileIds } }, select: { key: true } });
  for (const { key } of files) await removeFile(key);
  await inTransaction(async (tx) => {
    await tx.export.updateMany({
      where: { id: { in: stale.map(({ id }) => id) } },
      data: { state: 'expired', fileId: null },
    });
    await tx.file.deleteMany({ where: { id: { in: fileIds } } });
    await tx.exportRow.deleteMany({
      where: { export: { createdAt: { lt: new Date(now - BASE_DAYS * DAY_MS) } } },
    });
    await recordChanges(
      tx,
      actor,
      stale.map(({ id }) => ({ noun: 'exports', recordId: id, verb: 'expire' })),
    );
  }, 60_000);
}
