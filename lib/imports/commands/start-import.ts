import { recordChange } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import { cleanFileName } from '@/lib/files/schema';
import type { PersonActor } from '@/lib/server/actor';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canImport, canImportFor } from '../policy';
import type { ImportStart } from '../schema';
import { jobOf } from '../jobs/batch-run';
import { enqueueFor } from './batch-access';

/** File, staged rows and cells of a batch are kept this long: time enough to undo it and to ask what a sheet said. */
const KEEP_DAYS = 90;

/**
 * Begins an import of an uploaded ledger into the keeping of a unit below the actor's own scope root. Refuses other
 * units and files that are not the actor's own fresh upload. The file is read by a job.
 */
export async function startImport(
  actor: PersonActor,
  input: ImportStart & { fileId: string; fileName: string },
): Promise<{ id: string }> {
  if (!canImport(actor)) throw new ForbiddenError('imports.start');
  if (!canImportFor(actor, input.unitId)) throw FieldErrors.of('unitId', 'not_in_list');
  return inTransaction(async (tx) => {
    const year = Number(today().slice(0, 4));
    const number = numberText('B', year, await reserveNumbers(tx, 'imports', year));
    const fileName = cleanFileName(input.fileName);
    const file = await tx.file.findUnique({ where: { id: input.fileId }, select: { size: true } });
    if (!file) throw new NotFoundError('file');
    const batch = await tx.batch.create({
      data: {
        number,
        noun: input.noun,
        unitId: input.unitId,
        createdBy: actor.userId,
        grantId: actor.grantId,
        fileId: input.fileId,
        fileName,
        fileSize: file.size,
        state: 'reading',
        source: input.source,
        basis: input.basis,
        expiresAt: new Date(Date.now() + KEEP_DAYS * 86_400_000),
      },
      select: { id: true },
    });
    await attachFiles(tx, actor, { noun: 'imports', recordId: batch.id, role: 'ledger' }, [
      { fileId: input.fileId, fileName, label: '' },
    ]);
    await recordChange(tx, actor, {
      noun: 'imports',
      recordId: batch.id,
      verb: 'create',
      after: { number, unitId: input.unitId, fileName, source: input.source, basis: input.basis.kind },
      batchId: batch.id,
    });
    await enqueueFor(tx, 'reading', jobOf(actor, batch.id));
    return batch;
  });
}
