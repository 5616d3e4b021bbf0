import { beforeAll, describe, expect, it } from 'vitest';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { columnsNamed } from '@/lib/merchants/fields-export';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { readLedgerRows, readPublicLedgerWords } from '@/lib/merchants/queries/read-ledger';
import { wholePatch } from '@/lib/merchants/rules-patch';
import { MerchantChange } from '@/lib/merchants/schema';
import { listCompanyPeople } from '@/lib/posts/queries';
import { db } from '@/lib/server/db';
import { seedCompany } from '@/tests/factories/companies';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
let companyId: string;
beforeAll(async () => {
  world = await makeWorld();
  companyId = await seedCompany(world.own.countyId, { name: '秦巴实业（示例）' });
});

const person = (input: Record<string, unknown> = {}) =>
  seedMerchant(world.own.countyId, { name: '林远志', ...input });

/** What the form sends: the whole record, with the lines that it was opened with. */
async function save(id: string, input: Record<string, unknown>, role: 'clerk' | 'filler' = 'clerk') {
  const actor = await world.actor(role);
  const { version, posts, life, politicalOffices } = await getMerchant(actor, id);
  const change = MerchantChange.parse({
    ...{ id, version, name: '林远志', ownerUnitId: world.own.countyId, lifeShown: 'on' },
    lifeSeen: [...posts, ...life, ...politicalOffices].map((row) => row.id),
    ...input,
  });
  await updateMerchants(actor, [wholePatch(change)]);
  return getMerchant(await world.actor('clerk'), id);
}

const lineOf = (post: {
  id: string;
  companyId: string | null;
  employerText: string | null;
  title: string | null;
}) => ({
  id: post.id,
  ...(post.companyId ? { companyId: post.companyId } : { employerText: post.employerText ?? '' }),
  title: post.title ?? '',
});

describe('the path of life', () => {
  it('saving a record whose post did not change leaves the post as it is', async () => {
    const { id } = await person({ post: { employerText: '远志茶业', title: '经理' } });
    const clerk = await world.actor('clerk');
    const values = { name: '林远志', ownerUnitId: world.own.countyId };
    for (const version of [1, 2]) {
      const input = MerchantChange.parse({
        ...values,
        id,
        version,
        post: { employerText: '远志茶业', title: '经理' },
      });
      await updateMerchants(clerk, [wholePatch(input)]);
    }
    expect((await getMerchant(clerk, id)).posts).toMatchObject([
      { title: '经理', isMain: true, isEnded: false },
    ]);
  });

  it('several posts are added, changed, ended and removed; the list shows the main one', async () => {
    const { id } = await person();
    const first = await save(id, {
      posts: [
        { employerText: '国营五金厂', title: '销售员', fromText: '1998', toText: '2006年' },
        { companyId, title: '董事长', fromText: '2006-08', isMain: 'on' },
        { employerText: '深圳汉商投资', title: '合伙人', fromText: '2019' },
      ],
    });
    expect(first.posts.map(({ employerText, isMain, isEnded }) => [employerText, isMain, isEnded])).toEqual([
      ['秦巴实业（示例）', true, false],
      ['深圳汉商投资', false, false],
      ['国营五金厂', false, true],
    ]);
    const row = await db.merchant.findUniqueOrThrow({ where: { id } });
    expect([row.mainCompanyName, row.mainTitle]).toEqual(['秦巴实业（示例）', '董事长']);

    const [chair, partner, seller] = first.posts;
    if (!chair || !partner || !seller) throw new Error('three posts');
    const second = await save(id, {
      posts: [
        { ...lineOf(chair), fromText: '2006-08', toText: '2024' },
        { ...lineOf(partner), fromText: '2019' },
        { id: seller.id },
      ],
    });
    expect(
      second.posts.map(({ employerText, isMain, isEnded, toText }) => [
        employerText,
        isMain,
        isEnded,
        toText,
      ]),
    ).toEqual([
      ['深圳汉商投资', true, false, null],
      ['秦巴实业（示例）', false, true, '2024'],
    ]);
    const after = await db.merchant.findUniqueOrThrow({ where: { id } });
    expect([after.mainCompanyName, after.mainTitle]).toEqual(['深圳汉商投资', '合伙人']);
    const { people } = await listCompanyPeople(await world.actor('clerk'), companyId);
    expect(people).toMatchObject([
      { merchantId: id, isEnded: true, period: { fromText: '2006-08', toText: '2024' } },
    ]);
    const [entry] = await getMerchantHistory(await world.actor('clerk'), id);
    expect(entry?.changes?.['posts']?.after).toEqual([
      '秦巴实业（示例） 董事长（2006-08—2024）',
      '深圳汉商投资 合伙人（2019）',
    ]);
  });

  it('what another person added while the form was open stays', async () => {
    const { id } = await person({ posts: [{ employerText: '甲公司', title: '经理' }] });
    const opened = await getMerchant(await world.actor('clerk'), id);
    await save(id, { posts: [...opened.posts.map(lineOf), { employerText: '乙公司', title: '董事' }] });
    const seen = opened.posts.map((post) => post.id);
    const late = await save(id, { posts: opened.posts.map(lineOf), lifeSeen: seen });
    expect(late.posts.map((post) => post.employerText)).toEqual(['甲公司', '乙公司']);
    expect(late.posts.filter((post) => post.isMain)).toHaveLength(1);
  });

  it('schooling, social posts, offices and honours are kept line by line', async () => {
    const { id } = await person();
    const life = [
      { kind: 'education', body: '西北大学', title: '本科', fromText: '1990', toText: '1994' },
      { kind: 'social_post', body: '深圳市陕西商会', title: '副会长', fromText: '2018' },
      {
        kind: 'political_office',
        body: '汉中市第六届人大',
        title: '代表',
        fromText: '2021',
        source: '市委统战部',
      },
      { kind: 'honour', title: '市劳动模范', body: '市总工会', fromText: '2012' },
    ];
    const saved = await save(id, { life });
    expect(saved.life.map(({ kind, body, title }) => [kind, body, title])).toEqual([
      ['education', '西北大学', '本科'],
      ['social_post', '深圳市陕西商会', '副会长'],
      ['honour', '市总工会', '市劳动模范'],
    ]);
    expect(saved.politicalOffices).toMatchObject([{ body: '汉中市第六届人大', source: '市委统战部' }]);
  });

  it('public offices are told to the bureau and its leaders only, and others cannot lose them by saving', async () => {
    const { id } = await person();
    const office = { kind: 'political_office', body: '市政协', title: '委员', fromText: '2022' };
    await save(id, { life: [office] });
    for (const role of ['clerk', 'chief', 'leader'] as const)
      expect((await getMerchant(await world.actor(role), id)).politicalOffices, role).toHaveLength(1);
    for (const role of ['filler', 'supervisor'] as const) {
      const actor = await world.actor(role);
      expect((await getMerchant(actor, id)).politicalOffices, role).toEqual([]);
      expect(JSON.stringify(await getMerchantHistory(actor, id)), role).not.toContain('市政协');
    }
    const columns = columnsNamed(['politicalOffices']);
    const words = await readPublicLedgerWords();
    const [sheet] = await readLedgerRows(await world.actor('filler'), [id], columns, { words });
    expect(sheet?.cells).toEqual(['']);
    const saved = await save(id, { life: [] }, 'filler');
    expect(saved.politicalOffices).toHaveLength(1);
    await expect(save(id, { life: [office] }, 'filler')).rejects.toMatchObject({
      fields: { 'life.0.kind': [{ code: 'not_in_list' }] },
    });
  });

  it('a firm that the ledger does not have is refused beside its line', async () => {
    const { id } = await person();
    const posts = [{ title: '甲' }, { companyId: '0190a000-0000-7000-8000-000000000009', title: '乙' }];
    await expect(save(id, { posts })).rejects.toMatchObject({
      fields: { 'posts.1.companyId': [{ code: 'not_in_list' }] },
    });
  });

  it('a sheet tells posts and honours line by line', async () => {
    const { id } = await person({
      posts: [{ employerText: '甲公司', title: '经理', fromText: '2015' }],
      life: [{ kind: 'honour', title: '先进工作者', fromText: '2019' }],
    });
    const columns = columnsNamed(['posts', 'awards']);
    const words = await readPublicLedgerWords();
    const [row] = await readLedgerRows(await world.actor('clerk'), [id], columns, { words });
    expect(row?.cells).toEqual(['甲公司 经理（2015）', '先进工作者（2019）']);
  });
});
