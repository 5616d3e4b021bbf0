import { z } from 'zod';
import { actorOfJob } from '@/lib/server/actor-of-job';
import type { PersonActor } from '@/lib/server/actor';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import type { JobData } from '@/lib/server/queue';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { readParams, type BulkParams } from '../schema';
import { applyRows, type BulkRowInHand } from './apply-bulk';
import { inviteRows, uninviteRows } from './invite-people';
import { undoRows } from './undo-bulk';

const ROWS_PER_CHUNK = 500;

/** What a job of this noun carries: ids only; the rights are rebuilt from them for every portion. */
const BulkJob = z.object({
  actId: z.uuid(),
  userId: z.uuid(),
  grantId: z.uuid(),
  requestId: z.string(),
  address: z.string().nullable(),
});
type BulkJob = z.output<typeof BulkJob>;

/** An act in the hands of a run. */
export type BulkInHand = { id: string; number: string; reason: string; params: BulkParams };

/**
 * Job `bulks.run`: works an act off, or back, in portions of five hundred, each one transaction with its audit rows.
 * Rows that are no longer waiting are never touched again, so a run that was killed goes on where the last portion
 * ended, and a job that is delivered twice does nothing twice.
 */
export async function runBulkJob(data: JobData): Promise<void> {
  const job = BulkJob.parse(data);
  const runId = newId();
  const [act] = await db.bulkAct.updateManyAndReturn({
    where: { id: job.actId, state: { in: ['queued', 'running', 'undoing'] } },
    data: { runId, errorCode: null },
    select: { id: true, number: true, reason: true, params: true, state: true },
  });
  if (!act) return;
  const undoing = act.state === 'undoing';
  await db.bulkAct.updateMany({
    where: { id: act.id, runId },
    data: { state: undoing ? 'undoing' : 'running', phaseSince: new Date() },
  });
  const inHand = { id: act.id, number: act.number, reason: act.reason, params: readParams(act.params) };
  try {
    for (;;) {
      const actor = await actorOfJob(job);
      const next = await inTransaction((tx) => portion(tx, actor, inHand, runId, undoing), 120_000);
      if (next === 'superseded') return;
      if (next === 'cancelled') return await finish(act.id, runId, 'cancelled');
      if (next === 'end') break;
    }
    await finish(act.id, runId, undoing ? 'undone' : 'done');
  } catch (error) {
    const revoked =
      error instanceof ForbiddenError || (error instanceof AppError && error.code === 'job_cancelled');
    if (!revoked) throw error;
    await finish(act.id, runId, 'failed', 'rights_revoked');
  }
}

async function finish(id: string, runId: string, state: string, errorCode: string | null = null) {
  await db.bulkAct.updateMany({
    where: { id, runId },
    data: { state, errorCode, runId: null, cancelAsked: false, endedAt: new Date() },
  });
}

async function portion(
  tx: Tx,
  actor: PersonActor,
  act: BulkInHand,
  runId: string,
  undoing: boolean,
): Promise<'next' | 'end' | 'cancelled' | 'superseded'> {
  await tx.$queryRaw`SELECT 1 FROM bulk_act WHERE id = ${act.id}::uuid FOR UPDATE`;
  const now = await tx.bulkAct.findFirst({
    where: { id: act.id, runId },
    select: { cancelAsked: true },
  });
  if (!now) return 'superseded';
  if (now.cancelAsked && !undoing) return 'cancelled';
  const rows: BulkRowInHand[] = await tx.bulkActRow.findMany({
    where: { actId: act.id, outcome: undoing ? 'done' : 'waiting' },
    select: {
      ...{
        rowNo: true,
        merchantId: true,
        afterVersion: true,
        beforeCipher: true,
        keyId: true,
        resultId: true,
      },
    },
    orderBy: { rowNo: 'asc' },
    take: ROWS_PER_CHUNK,
  });
  if (rows.length === 0) return 'end';
  if (act.params.kind === 'invite')
    await (undoing ? uninviteRows(tx, actor, act, rows) : inviteRows(tx, actor, act, rows));
  else await (undoing ? undoRows(tx, actor, act, rows) : applyRows(tx, actor, act, rows));
  await tx.bulkAct.update({
    where: { id: act.id },
    data: { done: { increment: rows.length } },
    select: { id: true },
  });
  return 'next';
}
