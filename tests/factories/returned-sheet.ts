import type { PersonActor } from '@/lib/server/actor';
import { checkRowsJob } from '@/lib/imports/jobs/check-rows';
import { getBatch, type BatchDetail } from '@/lib/imports/queries/get-batch';
import { jobFor, readLedger } from '@/tests/factories/imports';
import type { ReturnedSheet } from '@/tests/support/returned-sheet';

/** Uploads a returned sheet and has it read and checked, as the wizard and the worker do. */
export async function bringBack(
  actor: PersonActor,
  unitId: string,
  sheet: ReturnedSheet,
): Promise<BatchDetail> {
  const batch = await readLedger(actor, unitId, { fileName: 'returned.xlsx', bytes: sheet.bytes() });
  await checkRowsJob(jobFor(actor, batch.id));
  return getBatch(actor, batch.id);
}
