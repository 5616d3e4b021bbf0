import { afterAll, describe, expect, it } from 'vitest';
import { db, inTransaction } from '@/lib/server/db';
import { enqueue, isQueueReady, queueCounts, startWorker, stopQueue, type JobData } from '@/lib/server/queue';
import { AppError } from '@/lib/shared/errors';

afterAll(stopQueue);

const jobsOf = (name: string) =>
  db.$queryRaw<
    { id: string; state: string }[]
  >`SELECT id::text, state::text FROM pgboss.job WHERE name = ${name}`;

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a job joins the transaction that causes it', () => {
  it('a commit leaves it, a rollback leaves none', async () => {
    expect(await isQueueReady()).toBe(true);
    const id = await inTransaction((tx) => enqueue(tx, 'test.kept', { a: 1 }));
    expect((await jobsOf('test.kept')).map((job) => job.id)).toEqual([id]);
    const failing = inTransaction(async (tx) => {
      await enqueue(tx, 'test.lost', { a: 1 });
      throw new Error('the command failed after all');
    });
    await expect(failing).rejects.toThrow('after all');
    expect(await jobsOf('test.lost')).toEqual([]);
  });

  it('is single while one with the same key waits', async () => {
    const first = await inTransaction((tx) => enqueue(tx, 'test.single', {}, { key: 'a' }));
    const second = await inTransaction((tx) => enqueue(tx, 'test.single', {}, { key: 'a' }));
    const other = await inTransaction((tx) => enqueue(tx, 'test.single', {}, { key: 'b' }));
    expect([first === null, second === null, other === null]).toEqual([false, true, false]);
  });

  it('is refused when too many wait', async () => {
    await inTransaction((tx) => enqueue(tx, 'test.full', {}));
    await db.$executeRaw`INSERT INTO pgboss.job (name, data) SELECT 'test.full', '{}' FROM generate_series(1, 10000)`;
    await expect(inTransaction((tx) => enqueue(tx, 'test.full', {}))).rejects.toThrow(AppError);
  });
});

describe('a worker', () => {
  it('runs each job once, tries a failed one again, and lets a cancelled one rest', async () => {
    const ran: JobData[] = [];
    let failures = 0;
    await inTransaction(async (tx) => {
      await enqueue(tx, 'work.good', { n: 1 });
      await enqueue(tx, 'work.good', { n: 2 });
      await enqueue(tx, 'work.cancelled', {});
      await enqueue(tx, 'work.failing', {});
    });
    const worker = await startWorker({
      'work.good': { run: async ({ data }) => void ran.push(data) },
      'work.cancelled': { run: () => Promise.reject(new AppError('job_cancelled')) },
      'work.failing': {
        retries: 3,
        run: () => {
          failures += 1;
          return Promise.reject(new Error('broken'));
        },
      },
    });
    try {
      await until(
        async () =>
          ran.length === 2 && failures > 0 && (await jobsOf('work.cancelled'))[0]?.state === 'completed',
      );
      await until(async () => (await jobsOf('work.failing'))[0]?.state === 'retry');
      expect(ran.map(({ n }) => n).sort()).toEqual([1, 2]);
      const counts = await queueCounts();
      expect(counts).toContainEqual({ name: 'work.failing', state: 'retry', jobs: 1 });
    } finally {
      await worker.stop();
    }
  });

  it('loses nothing when it dies: what it had taken is run again', async () => {
    await inTransaction((tx) => enqueue(tx, 'work.crash', {}));
    await db.$executeRaw`
      UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour' WHERE name = 'work.crash'`;
    let ran = 0;
    const worker = await startWorker({
      'work.crash': {
        run: async () => {
          ran += 1;
        },
      },
    });
    try {
      await worker.superviseNow();
      await until(() => ran === 1);
    } finally {
      await worker.stop();
    }
  });
});
