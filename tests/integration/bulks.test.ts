import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { cancelBulk, resumeBulks, startBulk, undoBulk } from '@/lib/bulks/commands';
import { runBulkJob } from '@/lib/bulks/jobs/run-bulk';
import { getBulk } from '@/lib/bulks/queries';
import { countMerchantsByList } from '@/lib/merchants/queries/count-facets';
import { listMerchantCells, listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantFilters, MerchantPage } from '@/lib/merchants/search-params';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db, inTransaction } from '@/lib/server/db';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { bulkAsking, bulkJob, doneBulk, undoneBulk } from '@/tests/factories/bulks';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

let world: World;
let filler: PersonActor;
beforeAll(async () => {
  world = await makeWorld();
  filler = await world.actor('filler');
});

const people = async (count: number, unitId = world.own.countyId): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    ids.push((await seedMerchant(unitId, { name: `批量示例${at}`, contactPoints: [] })).id);
  }
  return ids;
};
const record = (id: string) => db.merchant.findUniqueOrThrow({ where: { id } });
const counts = async (actor: PersonActor, id: string) => (await getBulk(actor, id, {})).counts;

describe('a bulk act', () => {
  it('changes each of its people once, with an audit row of its own; who is so already is left alone', async () => {
    const ids = await people(3);
    await doneBulk(filler, { tag: '先有', ids: ids[0] });
    const id = await doneBulk(filler, { tag: '先有', ids: ids.join() });
    expect(await counts(filler, id)).toEqual({ done: 2, same: 1 });
    for (const one of ids) expect((await record(one)).tags).toEqual(['先有']);
    const changes = await db.change.findMany({ where: { batchId: id } });
    expect(changes.map((change) => change.recordId).sort()).toEqual(ids.slice(1).sort());
    const cells = await listMerchantCells(filler, ids, ['name', 'tags']);
    expect(cells.get(ids[0] ?? '')?.['tags']).toBe('先有');
    const filters = MerchantFilters.parse({ tag: '先有' });
    expect((await listMerchants(filler, MerchantPage.parse(filters))).rows).toHaveLength(3);
    expect(await countMerchantsByList(filler, 'tag', MerchantFilters.parse({}))).toContainEqual({
      value: '先有',
      label: '先有',
      count: 3,
    });
  });

  it('asks for the right to change each person when the turn comes: scope, archive, basis', async () => {
    const [gone = '', archived = '', stays = ''] = await people(3);
    const clerk = await world.actor('clerk');
    const bare = await seedMerchant(world.own.countyId, { name: '无依据批量', contactPoints: [] }, null);
    const { id } = await startBulk(
      clerk,
      bulkAsking({ tag: '再核', ids: [gone, archived, stays, bare.id].join() }),
    );
    await db.merchant.update({ where: { id: archived }, data: { archivedAt: new Date() } });
    await runBulkJob(bulkJob(clerk, id));
    // the bureau does not change a record that it reads the minimum of
    expect(await counts(clerk, id)).toEqual({ done: 2, refused: 2 });
    expect((await record(bare.id)).tags).toEqual([]);
    const own = await startBulk(filler, bulkAsking({ tag: '移走', ids: [gone, stays].join() }));
    await db.merchant.update({
      where: { id: gone },
      data: { ownerUnitId: world.other.countyId, keeperUnitIds: [world.other.countyId] },
    });
    await runBulkJob(bulkJob(filler, own.id));
    expect(await counts(filler, own.id)).toEqual({ done: 1, refused: 1 });
    expect((await record(gone)).tags).toEqual(['再核']);
  });

  it('holds nobody of another unit, and nobody at all is refused', async () => {
    const [foreign = ''] = await people(1, world.other.countyId);
    await expect(startBulk(filler, bulkAsking({ ids: foreign }))).rejects.toThrow(FieldErrors);
  });

  it('is worked off once, however often its job is delivered', async () => {
    const [one = ''] = await people(1);
    const id = await doneBulk(filler, { tag: '一次', ids: one });
    const { version } = await record(one);
    await runBulkJob(bulkJob(filler, id));
    expect((await record(one)).version).toBe(version);
  });

  it('sets the officer in charge: somebody who works in the own units today', async () => {
    const [one = ''] = await people(1);
    const stranger = await makeUser({ role: 'filler', unitId: world.other.countyId });
    const asked = { kind: 'assign', ids: one };
    await expect(startBulk(filler, bulkAsking({ ...asked, officerId: stranger.userId }))).rejects.toThrow(
      FieldErrors,
    );
    await doneBulk(filler, { ...asked, officerId: filler.userId });
    expect((await record(one)).officerId).toBe(filler.userId);
  });

  it('marks key people with interval, rater and reason in the history of ratings', async () => {
    const [one = ''] = await people(1);
    await doneBulk(filler, {
      kind: 'mark_key',
      contactEveryDays: '60',
      ids: one,
      reason: '重点联系（示例）',
    });
    expect(await record(one)).toMatchObject({ isKey: true, contactEveryDays: 60 });
    const [facet] = await db.merchantFacet.findMany({ where: { merchantId: one, facet: 'key' } });
    expect(facet).toMatchObject({ value: 'yes', reason: '重点联系（示例）', ratedBy: filler.userId });
    await doneBulk(filler, { kind: 'unmark_key', ids: one });
    expect(await record(one)).toMatchObject({ isKey: false, contactEveryDays: null });
  });

  it('stops between portions when its person says so; a stranger finds it nowhere', async () => {
    const ids = await people(2);
    const { id } = await startBulk(filler, bulkAsking({ tag: '停', ids: ids.join() }));
    const other = await makeUser({ role: 'filler', unitId: world.other.countyId });
    const stranger = await signedIn(other.userId, other.grantId);
    for (const act of [cancelBulk, undoBulk]) await expect(act(stranger, id)).rejects.toThrow(NotFoundError);
    await cancelBulk(filler, id);
    await runBulkJob(bulkJob(filler, id));
    expect(await counts(filler, id)).toEqual({ waiting: 2 });
  });

  it('ends when the rights of its person are gone', async () => {
    const [one = ''] = await people(1);
    const user = await makeUser({ role: 'filler', unitId: world.own.countyId });
    const actor = await signedIn(user.userId, user.grantId);
    const { id } = await startBulk(actor, bulkAsking({ tag: '失权', ids: one }));
    await db.grant.update({ where: { id: user.grantId }, data: { revokedAt: new Date() } });
    await runBulkJob(bulkJob(actor, id));
    expect(await db.bulkAct.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'failed',
      errorCode: 'rights_revoked',
    });
    expect((await record(one)).tags).toEqual([]);
  });
});

describe('taking it back', () => {
  it('restores whom nobody has changed since; the others stay and are named', async () => {
    const [kept = '', moved = ''] = await people(2);
    const id = await doneBulk(filler, {
      kind: 'mark_key',
      contactEveryDays: '60',
      ids: [kept, moved].join(),
    });
    const { version } = await record(moved);
    await updateMerchants(filler, [{ id: moved, version, values: { note: '其后又改（示例）' } }]);
    await undoneBulk(filler, id);
    expect(await counts(filler, id)).toEqual({ undone: 1, blocked: 1 });
    expect(await record(kept)).toMatchObject({ isKey: false, contactEveryDays: null });
    expect(await record(moved)).toMatchObject({ isKey: true, note: '其后又改（示例）' });
    expect(await db.merchantFacet.count({ where: { merchantId: kept, facet: 'key' } })).toBe(0);
    await expect(undoBulk(filler, id)).rejects.toThrow(AppError);
  });

  it('brings archived people back; a chief of the unit may do it too', async () => {
    const [one = ''] = await people(1);
    const id = await doneBulk(filler, { kind: 'archive', ids: one });
    expect((await record(one)).archivedAt).not.toBeNull();
    await undoneBulk(await world.actor('chief'), id);
    expect(await record(one)).toMatchObject({ archivedAt: null, archivedReason: null });
  });
});

describe('a worker that is killed in the middle', () => {
  it('leaves whole portions; the next run goes on and changes nobody twice', async () => {
    await db.$executeRaw`
      INSERT INTO merchant (id, "fileNo", name, "ownerUnitId", "keeperUnitIds", "searchText", "basisState", "updatedAt", aliases, kinds, contributions)
      SELECT gen_random_uuid(), 'BULK-' || n, '众人' || n, ${world.own.countyId}::uuid, ARRAY[${world.own.countyId}::uuid],
             '众人', 'valid', now(), '{}', '{}', '{}' FROM generate_series(1, 700) n`;
    await db.$executeRaw`UPDATE merchant SET "isKey" = true WHERE "fileNo" LIKE 'BULK-%'`;
    const { id } = await startBulk(filler, bulkAsking({ tag: '众人', query: 'key=1' }));
    const rows = await db.bulkActRow.findMany({ where: { actId: id }, orderBy: { rowNo: 'asc' } });
    expect(rows.length).toBeGreaterThanOrEqual(700);
    const last = rows.at(-1)?.merchantId ?? '';
    const done = async () => (await db.bulkAct.findUniqueOrThrow({ where: { id } })).done;
    await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM merchant WHERE id = ${last}::uuid FOR UPDATE`;
      const worker = spawn(
        process.execPath,
        ['--import', 'tsx', 'tests/support/bulk-worker.ts', JSON.stringify(bulkJob(filler, id))],
        { env: process.env, stdio: 'inherit' },
      );
      await expect.poll(done, { timeout: 80_000, interval: 50 }).toBe(500);
      const ended = once(worker, 'exit');
      worker.kill('SIGKILL');
      await ended;
    }, 110_000);
    await db.$queryRaw`SELECT 1 FROM merchant WHERE id = ${last}::uuid FOR UPDATE`;
    expect(await db.bulkActRow.count({ where: { actId: id, outcome: 'done' } })).toBe(500);
    await db.$executeRaw`UPDATE bulk_act SET "updatedAt" = now() - interval '10 minutes' WHERE id = ${id}::uuid`;
    await resumeBulks(systemActor('bulks.resume'));
    await runBulkJob(bulkJob(filler, id));
    expect(await db.bulkAct.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'done',
      done: rows.length,
    });
    const versions = await db.$queryRaw<{ version: number; n: number }[]>`
      SELECT version, count(*)::int AS n FROM merchant WHERE "fileNo" LIKE 'BULK-%' GROUP BY 1`;
    expect(versions).toEqual([{ version: 2, n: 700 }]);
  }, 150_000);
});
