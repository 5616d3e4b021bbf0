import { recordChange, recordChanges } from '@/lib/audit/commands';
import { canStillUndo, isRunning, readState } from '@/lib/bulks/rules';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canHandOver, canReadHandover } from '../policy';
import { queueHandover } from './start-handover';

/** A hand-over that has said nothing for so long has lost its worker. */
const SILENT_MS = 90_000;

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
    if (row.state !== 'queued' && row.state !== 'running') throw new AppError('not_in_this_state');
    await tx.handover.update({
      where: { id },
      data: row.state === 'queued' ? { state: 'cancelled', endedAt: new Date() } : { cancelAsked: true },
      select: { id: true },
    });
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
    if (isRunning(row.state) || !canStillUndo(row.state, done)) throw new AppError('not_in_this_state');
    await tx.handover.update({
      where: { id },
      data: {
        state: 'undoing',
        done: 0,
        total: done,
        undoneBy: who.userId,
        undoGrantId: who.grantId,
        cancelAsked: false,
        errorCode: null,
      },
      select: { id: true },
    });
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
    for (const { id, state, undoneBy, undoGrantId, ...asked } of silent) {
      const undoing = state === 'undoing' && undoneBy !== null && undoGrantId !== null;
      const by = undoing ? { createdBy: undoneBy, grantId: undoGrantId } : asked;
      await queueHandover(tx, { id, ...by }, actor);
    }
    await recordChanges(
      tx,
      actor,
      silent.map(({ id }) => ({ noun: 'handovers', recordId: id, verb: 'resume' })),
    );
  });
}
