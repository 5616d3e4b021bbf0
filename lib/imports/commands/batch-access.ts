import type { PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { scopeWhere } from '@/lib/server/scope';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { BatchJob } from '../jobs/batch-run';
import { batchScopeColumns, canUseBatch, visibleBatches } from '../policy';
import type { BatchState } from '../rules';

const actSelect = {
  id: true,
  number: true,
  unitId: true,
  noun: true,
  state: true,
  phase: true,
  counts: true,
  tableCipher: true,
  keyId: true,
  sheets: true,
  sheetIndex: true,
  highWater: true,
  mapping: true,
} as const;

/**
 * Locks and loads a batch for an act. Outside the scope it does not exist; in another state than `states` the act is
 * refused (`not_in_this_state`).
 */
export async function loadForAct(tx: Tx, actor: PersonActor, id: string, states: readonly BatchState[]) {
  await tx.$queryRaw`SELECT 1 FROM batch WHERE id = ${id}::uuid FOR UPDATE`;
  const batch = await tx.batch.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
    select: actSelect,
  });
  if (!batch) throw new NotFoundError('batch');
  if (!canUseBatch(actor, batch)) throw new ForbiddenError('imports.use');
  if (!states.includes(batch.state)) throw new AppError('not_in_this_state');
  return batch;
}

const JOB_OF: Partial<Record<BatchState, string>> = {
  uploaded: 'imports.read',
  reading: 'imports.read',
  checking: 'imports.check',
  applying: 'imports.apply',
  undoing: 'imports.undo',
};

/** Puts the job of a running state into the queue, on behalf of the person. */
export async function enqueueFor(
  tx: Tx,
  state: BatchState,
  job: Omit<BatchJob, 'address'> & { address: string | null },
): Promise<void> {
  const name = JOB_OF[state];
  if (!name) throw new Error(`no job works on a batch that is ${state}`);
  await enqueue(tx, name, { ...job }, { key: job.batchId });
}
