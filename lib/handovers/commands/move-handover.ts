import { recordChange, recordChanges } from '@/lib/audit/commands';
import { readState } from '@/lib/bulks/rules';
import { holderOf, SILENT_MS, stopping, undoing } from '@/lib/bulks/rules-run';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canHandOver, canReadHandover } from '../policy';
import { queueHandover } from './start-handover';

/** Locks and loads a hand-over; one that the actor may not see does not exist. */
async function load(tx: Tx, actor: Actor, id: string) {
  if (!canHandOver(actor)) throw new ForbiddenError('handovers.change');
  await tx.$queryRaw`SELECT 1 FROM handover WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.handover.findUnique({
    where: { id },
    select: { id: true, createdBy: true, unitId: true, state: true },
  });
  if (!row || !canReadHandover(actor, row)) throw new NotFoundError('handover');
  return { row: { ...row, state: readState(row.state) }, actor };
}

/** Stops an own hand-over between two portions; what went over stays there and can be taken back. */
export async function cancelHandover(actor: Actor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { row, actor: who } = await load(tx, actor, id);
    if (row.createdBy !== who.userId) throw new ForbiddenError('handovers.cancel');
    await tx.handover.update({ where: { id }, data: stopping(row.state), select: { id: true } });
    await recordChange(tx, who, {
      noun: 'handovers',
      recordId: id,
      verb: 'cancel',
      before: { state: row.state },
    });
    return { id };
  });
}

/** Takes an ended hand-over back, under the rights of whoever asks; records that have changed since stay as they are. */
export async function undoHandover(actor: Actor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { row, actor: who } = await load(tx, actor, id);
    const done = await tx.handoverRow.count({ where: { handoverId: id, outcome: 'done' } });
    await tx.handover.update({ where: { id }, data: undoing(row.state, done, who), select: { id: true } });
    await recordChange(tx, who, {
      noun: 'handovers',
      recordId: id,
      verb: 'undo',
      before: { state: row.state },
      after: { records: done },
    });
    await queueHandover(tx, { id, createdBy: who.userId, grantId: who.grantId }, who);
    return { id };
  });
}

/** Puts hand-overs whose worker has died back into the queue, on behalf of the same person. Every minute, by the system. */
export async function resumeHandovers(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('handovers.resume');
  await inTransaction(async (tx) => {
    const silent = await tx.handover.updateManyAndReturn({
      where: {
        state: { in: ['running', 'undoing'] },
        updatedAt: { lt: new Date(Date.now() - SILENT_MS) },
      },
      data: { runId: null },
      select: { id: true, state: true, createdBy: true, grantId: true, undoneBy: true, undoGrantId: true },
      limit: 50,
    });
    for (const job of silent) await queueHandover(tx, { id: job.id, ...holderOf(job) }, actor);
    await recordChanges(
      tx,
      actor,
      silent.map(({ id }) => ({ noun: 'handovers', recordId: id, verb: 'resume' })),
    );
  });
}
