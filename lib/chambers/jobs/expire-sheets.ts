import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';

/** Days after which a sheet that was never written goes, and after which a written one can't be undone any more. */
export const SHEET_DAYS = 7;
export const UNDO_DAYS = 90;
const AT_A_TIME = 200;

/**
 * Names and numbers of a roster sheet are kept no longer than the import needs them: one that nobody goes on with is
 * given up after a week, and what a written one kept for its undoing goes after ninety days. The system's alone; doing
 * it twice changes nothing.
 */
export async function expireRosterSheets(actor: Actor): Promise<{ expired: number; closed: number }> {
  if (actor.kind !== 'system') throw new ForbiddenError('chambers.sheets');
  const before = (days: number): Date => new Date(`${addDays(today(), -days)}T00:00:00+08:00`);
  return inTransaction(async (tx) => {
    const stale = await tx.rosterImport.findMany({
      where: { state: { in: ['mapping', 'ready'] }, createdAt: { lt: before(SHEET_DAYS) } },
      select: { id: true, chamberId: true, fileName: true },
      orderBy: { id: 'asc' },
      take: AT_A_TIME,
    });
    await tx.rosterImport.updateMany({
      where: { id: { in: stale.map((one) => one.id) } },
      data: { state: 'discarded', sheetCipher: null, version: { increment: 1 } },
    });
    await recordChanges(
      tx,
      actor,
      stale.map((one) => ({
        noun: 'chambers',
        recordId: one.chamberId,
        verb: 'import_discarded',
        after: { importFile: one.fileName, importOn: today() },
      })),
    );
    const { count } = await tx.rosterImport.updateMany({
      where: { state: 'applied', appliedAt: { lt: before(UNDO_DAYS) }, doneCipher: { not: null } },
      data: { doneCipher: null },
    });
    return { expired: stale.length, closed: count };
  });
}
