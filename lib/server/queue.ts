import { fromPrisma, PgBoss, type Job } from 'pg-boss';
import { db, type Tx } from '@/lib/server/db';
import { env } from '@/lib/server/env';
import { describeError, logger } from '@/lib/server/logger';
import { jobsDone } from '@/lib/server/metrics';
import { AppError } from '@/lib/shared/errors';

/**
 * Background jobs on PostgreSQL (pg-boss, schema `pgboss`; architecture.md 9). A job is written in the transaction
 * of the change that causes it: a rollback leaves none, a crash loses none. Delivery is at least once, so handlers
 * are idempotent or commit their effect and a done-mark together.
 */
const SCHEMA = 'pgboss';
/** Jobs of one name that may wait; above it a command is refused rather than the table filled. */
export const MAX_WAITING = 10_000;

/** What jobs carry is plain JSON: ids, never personal values. A person's job names who asked (actor-of-job.ts). */
export type JobData = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Handler of one job. `signal` is aborted when the worker stops or the job has run out of time. */
export type JobHandler = (job: { id: string; data: JobData; signal: AbortSignal }) => Promise<void>;

/** How a job is run: lib/<noun>/jobs.ts exports these by name (`imports.parse`), scripts/worker.ts collects them. */
export type JobDefinition = {
  readonly run: JobHandler;
  /** jobs of this name at the same time in one process; 1 unless given, never above WORKER_CONCURRENCY */
  readonly concurrency?: number;
  /** seconds after which a run counts as lost and is repeated; 900 unless given */
  readonly timeoutSeconds?: number;
  readonly retries?: number;
  /** runs by itself, cron in Asia/Shanghai, once however many workers there are */
  readonly cron?: string;
};
export type JobTable = Readonly<Record<string, JobDefinition>>;

type Global = typeof globalThis & { sangziBoss?: Promise<PgBoss>; sangziQueues?: Map<string, Promise<void>> };
// cast: the one place of the process that outlives a reloaded module
const store = globalThis as Global;

function makeBoss(role: 'sender' | 'worker'): PgBoss {
  const boss = new PgBoss({
    connectionString: env.DATABASE_URL,
    application_name: `sangzi-queue-${role}`,
    schema: SCHEMA,
    max: role === 'worker' ? env.WORKER_CONCURRENCY + 2 : 2,
    supervise: role === 'worker',
    schedule: role === 'worker',
  });
  boss.on('error', (error) => logger().warn({ err: describeError(error) }, 'queue'));
  return boss;
}

/** This process's sender; started at first use (it makes the schema when that is missing). */
async function sender(): Promise<PgBoss> {
  store.sangziBoss ??= makeBoss('sender').start();
  try {
    return await store.sangziBoss;
  } catch (error) {
    delete store.sangziBoss;
    throw error;
  }
}

/** Makes the tables of the queue; for db:migrate, run by the owner of the schema. */
export async function installQueue(): Promise<void> {
  await sender();
}

async function haveQueue(boss: PgBoss, name: string): Promise<void> {
  const queues = (store.sangziQueues ??= new Map());
  let made = queues.get(name);
  if (made === undefined) {
    made = boss.createQueue(name, {
      retryLimit: 3,
      retryBackoff: true,
      retryDelay: 5,
      deleteAfterSeconds: 7 * 86_400,
    });
    queues.set(name, made);
  }
  await made.catch((error: unknown) => {
    queues.delete(name);
    throw error;
  });
}

/**
 * Writes a job in the caller's transaction and returns its id. `key` makes it single: while a job with the same key
 * waits, no second is written (null). `startAfter` in seconds. Refuses (`unavailable`) when MAX_WAITING jobs wait.
 */
export async function enqueue(
  tx: Tx,
  name: string,
  data: JobData,
  options: { key?: string; startAfterSeconds?: number } = {},
): Promise<string | null> {
  const boss = await sender();
  await haveQueue(boss, name);
  if (options.key !== undefined && (await isWaiting(tx, name, options.key))) return null;
  const [waiting] = await tx.$queryRaw<{ full: boolean }[]>`
    SELECT count(*) >= ${MAX_WAITING} AS full FROM (
      SELECT 1 FROM pgboss.job WHERE name = ${name} AND state < 'active' LIMIT ${MAX_WAITING}) AS w`;
  if (waiting?.full === true) throw new AppError('unavailable');
  return boss.send(name, data, {
    db: fromPrisma(tx),
    ...(options.key === undefined ? {} : { singletonKey: options.key }),
    ...(options.startAfterSeconds === undefined ? {} : { startAfter: options.startAfterSeconds }),
  });
}

/** Is a job of this key waiting? Writers of one key queue up behind each other until they commit. */
async function isWaiting(tx: Tx, name: string, key: string): Promise<boolean> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${name}:${key}`}, 0))`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id::text FROM pgboss.job WHERE name = ${name} AND singleton_key = ${key} AND state < 'active' LIMIT 1`;
  return rows.length > 0;
}

/** Jobs that wait, run and failed, by name; for /api/metrics and the system page. */
export async function queueCounts(): Promise<{ name: string; state: string; jobs: number }[]> {
  return db.$queryRaw`
    SELECT name, state::text AS state, count(*)::int AS jobs FROM pgboss.job
    WHERE state IN ('created', 'retry', 'active', 'failed') AND name NOT LIKE '\\_\\_pgboss%'
    GROUP BY name, state ORDER BY name, state LIMIT 500`;
}

/** Is the queue there and answering? For readiness. */
export async function isQueueReady(): Promise<boolean> {
  return (await sender()).isInstalled();
}

/** A running worker. `superviseNow` looks for lost jobs at once, which otherwise happens every minute. */
export type Worker = { stop: () => Promise<void>; superviseNow: () => Promise<void> };

/**
 * Runs the jobs of a table until `stop()`. Any number of workers may run; each job goes to one of them. A job whose
 * rights were revoked ends quietly; another failure is logged and tried again, with growing pauses.
 */
export async function startWorker(table: JobTable): Promise<Worker> {
  const boss = await makeBoss('worker').start();
  for (const [name, job] of Object.entries(table)) {
    await haveQueue(boss, name);
    await boss.updateQueue(name, {
      retryLimit: job.retries ?? 3,
      expireInSeconds: job.timeoutSeconds ?? 900,
    });
    const localConcurrency = Math.min(job.concurrency ?? 1, env.WORKER_CONCURRENCY);
    await boss.work<JobData>(name, { localConcurrency, pollingIntervalSeconds: 1 }, async ([given]) => {
      if (given !== undefined) await runJob(name, job, given);
    });
    if (job.cron === undefined) await boss.unschedule(name);
    else await boss.schedule(name, job.cron, {}, { tz: 'Asia/Shanghai' });
  }
  return {
    superviseNow: () => boss.supervise(),
    stop: async () => {
      store.sangziQueues?.clear();
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}

async function runJob(name: string, job: JobDefinition, given: Job<JobData>): Promise<void> {
  const log = logger().child({ job: name, jobId: given.id });
  const startedAt = performance.now();
  try {
    await job.run({ id: given.id, data: given.data, signal: given.signal });
    jobsDone.inc({ job: name, outcome: 'completed' });
    log.info({ ms: Math.round(performance.now() - startedAt) }, 'job completed');
  } catch (error) {
    if (error instanceof AppError && error.code === 'job_cancelled') {
      jobsDone.inc({ job: name, outcome: 'cancelled' });
      log.warn('job cancelled: its person may no longer do this');
      return;
    }
    jobsDone.inc({ job: name, outcome: 'failed' });
    log.error({ err: error }, 'job failed');
    throw error;
  }
}

/** Ends this process's sender, so that a script can exit. */
export async function stopQueue(): Promise<void> {
  const boss = await store.sangziBoss?.catch(() => undefined);
  delete store.sangziBoss;
  store.sangziQueues?.clear();
  await boss?.stop({ graceful: false });
}
