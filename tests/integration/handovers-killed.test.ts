import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { resumeHandovers, undoHandover } from '@/lib/handovers/commands/move-handover';
import { startHandover } from '@/lib/handovers/commands/start-handover';
import { runHandoverJob } from '@/lib/handovers/jobs/run-handover';
import { getHandover } from '@/lib/handovers/queries/handovers';
import { getHoldings } from '@/lib/handovers/queries/holdings';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db, inTransaction } from '@/lib/server/db';
import { handoverAsking, handoverJob } from '@/tests/factories/handovers';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

const PEOPLE = 500;
const PORTION = 200;

let world: World;
let chief: PersonActor;
let leaving: { userId: string };
let taker: { userId: string };
beforeAll(async () => {
  world = await makeWorld();
  const officer = (role: 'chief' | 'filler') => makeUser({ role, unitId: world.own.countyId });
  const made = await officer('chief');
  chief = await signedIn(made.userId, made.grantId);
  [leaving, taker] = [await officer('filler'), await officer('filler')];
  await db.$executeRaw`
    INSERT INTO merchant (id, "fileNo", name, "ownerUnitId", "keeperUnitIds", "searchText", "basisState", "updatedAt", aliases, kinds, contributions, "officerId")
    SELECT gen_random_uuid(), 'HAND-' || n, '众人' || n, ${world.own.countyId}::uuid, ARRAY[${world.own.countyId}::uuid],
           '众人', 'valid', now(), '{}', '{}', '{}', ${leaving.userId}::uuid FROM generate_series(1, ${PEOPLE}) n`;
});

const handover = (id: string) => db.handover.findUniqueOrThrow({ where: { id } });
/** How many people stand with whom, in which version. */
const standing = () =>
  db.$queryRaw<{ officer: string; version: number; n: number }[]>`
    SELECT "officerId"::text AS officer, version, count(*)::int AS n FROM merchant WHERE "fileNo" LIKE 'HAND-%'
     GROUP BY 1, 2 ORDER BY 3 DESC`;

/** Has a worker of its own work the hand-over off and kills it when two whole portions are done. */
async function killInTheMiddle(id: string): Promise<void> {
  const rows = await db.handoverRow.findMany({ where: { handoverId: id }, orderBy: { rowNo: 'asc' } });
  expect(rows).toHaveLength(PEOPLE);
  const last = rows.at(-1)?.recordId ?? '';
  await inTransaction(async (tx) => {
    // the third portion waits for this record
    await tx.$queryRaw`SELECT 1 FROM merchant WHERE id = ${last}::uuid FOR UPDATE`;
    const job = JSON.stringify(handoverJob(chief, id));
    const worker = spawn(process.execPath, ['--import', 'tsx', 'tests/support/handover-worker.ts', job], {
      env: process.env,
      stdio: 'inherit',
    });
    const done = async () => (await handover(id)).done;
    await expect.poll(done, { timeout: 80_000, interval: 50 }).toBe(2 * PORTION);
    const ended = once(worker, 'exit');
    worker.kill('SIGKILL');
    await ended;
  }, 110_000);
  // the server notices that the killed worker is gone before the record is free again
  await db.$queryRaw`SELECT 1 FROM merchant WHERE id = ${last}::uuid FOR UPDATE`;
}

/** What happens by itself once a minute, and the run that follows. */
async function resume(id: string): Promise<void> {
  await db.$executeRaw`UPDATE handover SET "updatedAt" = now() - interval '10 minutes' WHERE id = ${id}::uuid`;
  await resumeHandovers(systemActor('handovers.resume'));
  await runHandoverJob(handoverJob(chief, id));
}

describe('a worker that is killed in the middle of a hand-over', () => {
  it('leaves whole portions; the next run goes on with exact counts, and so does undoing', async () => {
    const { id } = await startHandover(chief, handoverAsking(leaving.userId, taker.userId));
    await killInTheMiddle(id);
    expect(await standing()).toEqual([
      { officer: taker.userId, version: 2, n: 2 * PORTION },
      { officer: leaving.userId, version: 1, n: PEOPLE - 2 * PORTION },
    ]);
    expect(await db.change.count({ where: { batchId: id } })).toBe(2 * PORTION);
    expect((await getHandover(chief, id, {})).counts).toEqual({ done: 400, waiting: 100 });

    await resume(id);
    expect(await handover(id)).toMatchObject({ state: 'done', done: PEOPLE, total: PEOPLE, runId: null });
    expect(await standing()).toEqual([{ officer: taker.userId, version: 2, n: PEOPLE }]);
    expect(await db.change.count({ where: { batchId: id } })).toBe(PEOPLE);
    expect((await getHoldings(chief, leaving.userId, undefined)).counts).toMatchObject({ people: 0 });

    await undoHandover(chief, id);
    await killInTheMiddle(id);
    expect((await getHandover(chief, id, {})).counts).toEqual({ undone: 400, done: 100 });
    await resume(id);
    expect(await handover(id)).toMatchObject({ state: 'undone', done: PEOPLE, total: PEOPLE, runId: null });
    expect(await standing()).toEqual([{ officer: leaving.userId, version: 3, n: PEOPLE }]);
    expect(await db.change.count({ where: { batchId: id } })).toBe(2 * PEOPLE);
    expect((await getHandover(chief, id, {})).counts).toEqual({ undone: PEOPLE });
  }, 240_000);
});
