import { actorOfJob } from '@/lib/server/actor-of-job';
import type { PersonActor } from '@/lib/server/actor';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import { logger } from '@/lib/server/logger';
import { enqueue, type JobData } from '@/lib/server/queue';
import { scopeWhere } from '@/lib/server/scope';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { z } from 'zod';
import { batchScopeColumns, visibleBatches } from '../policy';
import type { BatchState } from '../rules';

/** What a job of this noun carries: ids only; the rights are rebuilt from them whenever a part of the work begins. */
export const BatchJob = z.object({
  batchId: z.uuid(),
  userId: z.uuid(),
  grantId: z.uuid(),
  requestId: z.string(),
  address: z.string().nullable(),
});
export type BatchJob = z.output<typeof BatchJob>;

/** What a job of this person carries. */
export function jobOf(actor: PersonActor, batchId: string): BatchJob {
  return {
    batchId,
    userId: actor.userId,
    grantId: actor.grantId,
    requestId: actor.requestId,
    address: actor.address,
  };
}

/** The person asked for the batch to be stopped. */
export class BatchCancelled extends Error {
  override readonly name = 'BatchCancelled';
}

/** Another run has taken over; this one ends without a word. */
export class RunSuperseded extends Error {
  override readonly name = 'RunSuperseded';
}

/** A refusal of the whole table with a code of the import pages (`imports.desk.refused.<code>`). */
export class TableRefused extends Error {
  override readonly name = 'TableRefused';
  constructor(readonly code: 'no_table' | 'no_name_column' | 'file_gone') {
    super(code);
  }
}

const runSelect = {
  id: true,
  number: true,
  noun: true,
  unitId: true,
  fileId: true,
  fileName: true,
  sheetIndex: true,
  tableCipher: true,
  keyId: true,
  mapping: true,
  basis: true,
  source: true,
  counts: true,
  state: true,
  highWater: true,
  done: true,
} as const;

async function readRun(actor: PersonActor, id: string) {
  return db.batch.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
    select: runSelect,
  });
}

/** A batch in the hands of a job, with the person on whose behalf it runs. */
export class BatchRun {
  constructor(
    readonly job: BatchJob,
    readonly runId: string,
    readonly batch: NonNullable<Awaited<ReturnType<typeof readRun>>>,
  ) {}

  /** The person's rights as they are now; revoked rights stop the batch. */
  actor(): Promise<PersonActor> {
    return actorOfJob(this.job);
  }

  /** Says how far the work is; throws when the person has cancelled, or another run has taken over. */
  async progress(data: { phase?: string; done?: number; total?: number }): Promise<void> {
    const rows = await db.batch.updateManyAndReturn({
      where: { id: this.batch.id, runId: this.runId },
      data: { ...data, ...(data.phase ? { phaseSince: new Date() } : {}) },
      select: { cancelAsked: true },
    });
    this.check(rows);
  }

  /** The same inside a chunk's transaction, so that effect and high-water mark stand or fall together. */
  async advance(tx: Tx, data: { highWater: number; done: number; counts: object }): Promise<void> {
    const rows = await tx.batch.updateManyAndReturn({
      where: { id: this.batch.id, runId: this.runId },
      data,
      select: { cancelAsked: true },
    });
    if (rows.length === 0) throw new RunSuperseded();
  }

  /** Has the person asked to stop? Asked between chunks. */
  async isCancelled(): Promise<boolean> {
    const row = await db.batch.findUnique({ where: { id: this.batch.id }, select: { cancelAsked: true } });
    return row?.cancelAsked === true;
  }

  private check(rows: { cancelAsked: boolean }[]): void {
    if (rows.length === 0) throw new RunSuperseded();
    if (rows[0]?.cancelAsked) throw new BatchCancelled();
  }

  /** Ends the run in another state, whose job, if it has one, is queued in the same transaction. */
  async handOn(state: BatchState, data: Record<string, unknown>): Promise<void> {
    if (state !== 'checking') return this.finish(state, data);
    await inTransaction(async (tx) => {
      const moved = await tx.batch.updateMany({
        where: { id: this.batch.id, runId: this.runId },
        data: { ...data, state, runId: null, cancelAsked: false },
      });
      if (moved.count === 0) throw new RunSuperseded();
      await enqueue(tx, 'imports.check', { ...this.job }, { key: this.batch.id });
    });
  }

  /** Ends the run in another state. */
  async finish(state: BatchState, data: Record<string, unknown> = {}): Promise<void> {
    await db.batch.updateMany({
      where: { id: this.batch.id, runId: this.runId },
      data: { ...data, state, runId: null, cancelAsked: false },
    });
  }
}

/**
 * Runs one part of a batch's way. Does nothing when the batch is not in `state` (the job was delivered twice) or out
 * of the person's scope. Expected refusals end in `failed` with a code; anything else is tried again by the queue.
 */
export async function runBatch(
  data: JobData,
  state: BatchState,
  work: (run: BatchRun) => Promise<void>,
): Promise<void> {
  const job = BatchJob.parse(data);
  const runId = newId();
  let actor: PersonActor;
  try {
    actor = await actorOfJob(job);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await db.batch.updateMany({ where: { id: job.batchId, state }, data: failed(state, 'rights_revoked') });
    return;
  }
  const taken = await db.batch.updateMany({ where: { id: job.batchId, state }, data: { runId } });
  const batch = taken.count === 1 ? await readRun(actor, job.batchId) : null;
  if (batch === null) return;
  const run = new BatchRun(job, runId, batch);
  try {
    await work(run);
  } catch (error) {
    await endOf(run, state, error);
  }
}

const failed = (state: BatchState, errorCode: string) =>
  ({ state: 'failed', phase: state, errorCode, runId: null, cancelAsked: false }) as const;

async function endOf(run: BatchRun, state: BatchState, error: unknown): Promise<void> {
  if (error instanceof RunSuperseded) return;
  if (error instanceof BatchCancelled) {
    await wipe(run.batch.id);
    await run.finish('cancelled', { phase: state });
    return;
  }
  const code =
    error instanceof SpreadsheetRefused || error instanceof TableRefused
      ? error.code
      : error instanceof ForbiddenError || (error instanceof AppError && error.code === 'job_cancelled')
        ? 'rights_revoked'
        : null;
  if (code === null) throw error;
  if (error instanceof SpreadsheetRefused)
    logger().info({ batch: run.batch.id, code, detail: error.detail }, 'spreadsheet refused');
  await run.finish('failed', failed(state, code));
}

/** Removes the staged rows of a batch. */
export async function wipe(batchId: string): Promise<void> {
  await db.batchBlock.deleteMany({ where: { batchId } });
  await db.batchRow.deleteMany({ where: { batchId } });
}
