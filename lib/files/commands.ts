import type { Readable } from 'node:stream';
import { recordChange, recordChanges } from '@/lib/audit/commands';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import type { UploadPurpose } from '@/lib/server/file-kind';
import { removeFile, saveUpload } from '@/lib/server/storage';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canUpload } from './policy';
import { cleanFileName, type AttachFilesInput } from './schema';

/** What the browser learns of its upload. */
export type UploadedFile = { id: string; fileName: string; mime: string; size: number; sha256: string };

const A_DAY_MS = 86_400_000;

/**
 * Stores what a person sends and returns its id, to be attached to a record within a day. Refuses as saveUpload()
 * does, and roles that only read. Nothing stays in the storage when the row can't be written.
 */
export async function uploadFile(
  actor: PersonActor,
  input: { stream: Readable; fileName: string; purpose: UploadPurpose },
): Promise<UploadedFile> {
  if (!canUpload(actor)) throw new ForbiddenError('files.upload');
  const fileName = cleanFileName(input.fileName);
  const stored = await saveUpload({ ...input, fileName, encrypted: input.purpose === 'ledger' });
  try {
    return await inTransaction(async (tx) => {
      const { key, mime, size, sha256, scanState } = stored;
      const row = await tx.file.create({
        data: {
          key,
          mime,
          size: BigInt(size),
          sha256,
          scanState,
          uploadedBy: actor.userId,
          expiresAt: new Date(Date.now() + A_DAY_MS),
        },
        select: { id: true },
      });
      await recordChange(tx, actor, {
        noun: 'files',
        recordId: row.id,
        verb: 'uploaded',
        after: { sha256, size },
      });
      return { id: row.id, fileName, mime, size, sha256 };
    });
  } catch (error) {
    await removeFile(stored.key);
    throw error;
  }
}

/**
 * Attaches uploaded files to a record, in the transaction of the noun's own command, which has checked the right to
 * write the record. Only the actor's own uploads that hang nowhere else; any other id does not exist.
 */
export async function attachFiles(
  tx: Tx,
  actor: PersonActor,
  record: { noun: string; recordId: string; role: string },
  files: AttachFilesInput,
): Promise<void> {
  if (files.length === 0) return;
  const ids = [...new Set(files.map((file) => file.fileId))];
  if (ids.length !== files.length) throw new AppError('duplicate');
  const own = await tx.file.updateMany({
    where: {
      id: { in: ids },
      uploadedBy: actor.userId,
      scanState: { not: 'infected' },
      attachments: { none: {} },
    },
    data: { expiresAt: null },
  });
  if (own.count !== ids.length) throw new NotFoundError();
  const rows = files.map(({ fileId, fileName, label }) => ({
    id: newId(),
    fileId,
    fileName,
    label,
    ...record,
    addedBy: actor.userId,
  }));
  await tx.attachment.createMany({ data: rows });
  await recordChanges(
    tx,
    actor,
    rows.map(({ fileId, fileName, role }) => ({
      noun: record.noun,
      recordId: record.recordId,
      verb: 'file_attached',
      after: { fileId, fileName, role },
    })),
  );
}

/** Takes a file off a record, in the noun's own command. The bytes stay while the log may be asked for them. */
export async function detachFile(
  tx: Tx,
  actor: PersonActor,
  record: { noun: string; recordId: string },
  attachmentId: string,
): Promise<void> {
  const removed = await tx.attachment.updateMany({
    where: { id: attachmentId, ...record, removedAt: null },
    data: { removedAt: new Date() },
  });
  if (removed.count === 0) throw new NotFoundError();
  await recordChange(tx, actor, { ...record, verb: 'file_detached', before: { attachmentId } });
}

/** Deletes uploads that were never attached, a day after they came; returns how many. For the nightly job. */
export async function sweepUploads(actor: Actor, limit = 500): Promise<number> {
  if (actor.kind !== 'system') throw new ForbiddenError('files.sweep');
  const stale = await db.file.findMany({
    where: { expiresAt: { lt: new Date() }, attachments: { none: {} } },
    select: { id: true, key: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
  for (const file of stale) await removeFile(file.key);
  const ids = stale.map((file) => file.id);
  await inTransaction(async (tx) => {
    await tx.file.deleteMany({ where: { id: { in: ids } } });
    await recordChanges(
      tx,
      actor,
      ids.map((recordId) => ({ noun: 'files', recordId, verb: 'swept' })),
    );
  });
  return stale.length;
}
