import { beforeAll, describe, expect, it } from 'vitest';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { archiveMerchant } from '@/lib/merchants/commands/archive-merchant';
import { createMerchants } from '@/lib/merchants/commands/create-merchants';
import { setOfficer } from '@/lib/merchants/commands/set-officer';
import { revealContact } from '@/lib/merchants/commands/reveal-contact';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { countMerchantsBy, countMerchantsByList } from '@/lib/merchants/queries/count-facets';
import { countMerchants, listMerchants } from '@/lib/merchants/queries/list-merchants';
import { listLedgerIds } from '@/lib/merchants/queries/read-ledger';
import { MerchantChange, MerchantInput } from '@/lib/merchants/schema';
import { questionOf } from '@/lib/merchants/schema-question';
import { MerchantFilters, MerchantPage } from '@/lib/merchants/search-params';
import { merchantFormValues } from '@/lib/merchants/rules-form';
import { wholePatch } from '@/lib/merchants/rules-patch';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { formToObject } from '@/lib/shared/form-data';
import { ledgerQuery } from '@/lib/views/rules-ledgers';
import { exampleBasis, seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const find = async (q: string, role: 'clerk' | 'filler' = 'clerk') => {
  const page = await listMerchants(await world.actor(role), MerchantPage.parse({ q }));
  return page.rows.map((row) => row.name);
};

describe('finding people', () => {
  beforeAll(async () => {
    const entry = (name: string, employer: string, phone: string, unit = world.own.countyId) =>
      MerchantInput.parse({
        name,
        ownerUnitId: unit,
        post: { employerText: employer, title: '董事长' },
        contactPoints: [{ kind: 'mobile', value: phone }],
      });
    await createMerchants(
      systemActor('test'),
      [
        entry('曾国强', '鼎盛机绣有限公司', '13812347919'),
        entry('尉迟建国', '天汉茶业股份有限公司', '13900001234'),
        entry('單志遠', '遠達電子', '15012345678'),
        entry('钱多多', '鼎新盛世贸易', '13700007919', world.other.countyId),
      ],
      { basis: exampleBasis },
    );
  });

  it.each([
    ['曾国强', ['曾国强']],
    ['机绣', ['曾国强']],
    ['zgq', ['曾国强']],
    ['zengguoqiang', ['曾国强']],
    ['yuchi', ['尉迟建国']],
    ['单志远', ['單志遠']],
    ['远达', ['單志遠']],
    ['13812347919', ['曾国强']],
    ['曾 鼎盛', ['曾国强']],
  ])('“%s” finds %j', async (q, names) => {
    expect(await find(q)).toEqual(names);
  });

  it('the last four of a phone find everybody whose phone ends so', async () => {
    expect((await find('7919')).sort()).toEqual(['曾国强', '钱多多'].sort());
  });

  it('a three-character term does not match bigrams from different places', async () => {
    // 鼎新盛世 holds neither 鼎盛 nor, across its bigrams, 鼎盛世
    expect(await find('鼎盛世')).toEqual([]);
  });

  it('nobody is found in another county, by name or by phone', async () => {
    expect(await find('钱多多', 'filler')).toEqual([]);
    expect(await find('7919', 'filler')).toEqual(['曾国强']);
  });

  it('count and facets follow the same rule as the list', async () => {
    const filler = await world.actor('filler');
    const page = MerchantPage.parse({});
    const list = await listMerchants(filler, page);
    const { after: _a, before: _b, open: _o, ...filters } = page;
    expect((await countMerchants(filler, filters)).value).toBe(list.rows.length);
    expect(await countMerchantsBy(filler, 'hometown', filters)).toEqual([]);
  });
});

describe('paging', () => {
  it('next and previous walk the same rows without gap or repetition', async () => {
    const people = Array.from({ length: 23 }, (_, index) =>
      MerchantInput.parse({ name: `分页${String(index).padStart(2, '0')}`, ownerUnitId: world.own.countyId }),
    );
    await createMerchants(systemActor('test'), people, { basis: exampleBasis });
    const clerk = await world.actor('clerk');
    const forward: string[] = [];
    const cursors: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page = await listMerchants(
        clerk,
        MerchantPage.parse({ q: '分页', order: 'name', after: after ?? undefined }),
        5,
      );
      forward.push(...page.rows.map((row) => row.id));
      cursors.push(page.previous);
      after = page.next;
    } while (after);
    expect(new Set(forward).size).toBe(23);
    expect(forward).toHaveLength(23);
    const last = cursors.at(-1);
    const back = await listMerchants(
      clerk,
      MerchantPage.parse({ q: '分页', order: 'name', before: last ?? undefined }),
      5,
    );
    expect(back.rows.map((row) => row.id)).toEqual(forward.slice(15, 20));
  });

  it('a cursor of other filters starts at the first page', async () => {
    const clerk = await world.actor('clerk');
    const first = await listMerchants(clerk, MerchantPage.parse({ q: '分页' }), 5);
    const foreign = await listMerchants(
      clerk,
      MerchantPage.parse({ order: 'name', after: first.next ?? undefined }),
      5,
    );
    expect(foreign.previous).toBeNull();
  });
});

describe('entering and changing', () => {
  it('gives file number, keeper, data key and audit row, and keeps the phone out of clear text', async () => {
    const clerk = await world.actor('clerk');
    const { ids } = await createMerchants(
      clerk,
      [
        MerchantInput.parse({
          name: '欧阳娜',
          ownerUnitId: world.own.countyId,
          birthText: '1975年3月',
          contactPoints: [{ kind: 'mobile', value: '１３９ 1234 5678' }],
          quantities: [{ kind: 'annual_output', original: '约0.5亿元' }],
        }),
      ],
      { basis: exampleBasis },
    );
    const merchant = await getMerchant(clerk, ids[0] ?? '');
    expect(merchant.fileNo).toMatch(/^R\d{4}-\d{6}$/);
    expect(merchant.contactPoints.map((point) => point.masked)).toEqual(['139****5678']);
    expect(merchant.quantities).toEqual([
      expect.objectContaining({
        kind: 'annual_output',
        value: '5000',
        unit: '万元',
        qualifier: 'about',
        original: '约0.5亿元',
      }),
    ]);
    const row = await db.merchant.findUniqueOrThrow({ where: { id: merchant.id } });
    expect(row.birthFrom?.toISOString().slice(0, 10)).toBe('1975-03-01');
    const stored = await db.contactPoint.findFirstOrThrow({ where: { merchantId: merchant.id } });
    expect(Buffer.from(stored.cipher).includes(Buffer.from('13912345678'))).toBe(false);
    const [entry] = await getMerchantHistory(clerk, merchant.id);
    expect(entry).toMatchObject({ verb: 'create', actorKind: 'person' });
    expect(JSON.stringify(entry)).not.toContain('13912345678');
  });

  it('a stale version is refused with what stands there now, and nothing is overwritten', async () => {
    const clerk = await world.actor('clerk');
    const { id } = await seedMerchant(world.own.countyId, { name: '甲乙' });
    const change = (name: string) =>
      wholePatch({ ...MerchantInput.parse({ name, ownerUnitId: world.own.countyId }), id, version: 1 });
    await updateMerchants(clerk, [{ ...change('甲一'), values: { ...change('甲一').values, isKey: true } }]);
    const refused = updateMerchants(clerk, [change('甲二')]);
    await expect(refused).rejects.toMatchObject({
      code: 'conflict',
      // ticks and empty fields as the form sends them, so that only what differs is shown
      detail: expect.objectContaining({
        name: '甲一',
        version: '2',
        isKey: 'on',
        doNotContact: '',
        note: '',
      }),
    });
    expect((await getMerchant(clerk, id)).name).toBe('甲一');
  });

  it('two edits at the same moment: one wins, one is told', async () => {
    const clerk = await world.actor('clerk');
    const { id } = await seedMerchant(world.own.countyId, { name: '同时' });
    const change = (name: string) =>
      updateMerchants(clerk, [
        wholePatch({ ...MerchantInput.parse({ name, ownerUnitId: world.own.countyId }), id, version: 1 }),
      ]);
    const results = await Promise.allSettled([change('先到'), change('后到')]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await getMerchant(clerk, id)).version).toBe(2);
  });

  it('a change of strength keeps its reason, rater and day', async () => {
    const clerk = await world.actor('clerk');
    const tier = await db.tier.create({
      data: { facet: 'strength', code: 'A', nameZh: 'A 级', sortNo: 0, synonyms: [] },
    });
    const { id } = await seedMerchant(world.own.countyId, { name: '评定' });
    await updateMerchants(clerk, [
      { id, version: 1, values: { strengthTierId: tier.id }, facetReason: '年产值过亿' },
    ]);
    const merchant = await getMerchant(clerk, id);
    expect(merchant.strength).toBe('A 级');
    expect(merchant.facets).toEqual([
      expect.objectContaining({ facet: 'strength', value: 'A 级', reason: '年产值过亿' }),
    ]);
    const [entry] = await getMerchantHistory(clerk, id);
    expect(entry).toMatchObject({ reason: '年产值过亿', changes: { strengthTierId: { after: 'A 级' } } });
    const supervisor = await world.actor('supervisor');
    const seen = await getMerchant(supervisor, id);
    expect([seen.strength, seen.facets, seen.contactPoints]).toEqual([null, [], []]);
    const history = JSON.stringify(await getMerchantHistory(supervisor, id));
    expect(history).not.toContain('strengthTierId');
    await expect(listMerchants(supervisor, MerchantPage.parse({ strength: tier.id }))).rejects.toBeInstanceOf(
      ForbiddenError,
    );
  });

  it('a filler cannot enter people for another county, nor move one there', async () => {
    const filler = await world.actor('filler');
    const entry = MerchantInput.parse({ name: '越界', ownerUnitId: world.other.countyId });
    await expect(createMerchants(filler, [entry])).rejects.toBeInstanceOf(ForbiddenError);
    const { id } = await seedMerchant(world.own.countyId);
    await expect(
      updateMerchants(filler, [{ id, version: 1, values: { ownerUnitId: world.other.countyId } }]),
    ).rejects.toBeInstanceOf(FieldErrors);
  });

  it('a set with one bad reference writes nothing', async () => {
    const clerk = await world.actor('clerk');
    const before = await db.merchant.count();
    const good = MerchantInput.parse({ name: '好', ownerUnitId: world.own.countyId });
    const bad = { ...good, hometownId: '0190a000-0000-7000-8000-000000000000' };
    await expect(createMerchants(clerk, [good, bad])).rejects.toBeInstanceOf(FieldErrors);
    expect(await db.merchant.count()).toBe(before);
  });

  it('archiving takes a person out of list and search, restoring brings the person back', async () => {
    const clerk = await world.actor('clerk');
    const { id } = await seedMerchant(world.own.countyId, { name: '归档人' });
    await archiveMerchant(clerk, { id, version: 1, reason: '重复登记' });
    expect(await find('归档人')).toEqual([]);
    await expect(archiveMerchant(clerk, { id, version: 2, reason: '再次' })).rejects.toBeInstanceOf(AppError);
    await archiveMerchant(clerk, { id, version: 2, reason: '误归档' }, true);
    expect(await find('归档人')).toEqual(['归档人']);
  });
});

describe('contacts', () => {
  it('a full number is shown after its audit row, and a masked value in the form keeps what is stored', async () => {
    const clerk = await world.actor('clerk');
    const { id, contactPointId } = await seedMerchant(world.own.countyId, {
      contactPoints: [{ kind: 'mobile', value: '13666668888' }],
    });
    await updateMerchants(clerk, [
      {
        id,
        version: 1,
        values: {},
        contactPoints: [
          { id: contactPointId, kind: 'mobile', value: '136****8888', preferred: true, doNotUse: false },
        ],
      },
    ]);
    expect(await revealContact(clerk, { contactPointId, purpose: 'contact' })).toEqual({
      kind: 'mobile',
      value: '13666668888',
    });
    const [latest] = await getMerchantHistory(clerk, id);
    expect(latest).toMatchObject({ verb: 'reveal', reason: 'contact' });
  });

  it('another county’s number answers as if it did not exist', async () => {
    const { contactPointId } = await seedMerchant(world.other.countyId);
    await expect(
      revealContact(await world.actor('filler'), { contactPointId, purpose: 'contact' }),
    ).rejects.toBeInstanceOf(NotFoundError);
  });
});

describe('who answers for a person', () => {
  it('is set by name, told in the history by name, found in the ledger, and taken off again', async () => {
    const filler = await world.actor('filler');
    const { id } = await seedMerchant(world.own.countyId, { name: '有责任人', contactPoints: [] });
    await setOfficer(filler, { id, version: 1, officerId: filler.userId, reason: '分片联系（示例）' });
    expect(await getMerchant(filler, id)).toMatchObject({
      version: 2,
      officerId: filler.userId,
      officer: filler.userName,
    });
    const [change] = await getMerchantHistory(filler, id);
    expect(change).toMatchObject({
      reason: '分片联系（示例）',
      changes: { officerId: { after: filler.userName } },
    });
    const found = async (officer: string) =>
      (await listMerchants(filler, MerchantPage.parse({ officer, q: '有责任人' }))).rows.map((row) => row.id);
    expect(await found(filler.userId)).toEqual([id]);
    expect(await found('none')).toEqual([]);
    await setOfficer(filler, { id, version: 2 });
    expect(await found('none')).toEqual([id]);
  });

  it('is nobody of another unit, and nobody whose grant has ended', async () => {
    const filler = await world.actor('filler');
    const { id } = await seedMerchant(world.own.countyId, { contactPoints: [] });
    const far = await makeUser({ role: 'filler', unitId: world.other.countyId });
    const left = await makeUser({ role: 'filler', unitId: world.own.countyId, validTo: '2024-01-01' });
    for (const { userId } of [far, left]) {
      await expect(setOfficer(filler, { id, version: 1, officerId: userId })).rejects.toThrow(FieldErrors);
    }
    await expect(setOfficer(filler, { id, version: 7, officerId: filler.userId })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('the filter finds nobody whose record is not read in full', async () => {
    const filler = await world.actor('filler');
    const bare = await seedMerchant(world.own.countyId, { name: '无依据者', contactPoints: [] }, null);
    await setOfficer(filler, { id: bare.id, version: 1, officerId: filler.userId });
    const page = MerchantPage.parse({ officer: filler.userId, q: '无依据者' });
    expect((await listMerchants(filler, page)).rows).toHaveLength(1);
    expect((await listMerchants(await world.actor('chief'), page)).rows).toHaveLength(0);
  });
});

describe('五引 and the way to address a person', () => {
  let ids: string[];
  beforeAll(async () => {
    const entry = (name: string, contributions: string[], ownerUnitId = world.own.countyId) =>
      MerchantInput.parse({ name, contributions, ownerUnitId });
    const make = (entries: MerchantInput[], basis: typeof exampleBasis | null) =>
      createMerchants(systemActor('test'), entries, { basis });
    ({ ids } = await make(
      [
        entry('五引甲', ['capital', 'technology']),
        entry('五引乙', ['technology']),
        entry('五引丙', []),
        entry('五引邻县', ['technology'], world.other.countyId),
      ],
      exampleBasis,
    ));
    await make([entry('五引无依据', ['technology'])], null);
  });

  it('the filter finds whoever has that contribution, and its live counts are those of the list', async () => {
    for (const role of ['clerk', 'filler'] as const) {
      const actor = await world.actor(role);
      const q = { q: '五引' };
      for (const contribution of ['capital', 'technology', 'talent'] as const) {
        const found = await listMerchants(actor, MerchantPage.parse({ ...q, contribution }));
        const counts = await countMerchantsByList(actor, 'contribution', MerchantFilters.parse(q));
        expect(counts.find(({ value }) => value === contribution)?.count ?? 0).toBe(found.rows.length);
      }
    }
    const filler = await world.actor('filler');
    const names = await listMerchants(filler, MerchantPage.parse({ contribution: 'technology', q: '五引' }));
    // the keeper’s own filler reads the record without a basis; the neighbour’s person is not hers
    expect(names.rows.map((row) => row.name).sort()).toEqual(['五引乙', '五引无依据', '五引甲']);
    const clerk = await world.actor('clerk');
    const known = await listMerchants(clerk, MerchantPage.parse({ contribution: 'technology', q: '五引' }));
    expect(known.rows.map((row) => row.name)).not.toContain('五引无依据');
  });

  it('a sheet and a saved view ask the same', async () => {
    const clerk = await world.actor('clerk');
    const question = questionOf({ query: 'contribution=capital&q=五引', ids: '' });
    expect(await listLedgerIds(clerk, question)).toEqual([ids[0]]);
    expect(ledgerQuery('merchants', 'contribution=capital&nonsense=1')).toBe('contribution=capital');
    expect(ledgerQuery('merchants', 'contribution=nonsense')).toBe('');
  });

  it('the edit form keeps what it was opened with: former names, the trade as the ledger wrote it', async () => {
    const clerk = await world.actor('clerk');
    const { id } = await seedMerchant(world.own.countyId, {
      name: '陈原名',
      aliases: ['陈旧', '阿陈'],
      industryText: '茶叶加工',
      salutation: '陈老',
    });
    const merchant = await getMerchant(clerk, id);
    const form = new FormData();
    for (const [name, value] of Object.entries(merchantFormValues(merchant)))
      for (const one of (value ?? '').split('\n')) form.append(name, one);
    form.set('id', id);
    form.set('version', String(merchant.version));
    form.set('note', '核对过');
    const change = MerchantChange.parse(formToObject(form));
    await updateMerchants(clerk, [wholePatch(change)]);
    expect(await getMerchant(clerk, id)).toMatchObject({
      aliases: ['陈旧', '阿陈'],
      industryText: '茶叶加工',
      salutation: '陈老',
      note: '核对过',
    });
  });
});
