import { z } from 'zod';
import { actorOfJob } from '@/lib/server/actor-of-job';
import type { PersonActor } from '@/lib/server/actor';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import type { JobData } from '@/lib/server/queue';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { moveRows, type HandoverInHand } from './move-rows';

const ROWS_PER_CHUNK = 200;

/** What a job of this noun carries: ids only; the rights are rebuilt from them for every portion. */
const HandoverJob = z.object({
  handoverId: z.uuid(),
  userId: z.uuid(),
  grantId: z.uuid(),
  requestId: z.string(),
  address: z.string().nullable(),
});

/**
 * Job `handovers.run`: works a hand-over off, or back, in portions, each one transaction with its audit rows. Rows that
 * are no longer waiting are never touched again: a run that was killed goes on where the last portion ended, and a job
 * that is delivered twice does nothing twice.
 */
export async function runHandoverJob(data: JobData): Promise<void> {
  const job = HandoverJob.parse(data);
  const runId = newId();
  const [row] = await db.handover.updateManyAndReturn({
    where: { id: job.handoverId, state: { in: ['queued', 'running', 'undoing'] } },
    data: { runId, errorCode: null },
    select: { id: true, number: true, reason: true, fromUserId: true, state: true },
  });
  if (!row) return;
  const undoing = row.state === 'undoing';
  await db.handover.updateMany({
    where: { id: row.id, runId },
    data: { state: undoing ? 'undoing' : 'running', phaseSince: new Date() },
  });
  try {
    for (;;) {
      const actor = await actorOfJob(job);
      const next = await inTransaction((tx) => portion(tx, actor, { ...row, undoing }, runId), 120_000);
      if (next === 'superseded') return;
      if (next === 'cancelled') return await finish(row.id, runId, 'cancelled');
      if (next === 'end') break;
    }
    await finish(row.id, runId, undoing ? 'undone' : 'done');
  } catch (error) {
    const revoked =
      error instanceof ForbiddenError || (error instanceof AppError && error.code === 'job_cancelled');
    if (!revoked) throw error;
    await finish(row.id, runId, 'failed', 'rights_revoked');
  }
}

async function finish(id: string, runId: string, state: string, errorCode: string | null = null) {
  await db.handover.updateMany({
    where: { id, runId },
    data: { state, errorCode, runId: null, cancelAsked: false, endedAt: new Date() },
  });
}

async function portion(
  tx: Tx,
  actor: PersonActor,
  handover: HandoverInHand,
  runId: string,
): Promise<'next' | 'end' | 'cancelled' | 'superseded'> {
  await tx.$queryRaw`SELECT 1 FROM handover WHERE id = ${handover.id}::uuid FOR UPDATE`;
  const now = await tx.handover.findFirst({
    where: { id: handover.id, runId },
    select: { cancelAsked: true },
  });
  if (!now) return 'superseded';
  if (now.cancelAsked && !handover.undoing) return 'cancelled';
  const rows = await tx.handoverRow.findMany({
    where: { handoverId: handover.id, outcome: handover.undoing ? 'done' : 'waiting' },
    select: { rowNo: true, kind: true, recordId: true, toUserId: true, afterVersion: true },
    orderBy: { rowNo: 'asc' },
    take: ROWS_PER_CHUNK,
  });
  if (rows.length === 0) return 'end';
  await moveRows(tx, actor, handover, rows);
  await tx.handover.update({
    where: { id: handover.id },
    data: { done: { increment: rows.length } },
    select: { id: true },
  });
  return 'next';
}
