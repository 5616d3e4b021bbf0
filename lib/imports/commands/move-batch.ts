import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { AppError } from '@/lib/shared/errors';
import { readCounts, type BatchState } from '../rules';
import { jobOf } from '../jobs/batch-run';
import { enqueueFor, loadForAct } from './batch-access';

const LAST_ROW = 2_147_483_647;

/** Writes the checked batch into the ledger, or goes on with a writing that was stopped. */
export async function applyBatch(actor: PersonActor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const batch = await loadForAct(tx, actor, id, ['ready', 'applied']);
    const counts = readCounts(batch.counts);
    if (batch.state === 'applied' && !counts.stopped) throw new AppError('not_in_this_state');
    await move(tx, actor, batch.id, 'applying', {
      verb: 'apply',
      data: batch.state === 'ready' ? { highWater: 0, done: 0, total: 0 } : {},
    });
    return { id: batch.id };
  });
}

/** Takes the whole batch back, as far as nobody has changed its records since. */
export async function undoBatch(actor: PersonActor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const batch = await loadForAct(tx, actor, id, ['applied']);
    const counts = { ...readCounts(batch.counts), undone: 0, blocked: 0 };
    await move(tx, actor, batch.id, 'undoing', {
      verb: 'undo',
      data: { highWater: LAST_ROW, done: 0, total: 0, counts },
    });
    return { id: batch.id };
  });
}

/** Tries a part again that has failed for a reason that may have passed. */
export async function retryBatch(actor: PersonActor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const batch = await loadForAct(tx, actor, id, ['failed']);
    const state = batch.phase;
    if (state !== 'reading' && state !== 'checking' && state !== 'applying' && state !== 'undoing')
      throw new AppError('not_in_this_state');
    await move(tx, actor, batch.id, state, { verb: 'retry', data: {} });
    return { id: batch.id };
  });
}

/**
 * Stops a batch. A running job ends after its present chunk; while nothing runs, the staged rows are removed at once.
 * What has been written stays, and can be undone.
 */
export async function cancelBatch(actor: PersonActor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const batch = await loadForAct(tx, actor, id, [
      'uploaded',
      'reading',
      'mapping',
      'checking',
      'ready',
      'applying',
      'failed',
    ]);
    const idle = batch.state === 'mapping' || batch.state === 'ready' || batch.state === 'failed';
    if (idle) {
      await tx.batchBlock.deleteMany({ where: { batchId: batch.id } });
      await tx.batchRow.deleteMany({ where: { batchId: batch.id, appliedAt: null } });
    }
    await tx.batch.update({
      where: { id: batch.id },
      data: {
        ...(idle ? { state: 'cancelled', phase: batch.state } : { cancelAsked: true }),
        version: { increment: 1 },
      },
    });
    await recordChange(tx, actor, { noun: 'imports', recordId: batch.id, verb: 'cancel', batchId: batch.id });
    return { id: batch.id };
  });
}

async function move(
  tx: Tx,
  actor: PersonActor,
  id: string,
  state: BatchState,
  { verb, data }: { verb: string; data: Record<string, number | object> },
): Promise<void> {
  await tx.batch.update({
    where: { id },
    data: {
      ...data,
      state,
      phase: null,
      phaseSince: new Date(),
      errorCode: null,
      cancelAsked: false,
      version: { increment: 1 },
    },
  });
  await recordChange(tx, actor, { noun: 'imports', recordId: id, verb, batchId: id });
  await enqueueFor(tx, state, jobOf(actor, id));
}
