import { beforeAll, describe, expect, it } from 'vitest';
import { checkDuplicates, registerMerchant } from '@/lib/merchants/commands/check-duplicates';
import { markNotSame, pairMerchants, reopenDuplicate } from '@/lib/merchants/commands/decide-duplicate';
import { scanDuplicates } from '@/lib/merchants/commands/scan-duplicates';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { countDuplicates, getDuplicate, listDuplicates } from '@/lib/merchants/queries/list-duplicates';
import { MerchantInput } from '@/lib/merchants/schema';
import { DuplicateDraft } from '@/lib/merchants/schema-duplicates';
import { DuplicatePage } from '@/lib/merchants/search-params-duplicates';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { BUDGETS } from '@/lib/server/rate-limit';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const mobile = (value: string) => [{ kind: 'mobile', value }];
const draft = (change: Record<string, unknown>) => DuplicateDraft.parse({ name: '', ...change });
const scan = async () => {
  while ((await scanDuplicates(systemActor('test'), 0)) > 0);
};
const pairOf = (one: string, other: string) =>
  db.duplicatePair.findFirst({
    where: {
      OR: [
        { merchantAId: one, merchantBId: other },
        { merchantAId: other, merchantBId: one },
      ],
    },
  });

describe('while typing', () => {
  it('a match of the own scope comes with its reasons; the record itself is no duplicate', async () => {
    const { id } = await seedMerchant(world.own.countyId, {
      name: '邓小溪',
      contactPoints: mobile('13911110001'),
      post: { employerText: '溪水茶业有限公司' },
    });
    const filler = await world.actor('filler');
    const given = {
      name: '邓小溪',
      contactPoints: mobile('139 1111 0001'),
      post: { employerText: '溪水茶业 有限公司' },
    };
    const answer = await checkDuplicates(filler, draft(given));
    expect(answer).toMatchObject({ elsewhere: false, isLimited: false });
    expect(answer.matches).toMatchObject([
      { id, name: '邓小溪', score: 95, reasons: ['mobile', 'name', 'firmText'] },
    ]);
    expect((await checkDuplicates(filler, draft({ ...given, id }))).matches).toEqual([]);
  });

  it('traditional characters and another writing of the number are the same person', async () => {
    const { id } = await seedMerchant(world.own.countyId, {
      name: '羅國樑',
      contactPoints: mobile('13911110002'),
    });
    const found = await checkDuplicates(
      await world.actor('filler'),
      draft({ name: '罗国梁', contactPoints: mobile('+86 139-1111-0002') }),
    );
    expect(found.matches.map((match) => match.id)).toEqual([id]);
    expect(found.matches[0]?.reasons).toContain('name');
  });

  it('of a record without a lawful basis only what is shown of it is told', async () => {
    await seedMerchant(world.own.parkId, { name: '谢无据', contactPoints: mobile('13911110003') }, null);
    const asked = draft({ name: '谢无据', contactPoints: mobile('13911110003') });
    const [match] = (await checkDuplicates(await world.actor('clerk'), asked)).matches;
    expect(match).toMatchObject({ name: '谢无据', reasons: ['name'], withheld: true });
  });

  it('a person of another unit is told as a fact, without name, unit or number, and is in the log', async () => {
    const { id } = await seedMerchant(world.other.countyId, {
      name: '邹他县',
      contactPoints: mobile('13911110004'),
    });
    const filler = await world.actor('filler');
    const answer = await checkDuplicates(
      filler,
      draft({ name: '邹他县', contactPoints: mobile('13911110004') }),
    );
    expect(answer).toEqual({ matches: [], elsewhere: true, isLimited: false });
    const log = await db.change.findMany({
      where: { recordId: id, verb: 'met_elsewhere' },
      select: { actorId: true, diff: true },
    });
    expect(log).toEqual([{ actorId: filler.userId, diff: {} }]);
    const bureau = await checkDuplicates(
      await world.actor('clerk'),
      draft({ name: '邹他县', contactPoints: mobile('13911110004') }),
    );
    expect(bureau).toMatchObject({ elsewhere: false, matches: [{ id, reasons: ['mobile', 'name'] }] });
  });

  it('a number alone, or a name alone, asks nothing out of other units', async () => {
    await seedMerchant(world.other.countyId, { name: '邹探问', contactPoints: mobile('13911110005') });
    const filler = await world.actor('filler');
    for (const given of [
      { contactPoints: mobile('13911110005') },
      { name: '另一名', contactPoints: mobile('13911110005') },
      { name: '邹探问' },
    ]) {
      expect(await checkDuplicates(filler, draft(given))).toMatchObject({ matches: [], elsewhere: false });
    }
  });

  it('when the day’s questions are used up, hit and miss answer alike', async () => {
    await seedMerchant(world.other.countyId, { name: '邹满额', contactPoints: mobile('13911110006') });
    const chief = await world.actor('filler');
    const hit = draft({ name: '邹满额', contactPoints: mobile('13911110006') });
    const answers = [];
    for (let i = 0; i <= BUDGETS.duplicate_outside.points + 1; i++)
      answers.push(await checkDuplicates(chief, hit));
    const miss = await checkDuplicates(
      chief,
      draft({ name: '邹无人', contactPoints: mobile('13911119999') }),
    );
    expect(answers[0]?.elsewhere).toBe(true);
    expect(answers.at(-1)).toEqual(miss);
    expect(miss).toEqual({ matches: [], elsewhere: false, isLimited: true });
  });
});

describe('on sending', () => {
  const entry = (change: Record<string, unknown>) =>
    MerchantInput.parse({ ownerUnitId: world.own.countyId, ...change });

  it('asks once, enters with a reason, and remembers that they are two', async () => {
    const clerk = await world.actor('clerk');
    const { id: known } = await seedMerchant(world.own.countyId, {
      name: '龙重名',
      contactPoints: mobile('13911110007'),
    });
    const input = entry({ name: '龙重名', contactPoints: mobile('13911110007') });
    await expect(registerMerchant(clerk, input)).rejects.toMatchObject({
      fields: { duplicateReason: [{ code: 'duplicate_likely' }] },
    });
    expect(await db.merchant.count({ where: { name: '龙重名' } })).toBe(1);
    const { id } = await registerMerchant(clerk, input, '父子同用一部手机');
    expect(await pairOf(id, known)).toMatchObject({
      state: 'not_same',
      decidedBy: clerk.userId,
      decidedReason: '父子同用一部手机',
    });
    await scan();
    expect(await pairOf(id, known)).toMatchObject({ state: 'not_same' });
    expect(await db.change.count({ where: { recordId: id, verb: 'entered_all_the_same' } })).toBe(1);
  });

  it('enters at once whom nobody knows', async () => {
    const { id } = await registerMerchant(await world.actor('clerk'), entry({ name: '独一无二' }));
    expect(await db.merchant.count({ where: { id } })).toBe(1);
  });

  it('a refusal is a field error, so that the form comes back without script too', async () => {
    await seedMerchant(world.own.countyId, { name: '田回填', contactPoints: mobile('13911110008') });
    const again = registerMerchant(
      await world.actor('clerk'),
      entry({ name: '田回填', contactPoints: mobile('13911110008') }),
    );
    await expect(again).rejects.toBeInstanceOf(FieldErrors);
  });
});

describe('the work list', () => {
  it('holds each pair once, with score and reasons, after new and after changed records', async () => {
    const { id: one } = await seedMerchant(world.own.countyId, {
      name: '彭成对',
      contactPoints: mobile('13911110010'),
    });
    const { id: two } = await seedMerchant(world.own.parkId, {
      name: '彭成对',
      contactPoints: mobile('13911110011'),
    });
    await scan();
    expect(await pairOf(one, two)).toBeNull();
    await updateMerchants(systemActor('test'), [
      {
        id: two,
        version: 1,
        values: {},
        addContactPoints: [{ kind: 'mobile', value: '13911110010', preferred: false, doNotUse: false }],
      },
    ]);
    await scan();
    expect(await pairOf(one, two)).toMatchObject({ score: 80, reasons: ['mobile', 'name'], state: 'open' });
    await scan();
    expect(
      await db.duplicatePair.count({ where: { OR: [{ merchantAId: one }, { merchantBId: one }] } }),
    ).toBe(1);
    const { rows } = await listDuplicates(
      await world.actor('clerk'),
      DuplicatePage.parse({ level: 'strong' }),
    );
    expect(rows.map((row) => row.a.name)).toContain('彭成对');
  });

  it('a pair that holds no longer leaves it; what a person paired by hand stays', async () => {
    const { id: one } = await seedMerchant(world.own.countyId, {
      name: '向分开',
      contactPoints: mobile('13911110012'),
    });
    const { id: two } = await seedMerchant(world.own.countyId, {
      name: '向分开',
      contactPoints: mobile('13911110012'),
    });
    const { id: three } = await seedMerchant(world.own.countyId, { name: '毫不相干', contactPoints: [] });
    await scan();
    expect(await pairOf(one, two)).toMatchObject({ state: 'open' });
    const { id: byHand } = await pairMerchants(await world.actor('filler'), {
      merchantId: one,
      otherId: three,
    });
    await updateMerchants(systemActor('test'), [
      { id: two, version: 1, values: { name: '尚改名' }, contactPoints: [] },
    ]);
    await updateMerchants(systemActor('test'), [{ id: one, version: 1, values: { note: '示例' } }]);
    await scan();
    expect(await pairOf(one, two)).toBeNull();
    expect(await db.duplicatePair.count({ where: { id: byHand } })).toBe(1);
  });

  it('a filler sees pairs of the own scope only, and opens no other', async () => {
    const { id: one } = await seedMerchant(world.own.countyId, {
      name: '石跨县',
      contactPoints: mobile('13911110013'),
    });
    const { id: two } = await seedMerchant(world.other.countyId, {
      name: '石跨县',
      contactPoints: mobile('13911110013'),
    });
    await scan();
    const pair = await pairOf(one, two);
    const filler = await world.actor('filler');
    const { rows } = await listDuplicates(filler, DuplicatePage.parse({}));
    expect(rows.map((row) => row.id)).not.toContain(pair?.id);
    await expect(getDuplicate(filler, pair?.id ?? '')).rejects.toBeInstanceOf(NotFoundError);
    expect((await getDuplicate(await world.actor('clerk'), pair?.id ?? '')).b.name).toBe('石跨县');
  });

  it('“not the same” is remembered with reason and person, and can be taken back', async () => {
    const { id: one } = await seedMerchant(world.own.countyId, {
      name: '瞿两人',
      contactPoints: mobile('13911110014'),
    });
    const { id: two } = await seedMerchant(world.own.countyId, {
      name: '瞿两人',
      contactPoints: mobile('13911110014'),
    });
    await scan();
    const pair = await pairOf(one, two);
    const filler = await world.actor('filler');
    const before = await countDuplicates(filler, { state: 'open', level: undefined });
    const given = { id: pair?.id ?? '', version: pair?.version ?? 0, reason: '电话核实为叔侄' };
    await markNotSame(filler, given);
    await expect(markNotSame(filler, given)).rejects.toMatchObject({ code: 'not_in_this_state' });
    expect((await countDuplicates(filler, { state: 'open', level: undefined })).value).toBe(before.value - 1);
    await db.merchant.update({ where: { id: one }, data: { updatedAt: new Date() } });
    await scan();
    expect(await pairOf(one, two)).toMatchObject({ state: 'not_same', decidedReason: '电话核实为叔侄' });
    await reopenDuplicate(filler, { ...given, version: given.version + 1, reason: '再次核对' });
    expect(await pairOf(one, two)).toMatchObject({ state: 'open' });
  });

  it('meets nobody by reading the whole table', async () => {
    await db.$executeRaw`
      INSERT INTO merchant (id, "fileNo", name, "ownerUnitId", "keeperUnitIds", "searchText", pinyin, "createdAt", "updatedAt")
      SELECT gen_random_uuid(), 'T' || n, '员' || n, ${world.own.countyId}::uuid, ARRAY[${world.own.countyId}::uuid],
             '员' || n, 'yuan' || n, '2020-01-01', '2020-01-01' FROM generate_series(1, 20000) n`;
    await db.$executeRaw`ANALYZE merchant`;
    const plans = await db.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT n.id FROM merchant n WHERE n.pinyin = 'yuan77' AND n."archivedAt" IS NULL`;
    expect(plans.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Seq Scan on merchant');
    const next = await db.$queryRaw<{ 'QUERY PLAN': string }[]>`
      EXPLAIN SELECT m.id FROM merchant m WHERE (m."updatedAt", m.id) > (now(), '00000000-0000-0000-0000-000000000000'::uuid)
       ORDER BY m."updatedAt", m.id LIMIT 1000`;
    expect(next.map((line) => line['QUERY PLAN']).join('\n')).not.toContain('Seq Scan on merchant');
  });
});
