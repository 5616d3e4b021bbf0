import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { jobOf } from '../jobs/export-job';
import { canDecideExport, canReadExport, isOwn } from '../policy';
import { canStillCancel, readState } from '../rules';
import type { ExportDecision } from '../schema';

/** Locks and loads an export for an act; one that the actor may not see does not exist. */
async function loadForAct(tx: Tx, actor: PersonActor, id: string) {
  await tx.$queryRaw`SELECT 1 FROM export WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.export.findUnique({
    where: { id },
    select: { id: true, createdBy: true, grantId: true, unitId: true, state: true },
  });
  if (!row || !canReadExport(actor, row)) throw new NotFoundError('export');
  return { ...row, state: readState(row.state) };
}

/**
 * The second person's decision, with its reason: a chief in whose units it was asked, never whoever asked
 * (`needs_second_person`). An approved one is written on behalf of whoever asked, with that person's rights of then.
 */
export async function decideExport(actor: PersonActor, input: ExportDecision): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForAct(tx, actor, input.id);
    if (isOwn(actor, row)) throw new AppError('needs_second_person');
    if (!canDecideExport(actor, row)) throw new ForbiddenError('exports.decide');
    if (row.state !== 'waiting') throw new AppError('not_in_this_state');
    const approved = input.decision === 'approve';
    await tx.export.update({
      where: { id: row.id },
      data: {
        state: approved ? 'queued' : 'refused',
        decidedBy: actor.userId,
        decidedAt: new Date(),
        decisionReason: input.reason,
      },
    });
    await recordChange(tx, actor, {
      noun: 'exports',
      recordId: row.id,
      verb: approved ? 'approve' : 'refuse',
      before: { state: row.state },
      after: { state: approved ? 'queued' : 'refused' },
      reason: input.reason,
    });
    if (approved) {
      const { createdBy: userId, grantId } = row;
      await enqueue(tx, 'exports.write', { ...jobOf(actor, row.id), userId, grantId }, { key: row.id });
    }
    return { id: row.id };
  });
}

/** Calls an own export off; a running one ends after its present chunk, and nothing of it stays. */
export async function cancelExport(actor: PersonActor, id: string): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForAct(tx, actor, id);
    if (!isOwn(actor, row)) throw new ForbiddenError('exports.cancel');
    if (!canStillCancel(row.state)) throw new AppError('not_in_this_state');
    await tx.export.update({
      where: { id: row.id },
      data: row.state === 'running' ? { cancelAsked: true } : { state: 'cancelled' },
    });
    await recordChange(tx, actor, {
      noun: 'exports',
      recordId: row.id,
      verb: 'cancel',
      before: { state: row.state },
    });
    return { id: row.id };
  });
}
