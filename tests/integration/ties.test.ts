import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyKeptLink } from '@/lib/api/links';
import { pairMerchants } from '@/lib/merchants/commands/decide-duplicate';
import { mergeMerchants } from '@/lib/merchants/commands/merge-merchants';
import { undoMerge } from '@/lib/merchants/commands/undo-merge';
import { getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { MergeInput } from '@/lib/merchants/schema-duplicates';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { addTie, removeTie } from '@/lib/ties/commands';
import { findPaths } from '@/lib/ties/queries/find-paths';
import { listTies } from '@/lib/ties/queries/list-ties';
import { listOwnTies } from '@/lib/ties/queries/own-ties';
import { seedCompany } from '@/tests/factories/companies';
import { seedInteraction } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { tieInput } from '@/tests/factories/ties';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
let clerk: PersonActor;
let filler: PersonActor;
let ids: Record<'target' | 'near' | 'far' | 'ours', string>;

const seed = async (name: string, unitId = world.own.countyId, input = {}, basis?: null) =>
  (await seedMerchant(unitId, { name, contactPoints: [], ...input }, ...(basis === null ? [null] : []))).id;
const tie = (actor: PersonActor, a: string, b: string, input = {}) => addTie(actor, tieInput(a, b, input));
const names = (paths: Awaited<ReturnType<typeof findPaths>>) =>
  paths.map(({ people }) => people.map((one) => (one.known ? one.name : `?${one.unit ?? ''}`)));

beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
  filler = await world.actor('filler');
});
beforeEach(async () => {
  ids = {
    target: await seed('示例目标'),
    near: await seed('示例近邻'),
    far: await seed('示例远邻'),
    ours: await seed('示例熟人'),
  };
});

describe('entering who knows whom', () => {
  it('is seen from both sides, told by the keeping unit, and stands in the history of both', async () => {
    const { id } = await tie(filler, ids.target, ids.near, { choice: 'introduced_by', sinceText: '2015年' });
    const mine = await listTies(filler, ids.target);
    expect(mine.stated).toMatchObject([
      { word: 'introduced_by', person: { name: '示例近邻' }, stated: { since: '2015年' }, canRemove: true },
    ]);
    expect((await listTies(filler, ids.near)).stated).toMatchObject([{ word: 'introduces' }]);
    for (const one of [ids.target, ids.near]) {
      expect((await getMerchantHistory(filler, one)).map((row) => row.verb)).toContain('tie_added');
    }
    await removeTie(filler, { id, merchantId: ids.near });
    expect((await listTies(filler, ids.target)).stated).toEqual([]);
    expect((await getMerchantHistory(filler, ids.target)).map((row) => row.verb)).toContain('tie_removed');
  });

  it('refuses the same tie again in either order, people out of scope, and who only reads', async () => {
    await tie(filler, ids.target, ids.near);
    await expect(tie(filler, ids.near, ids.target)).rejects.toThrow(FieldErrors);
    await expect(tie(filler, ids.target, world.other.merchantId)).rejects.toThrow(NotFoundError);
    await expect(tie(await world.actor('leader'), ids.target, ids.far)).rejects.toThrow(ForbiddenError);
    await expect(listTies(await world.actor('supervisor'), ids.target)).rejects.toThrow(ForbiddenError);
    const row = await db.merchantTie.findFirstOrThrow({ where: { fromId: { in: [ids.target, ids.near] } } });
    await expect(removeTie(filler, { id: row.id, merchantId: ids.far })).rejects.toThrow(NotFoundError);
  });

  it('nothing of it is told while the record is not shown in full', async () => {
    const hidden = await seed('示例无据', world.own.countyId, {}, null);
    await tie(filler, hidden, ids.near);
    expect(await listTies(clerk, hidden)).toMatchObject({ withheld: true, stated: [], derived: [] });
    await expect(findPaths(clerk, hidden)).rejects.toThrow(NotFoundError);
    const seen = (await listTies(clerk, ids.near)).stated;
    expect(seen).toMatchObject([
      { person: { known: false }, stated: { source: '', note: null }, canRemove: false },
    ]);
    expect(JSON.stringify(seen)).not.toContain('示例无据');
  });

  it('the person reads it under 我的信息, the other one by the surname only', async () => {
    await tie(filler, world.own.merchantId, ids.near, { choice: 'introduces' });
    const own = await listOwnTies(await world.actor('merchant'));
    expect(own).toMatchObject([{ word: 'introduces', source: '本人所述（示例）' }]);
    expect(own[0]?.other).not.toContain('近邻');
  });
});

describe('ties that follow from the ledger', () => {
  it('posts in one firm and a meeting together tie people, a telephone call does not', async () => {
    const companyId = await seedCompany(world.own.countyId);
    const boss = await seed('示例老板', world.own.countyId, { post: { companyId, title: '董事长' } });
    const aide = await seed('示例助手', world.own.countyId, { post: { companyId, title: '经理' } });
    await seedInteraction(world.own.countyId, {
      merchantId: boss,
      merchantIds: [boss, ids.near],
      channel: 'meeting',
    });
    await seedInteraction(world.own.countyId, {
      merchantId: boss,
      merchantIds: [boss, ids.far],
      channel: 'phone',
    });
    const { derived } = await listTies(filler, boss);
    const told = derived.map(({ person, word, evidence }) => [
      person.known && person.name,
      word,
      evidence !== null,
    ]);
    expect(told).toEqual([
      ['示例助手', 'same_firm', true],
      ['示例近邻', 'same_contact', true],
    ]);
    expect((await listTies(filler, aide)).derived).toHaveLength(1);
    expect(await db.merchantTie.count({ where: { fromId: boss } })).toBe(0);
  });
});

describe('the way to somebody', () => {
  const chain = async () => {
    await tie(filler, ids.target, ids.near, { choice: 'introduced_by' });
    await tie(filler, ids.near, ids.far);
    await tie(filler, ids.far, ids.ours);
  };

  it('leads from whom the own unit has contacted over at most two people, the shortest first', async () => {
    await chain();
    expect(await findPaths(filler, ids.target)).toEqual([]);
    // three people between are too many
    await seedInteraction(world.own.countyId, { merchantId: ids.ours });
    expect(await findPaths(filler, ids.target)).toEqual([]);
    await seedInteraction(world.own.countyId, { merchantId: ids.far });
    const [path] = await findPaths(filler, ids.target);
    expect(names(await findPaths(filler, ids.target))).toEqual([['示例远邻', '示例近邻', '示例目标']]);
    expect(path?.contact?.channel).toBe('phone');
    expect(path?.steps.map((step) => step.word)).toEqual(['classmate', 'introduces']);
    expect(path?.steps[0]?.evidence).toContain('本人所述');
    await seedInteraction(world.own.countyId, { merchantId: ids.near });
    expect(names(await findPaths(filler, ids.target))[0]).toEqual(['示例近邻', '示例目标']);
  });

  it('leads from one person to another, and never over somebody who is not to be contacted', async () => {
    await chain();
    expect(names(await findPaths(filler, ids.target, ids.ours))).toEqual([
      ['示例熟人', '示例远邻', '示例近邻', '示例目标'],
    ]);
    expect(await findPaths(filler, ids.target, ids.target)).toEqual([]);
    await db.merchant.update({ where: { id: ids.far }, data: { doNotContact: true }, select: { id: true } });
    expect(await findPaths(filler, ids.target, ids.ours)).toEqual([]);
    await expect(findPaths(filler, ids.target, world.other.merchantId)).rejects.toThrow(NotFoundError);
  });

  it('people of other units are told by their unit only', async () => {
    const foreign = await seed('示例外人', world.other.countyId);
    await tie(clerk, ids.target, foreign, { note: '一起做工程' });
    await tie(clerk, foreign, ids.ours, { choice: 'partner' });
    await seedInteraction(world.own.countyId, { merchantId: ids.ours });
    const seen = await findPaths(filler, ids.target);
    const unit = await db.unit.findUniqueOrThrow({
      where: { id: world.other.countyId },
      select: { shortName: true },
    });
    expect(names(seen)).toEqual([['示例熟人', `?${unit.shortName}`, '示例目标']]);
    expect(seen[0]?.steps.map((step) => step.evidence)).toEqual([null, null]);
    const told = JSON.stringify([seen, await listTies(filler, ids.target)]);
    for (const word of ['外人', foreign, '一起做工程']) expect(told).not.toContain(word);
    expect(names(await findPaths(clerk, ids.target, ids.ours))).toEqual([
      ['示例熟人', '示例外人', '示例目标'],
    ]);
  });
});

describe('two records become one', () => {
  it('the ties follow, come back when they are parted, and none leads to oneself', async () => {
    const twin = await seed('示例目标');
    await tie(clerk, twin, ids.near);
    await tie(clerk, twin, ids.target, { choice: 'friend' });
    const { id: pairId } = await pairMerchants(clerk, { merchantId: ids.target, otherId: twin });
    const versions = await db.merchant.findMany({
      where: { id: { in: [ids.target, twin] } },
      select: { id: true, version: true },
    });
    const pair = await db.duplicatePair.findUniqueOrThrow({ where: { id: pairId } });
    const versionOf = (id: string) => versions.find((one) => one.id === id)?.version ?? 0;
    await mergeMerchants(
      clerk,
      everyKeptLink,
      MergeInput.parse({
        pairId,
        survivorId: ids.target,
        aVersion: versionOf(pair.merchantAId),
        bVersion: versionOf(pair.merchantBId),
        choice: {},
        reason: '同一人（示例）',
      }),
    );
    const merged = await listTies(clerk, ids.target);
    expect(merged.stated.map(({ person }) => person.known && person.id)).toEqual([ids.near]);
    const merge = await db.merchantMerge.findFirstOrThrow({ where: { winnerId: ids.target } });
    await undoMerge(clerk, everyKeptLink, { id: merge.id, reason: '其实是两人' });
    expect((await listTies(clerk, twin)).stated).toHaveLength(2);
    expect((await listTies(clerk, ids.target)).stated).toHaveLength(1);
  });
});
