import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canExport, canReadExport, isOwn } from '../policy';

/** The written file, for the route that sends it. */
export type TakenExport = { key: string; mime: string; size: number; fileName: string };

/**
 * The file of an export, for its maker alone, while the maker still may list people. Every download is an audited act;
 * an expired or unfinished one is refused (`not_in_this_state`), somebody else's is forbidden to the chief who sees it
 * and does not exist for all others.
 */
export async function takeExport(actor: PersonActor, id: string): Promise<TakenExport> {
  if (!canExport(actor)) throw new ForbiddenError('exports.take');
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM export WHERE id = ${id}::uuid FOR UPDATE`;
    const row = await tx.export.findUnique({
      where: { id },
      select: {
        id: true,
        number: true,
        createdBy: true,
        unitId: true,
        state: true,
        format: true,
        fileId: true,
        expiresAt: true,
        rowCount: true,
      },
    });
    if (!row || !canReadExport(actor, row)) throw new NotFoundError('export');
    if (!isOwn(actor, row)) throw new ForbiddenError('exports.take');
    const isOver = row.expiresAt === null || row.expiresAt < new Date();
    const file = row.fileId
      ? await tx.file.findUnique({ where: { id: row.fileId }, select: { key: true, mime: true, size: true } })
      : null;
    if (row.state !== 'ready' || isOver || !file) throw new AppError('not_in_this_state');
    await tx.export.update({
      where: { id },
      data: { downloadedAt: new Date(), downloads: { increment: 1 } },
    });
    await recordChange(tx, actor, {
      noun: 'exports',
      recordId: id,
      verb: 'download',
      after: { persons: row.rowCount },
    });
    return {
      key: file.key,
      mime: file.mime,
      size: Number(file.size),
      fileName: `${row.number}.${row.format}`,
    };
  });
}
