import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { NotFoundError } from '@/lib/shared/errors';
import type { FileReaders } from './policy';

/** A file that the actor may read, for the route that sends it. */
export type ReadableFile = { key: string; mime: string; size: number; sha256: string; fileName: string };

/**
 * The file, if the actor may read a record that it is attached to, or sent it and has not attached it yet. Anything
 * else, infected files included, does not exist here (404). `readers` holds each noun's own answer; a noun without
 * one is never readable.
 */
export async function getReadableFile(
  actor: Actor,
  fileId: string,
  readers: FileReaders,
): Promise<ReadableFile> {
  const file = await db.file.findUnique({
    where: { id: fileId },
    select: {
      key: true,
      mime: true,
      size: true,
      sha256: true,
      scanState: true,
      uploadedBy: true,
      attachments: {
        select: { noun: true, recordId: true, fileName: true, removedAt: true },
        orderBy: { createdAt: 'asc' },
        take: 50,
      },
    },
  });
  if (file === null || file.scanState === 'infected') throw new NotFoundError();
  const { key, mime, sha256 } = file;
  const found = { key, mime, sha256, size: Number(file.size) };
  const own = actor.kind === 'person' && file.uploadedBy === actor.userId;
  if (own && file.attachments.length === 0) return { ...found, fileName: 'file' };
  for (const { noun, recordId, fileName, removedAt } of file.attachments) {
    if (removedAt !== null) continue;
    const mayRead = Object.hasOwn(readers, noun) ? readers[noun] : undefined;
    if (mayRead !== undefined && (await mayRead(actor, recordId))) return { ...found, fileName };
  }
  throw new NotFoundError();
}

/** A file on a record's page. */
export type AttachmentRow = {
  id: string;
  fileId: string;
  role: string;
  label: string;
  fileName: string;
  mime: string;
  size: number;
  createdAt: Date;
};

/** Files of one record, oldest first, at most 100. The caller's noun has checked that the actor may read the record. */
export async function listAttachments(
  actor: Actor,
  noun: string,
  recordId: string,
): Promise<AttachmentRow[]> {
  if (actor.kind === 'link') throw new NotFoundError();
  const rows = await db.attachment.findMany({
    where: { noun, recordId, removedAt: null },
    select: {
      id: true,
      fileId: true,
      role: true,
      label: true,
      fileName: true,
      createdAt: true,
      file: { select: { mime: true, size: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 100,
  });
  return rows.map(({ file, ...row }) => ({ ...row, mime: file.mime, size: Number(file.size) }));
}
