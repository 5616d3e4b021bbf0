import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyKeptLink } from '@/lib/api/links';
import { archiveMerchant } from '@/lib/merchants/commands/archive-merchant';
import { pairMerchants } from '@/lib/merchants/commands/decide-duplicate';
import { mergeMerchants } from '@/lib/merchants/commands/merge-merchants';
import { examineMerge, undoMerge } from '@/lib/merchants/commands/undo-merge';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { listMerges, previewMerge } from '@/lib/merchants/queries/preview-merge';
import { MergeInput } from '@/lib/merchants/schema-duplicates';
import { MerchantPage } from '@/lib/merchants/search-params';
import { systemActor } from '@/lib/server/actor-of-job';
import { db, inTransaction } from '@/lib/server/db';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedMerchant } from '@/tests/factories/merchants';
import { PLANTED, plantRow } from '@/tests/support/plant-row';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const person = (name: string, change: Record<string, unknown> = {}) =>
  seedMerchant(world.own.countyId, { name, contactPoints: [], ...change }).then(({ id }) => id);

/** Lays two records side by side and answers with the input that merges the second into the first. */
async function pairUp(
  winnerId: string,
  loserId: string,
  change: Partial<MergeInput> = {},
): Promise<MergeInput> {
  const { id: pairId } = await pairMerchants(systemActor('test'), { merchantId: winnerId, otherId: loserId });
  const pair = await db.duplicatePair.findUniqueOrThrow({
    where: { id: pairId },
    select: { merchantA: { select: { version: true } }, merchantB: { select: { version: true } } },
  });
  return MergeInput.parse({
    pairId,
    survivorId: winnerId,
    aVersion: pair.merchantA.version,
    bVersion: pair.merchantB.version,
    reason: '电话向本人核实（示例）',
    ...change,
  });
}

const merge = async (input: MergeInput) => mergeMerchants(await world.actor('clerk'), everyKeptLink, input);
const columnsOf = async (id: string): Promise<Record<string, unknown>> => {
  const [row] = await db.$queryRaw<{ columns: Record<string, unknown> }[]>`
    SELECT to_jsonb(m) - 'searchVector' - 'updatedAt' - 'version' AS columns FROM merchant m WHERE id = ${id}::uuid`;
  return row?.columns ?? {};
};
const owner = async (table: string, column: string, id: unknown): Promise<string | undefined> => {
  const [row] = await db.$queryRawUnsafe<{ owner: string }[]>(
    `SELECT "${column}"::text AS owner FROM "${table}" WHERE id = $1::uuid`,
    id,
  );
  return row?.owner;
};

const rowsOf = async (table: string, column: string, id: string): Promise<number> => {
  const [row] = await db.$queryRawUnsafe<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM "${table}" WHERE "${column}" = $1::uuid`,
    id,
  );
  return row?.n ?? 0;
};

type Planted = { from: string; table: string; column: string; id: unknown };

describe('merging', () => {
  it('moves a row of every reference that the registry lets follow, and undoing puts every one back', async () => {
    const [winner, loser] = [await person('关联甲'), await person('关联乙')];
    const moving = everyKeptLink.filter((link) => link.to === 'merchant' && link.onMerge === 'move');
    const staying = everyKeptLink.filter((link) => link.to === 'merchant' && link.onMerge === 'stay');
    expect(moving.length).toBeGreaterThan(10);
    const planted: Planted[] = [];
    for (const { from } of moving) {
      const [table = '', column = ''] = from.split('.');
      const row = await plantRow(table, { ...PLANTED[table], [column]: loser });
      planted.push({ from, table, column, id: row['id'] });
    }
    const still: { table: string; column: string }[] = [];
    for (const { from } of staying) {
      const [table = '', column = ''] = from.split('.');
      if (table === 'duplicate_pair' || table === 'merchant_merge') continue;
      await plantRow(table, { ...PLANTED[table], [column]: loser });
      still.push({ table, column });
    }
    const stayed = () => Promise.all(still.map(({ table, column }) => rowsOf(table, column, loser)));
    const ones = still.map(() => 1);
    const standing = async (list: Planted[]) =>
      Object.fromEntries(
        await Promise.all(
          list.map(async ({ from, table, column, id }) => [from, await owner(table, column, id)] as const),
        ),
      );
    const all = (list: Planted[], id: string) => Object.fromEntries(list.map(({ from }) => [from, id]));
    const { mergeId } = await merge(await pairUp(winner, loser));
    expect(await standing(planted)).toEqual(all(planted, winner));
    expect(await stayed()).toEqual(ones);
    await undoMerge(await world.actor('clerk'), everyKeptLink, { id: mergeId, reason: '弄错了（示例）' });
    expect(await standing(planted)).toEqual(all(planted, loser));
    expect(await stayed()).toEqual(ones);
  });

  it('takes the chosen sides, unites keepers, finds the person by either name, and archives the other', async () => {
    const winner = await person('阮保留', { note: '甲记', post: { employerText: '甲厂', title: '厂长' } });
    const { id: loser } = await seedMerchant(world.other.countyId, {
      name: '阮并入',
      note: '乙记',
      honours: '劳动模范（示例）',
      post: { employerText: '乙厂', title: '经理' },
      doNotContact: 'on',
    });
    const input = await pairUp(winner, loser);
    const loserSide = winner < loser ? 'b' : 'a';
    await merge({ ...input, choice: { post: loserSide, note: 'both' } });
    const clerk = await world.actor('clerk');
    const kept = await getMerchant(clerk, winner);
    expect(kept).toMatchObject({
      name: '阮保留',
      honours: '劳动模范（示例）',
      doNotContact: true,
      aliases: ['阮并入'],
    });
    expect(kept.note?.split('\n').sort()).toEqual(['乙记', '甲记']);
    expect(kept.posts.map((post) => [post.employerText, post.isMain])).toEqual([
      ['乙厂', true],
      ['甲厂', false],
    ]);
    expect([...kept.keeperUnitIds].sort()).toEqual([world.own.countyId, world.other.countyId].sort());
    const found = async (q: string) =>
      (await listMerchants(clerk, MerchantPage.parse({ q }))).rows.map((row) => row.id);
    expect(await found('阮并入')).toEqual([winner]);
    expect(await found('阮保留')).toEqual([winner]);
    const gone = await getMerchant(clerk, loser);
    expect(gone).toMatchObject({ mergedIntoId: winner, can: { update: false } });
    await expect(
      archiveMerchant(clerk, { id: loser, version: gone.version, reason: '示例' }, true),
    ).rejects.toMatchObject({ code: 'not_in_this_state' });
  });

  it('leaves an audit row on both records; the history of the one that went is read with the one that stays', async () => {
    const [winner, loser] = [await person('史甲'), await person('史乙')];
    await merge(await pairUp(winner, loser));
    const clerk = await world.actor('clerk');
    const history = await getMerchantHistory(clerk, winner);
    expect(
      history
        .map((row) => row.verb)
        .filter((verb) => verb.startsWith('merge'))
        .sort(),
    ).toEqual(['merge', 'merged_away']);
    expect(history.filter((row) => row.verb === 'create')).toHaveLength(2);
    expect(history.find((row) => row.verb === 'merge')?.reason).toBe('电话向本人核实（示例）');
  });

  it('a row that the staying record has already is not doubled: one keeper, one main post', async () => {
    const winner = await person('重复保管甲', { post: { employerText: '同厂' } });
    const loser = await person('重复保管乙', { post: { employerText: '同厂' } });
    await merge(await pairUp(winner, loser));
    const keepers = await db.keeper.count({ where: { merchantId: winner, validTo: null } });
    expect(keepers).toBe(1);
    expect(await db.post.count({ where: { merchantId: winner, isMain: true } })).toBe(1);
    expect(await db.post.count({ where: { merchantId: winner } })).toBe(2);
  });

  it('both at one meeting: the person stands on it once', async () => {
    const [winner, loser] = [await person('同会甲'), await person('同会乙')];
    const { id: interactionId } = await plantRow('interaction', PLANTED['interaction'] ?? {});
    for (const merchantId of [winner, loser])
      await plantRow('interaction_person', { interactionId, merchantId });
    await merge(await pairUp(winner, loser));
    expect(await db.interactionPerson.count({ where: { merchantId: winner } })).toBe(1);
  });

  it('the lawful basis follows the ledger of bases', async () => {
    const winner = await person('依据甲');
    const { id: loser } = await seedMerchant(world.own.countyId, { name: '依据乙', contactPoints: [] });
    await db.basis.updateMany({ where: { merchantId: winner }, data: { endedAt: new Date() } });
    // the clerk reads it in full until the state is taken on; the merge does that itself
    await merge(await pairUp(winner, loser));
    expect((await getMerchant(await world.actor('clerk'), winner)).basisState).toBe('valid');
    const { basisState } = await db.merchant.findUniqueOrThrow({
      where: { id: loser },
      select: { basisState: true },
    });
    expect(basisState).toBe('none');
  });

  it('a record that was changed since the preview is a conflict, and nothing is written', async () => {
    const [winner, loser] = [await person('冲突甲'), await person('冲突乙')];
    const input = await pairUp(winner, loser);
    await updateMerchants(systemActor('test'), [{ id: loser, version: 1, values: { note: '有人改过' } }]);
    await expect(merge(input)).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.merchantMerge.count({ where: { loserId: loser } })).toBe(0);
    expect((await columnsOf(loser))['mergedIntoId']).toBeNull();
  });

  it('is the bureau’s alone, and nobody’s who does not read both in full', async () => {
    const [winner, loser] = [await person('权限甲'), await person('权限乙')];
    const input = await pairUp(winner, loser);
    for (const role of ['filler', 'leader', 'supervisor'] as const) {
      const tried = mergeMerchants(await world.actor(role), everyKeptLink, input);
      await expect(tried, role).rejects.toBeInstanceOf(ForbiddenError);
    }
    const outside = mergeMerchants(await world.actor('chamber_officer'), everyKeptLink, input);
    await expect(outside).rejects.toBeInstanceOf(NotFoundError);
    await db.merchant.update({ where: { id: loser }, data: { basisState: 'none' } });
    await expect(merge(input)).rejects.toBeInstanceOf(ForbiddenError);
  });

  it('previews field by field with what follows', async () => {
    const winner = await person('预览甲', { note: '甲', sex: 'male' });
    const loser = await person('预览乙', {
      note: '乙',
      contactPoints: [{ kind: 'mobile', value: '13922220001' }],
    });
    const preview = await previewMerge(await world.actor('clerk'), everyKeptLink, winner, loser);
    expect(preview.fields.map(({ field, standing }) => [field, standing])).toEqual([
      ['name', 'differ'],
      ['sex', 'a'],
      ['note', 'differ'],
    ]);
    expect(preview.b.moves).toContainEqual({ link: 'contact_point.merchantId', rows: 1 });
  });

  it('what was said of the record that goes holds for the one that stays', async () => {
    const [winner, loser, third] = [await person('记住甲'), await person('记住乙'), await person('记住丙')];
    const { id } = await pairMerchants(systemActor('test'), { merchantId: loser, otherId: third });
    await db.duplicatePair.update({ where: { id }, data: { state: 'not_same', decidedReason: '两人' } });
    await merge(await pairUp(winner, loser));
    const carried = await db.duplicatePair.findFirst({
      where: {
        OR: [
          { merchantAId: winner, merchantBId: third },
          { merchantAId: third, merchantBId: winner },
        ],
      },
      select: { state: true, decidedReason: true },
    });
    expect(carried).toEqual({ state: 'not_same', decidedReason: '两人' });
  });
});

describe('taking a merge back', () => {
  it('leaves both records as they were, and the pair to be decided', async () => {
    const winner = await person('恢复甲', { note: '甲', kinds: ['expert'], post: { employerText: '甲厂' } });
    const loser = await person('恢复乙', {
      note: '乙',
      kinds: ['executive'],
      post: { employerText: '乙厂' },
    });
    const before = [await columnsOf(winner), await columnsOf(loser)];
    const input = await pairUp(winner, loser);
    const { mergeId } = await merge({ ...input, choice: { note: 'both', post: winner < loser ? 'b' : 'a' } });
    expect(await columnsOf(winner)).not.toEqual(before[0]);
    const clerk = await world.actor('clerk');
    expect(await examineMerge(clerk, everyKeptLink, mergeId)).toEqual([]);
    await undoMerge(clerk, everyKeptLink, { id: mergeId, reason: '不是同一人（示例）' });
    expect([await columnsOf(winner), await columnsOf(loser)]).toEqual(before);
    const mains = await db.post.findMany({
      where: { merchantId: { in: [winner, loser] }, isMain: true },
      select: { merchantId: true, employerText: true },
    });
    expect(Object.fromEntries(mains.map((post) => [post.merchantId, post.employerText]))).toEqual({
      [winner]: '甲厂',
      [loser]: '乙厂',
    });
    const pair = await db.duplicatePair.findUniqueOrThrow({
      where: { id: input.pairId },
      select: { state: true },
    });
    expect(pair.state).toBe('open');
    await expect(undoMerge(clerk, everyKeptLink, { id: mergeId, reason: '再来一次' })).rejects.toMatchObject({
      code: 'not_in_this_state',
    });
    expect((await listMerges(clerk, winner))[0]?.undoneOn).not.toBeNull();
  });

  it('is refused with a list of what was changed since, and changes nothing then', async () => {
    const winner = await person('拦住甲', { note: '甲' });
    const loser = await person('拦住乙', { note: '乙' });
    const chamber = await plantRow('membership', { partyKind: 'person', merchantId: loser });
    const input = await pairUp(winner, loser);
    const { mergeId } = await merge({ ...input, choice: { note: winner < loser ? 'b' : 'a' } });
    const { version } = await getMerchant(await world.actor('clerk'), winner);
    await updateMerchants(systemActor('test'), [{ id: winner, version, values: { note: '后来又改' } }]);
    await db.membership.update({ where: { id: String(chamber['id']) }, data: { merchantId: null } });
    const clerk = await world.actor('clerk');
    expect(await examineMerge(clerk, everyKeptLink, mergeId)).toEqual([
      { kind: 'field', field: 'note' },
      { kind: 'link', link: 'membership.merchantId', rows: 1 },
    ]);
    const tried = undoMerge(clerk, everyKeptLink, { id: mergeId, reason: '示例' });
    await expect(tried).rejects.toMatchObject({ code: 'blocked_by_later_change' });
    expect((await columnsOf(loser))['mergedIntoId']).toBe(winner);
  });

  it('other fields and new rows do not stand in its way, and stay with the record', async () => {
    const [winner, loser] = [await person('不拦甲'), await person('不拦乙')];
    const { mergeId } = await merge(await pairUp(winner, loser));
    const { version } = await getMerchant(await world.actor('clerk'), winner);
    await updateMerchants(systemActor('test'), [
      {
        id: winner,
        version,
        values: { school: '示例大学', lastContactOn: '2026-06-01' },
        addContactPoints: [{ kind: 'mobile', value: '13922220002', preferred: false, doNotUse: false }],
      },
    ]);
    await undoMerge(await world.actor('clerk'), everyKeptLink, { id: mergeId, reason: '示例' });
    expect(await columnsOf(winner)).toMatchObject({ school: '示例大学', lastContactOn: '2026-06-01' });
    expect(await db.contactPoint.count({ where: { merchantId: winner } })).toBe(1);
  });

  it('ends after thirty days, and waits for a later merge to be taken back first', async () => {
    const [one, two, three] = [await person('链甲'), await person('链乙'), await person('链丙')];
    const first = await merge(await pairUp(two, one));
    const second = await merge(await pairUp(three, two));
    expect((await columnsOf(one))['mergedIntoId']).toBe(three);
    const clerk = await world.actor('clerk');
    const blockers = await examineMerge(clerk, everyKeptLink, first.mergeId);
    expect(blockers.map((blocker) => blocker.kind)).toContain('archived');
    await undoMerge(clerk, everyKeptLink, { id: second.mergeId, reason: '示例' });
    expect((await columnsOf(one))['mergedIntoId']).toBe(two);
    await db.merchantMerge.update({
      where: { id: first.mergeId },
      data: { undoUntil: new Date('2026-01-01T00:00:00Z') },
    });
    expect(await examineMerge(clerk, everyKeptLink, first.mergeId)).toEqual([{ kind: 'late' }]);
  });
});

describe('a process that is killed in the middle of a merge', () => {
  it('leaves both records as they were', async () => {
    const [winner, loser] = [await person('杀甲', { note: '甲' }), await person('杀乙', { note: '乙' })];
    const project = await plantRow('project', { merchantId: loser });
    const input = await pairUp(winner, loser);
    const before = [await columnsOf(winner), await columnsOf(loser)];
    const { userId, grantId } = world.people.clerk;
    const waiting = async () =>
      (
        await db.$queryRaw<{ n: number }[]>`
          SELECT count(*)::int AS n FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%"project"%'`
      )[0]?.n ?? 0;
    await inTransaction(async (tx) => {
      // the merge has locked, remembered and moved what comes before, and now waits for this row
      await tx.$queryRaw`SELECT 1 FROM project WHERE id = ${String(project['id'])}::uuid FOR UPDATE`;
      const worker = spawn(
        process.execPath,
        ['--import', 'tsx', 'tests/support/merge-worker.ts', userId, grantId, JSON.stringify(input)],
        { env: process.env, stdio: 'inherit' },
      );
      await expect.poll(waiting, { timeout: 50_000, interval: 50 }).toBeGreaterThan(0);
      const ended = once(worker, 'exit');
      worker.kill('SIGKILL');
      await ended;
    }, 60_000);
    // the killed process's transaction ends when the server notices; the lock waits for it
    await db.$queryRaw`SELECT 1 FROM merchant WHERE id = ${winner}::uuid FOR UPDATE`;
    expect([await columnsOf(winner), await columnsOf(loser)]).toEqual(before);
    expect(await db.merchantMerge.count({ where: { loserId: loser } })).toBe(0);
    expect(await owner('project', 'merchantId', project['id'])).toBe(loser);
    await merge(input);
    expect(await owner('project', 'merchantId', project['id'])).toBe(winner);
  }, 120_000);
});
