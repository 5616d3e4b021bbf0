import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveCompany, createCompanies, updateCompany } from '@/lib/companies/commands/write-companies';
import { getCompany, getCompanyHistory } from '@/lib/companies/queries/get-company';
import { countCompanies, listCompanies, searchCompanies } from '@/lib/companies/queries/list-companies';
import { lookUpCreditCode } from '@/lib/companies/queries/look-up-credit-code';
import { CompanyChange, CompanyInput } from '@/lib/companies/schema';
import { CompanyPage } from '@/lib/companies/search-params';
import { COMPANY_RENAMED } from '@/lib/companies/rules';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import { refreshCompanyName } from '@/lib/posts/commands';
import { postJobs } from '@/lib/posts/jobs';
import { listCompanyPeople } from '@/lib/posts/queries';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { stopQueue } from '@/lib/server/queue';
import { creditCodeCheckCharacter } from '@/lib/shared/credit-code';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { seedCompany } from '@/tests/factories/companies';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

const CODE = '91350100M000100Y43';
const SECOND = '12341700686863395A';
let world: World;
let ours: string;
beforeAll(async () => {
  world = await makeWorld();
  ours = await seedCompany(world.own.countyId, { name: '汉中天汉茶业有限公司', creditCode: CODE });
  await seedCompany(world.other.countyId, { name: '深圳鼎盛机绣有限公司', creditCode: SECOND });
});

afterAll(stopQueue);

const find = async (q: string, role: 'clerk' | 'filler' = 'clerk') =>
  (await listCompanies(await world.actor(role), CompanyPage.parse({ q }))).rows.map((row) => row.name);

describe('finding firms', () => {
  it.each(['天汉', '茶业', 'hzthcy', 'hanzhongtianhan', CODE, '91350100m0001'])('by “%s”', async (q) => {
    expect(await find(q)).toEqual(['汉中天汉茶业有限公司']);
  });

  it('a county finds its own firms only, in list, count and picker', async () => {
    const filler = await world.actor('filler');
    expect(await find('鼎盛', 'filler')).toEqual([]);
    expect(await find(SECOND, 'filler')).toEqual([]);
    expect(await searchCompanies(filler, '鼎盛')).toEqual([]);
    expect((await countCompanies(filler, CompanyPage.parse({}))).value).toBe(1);
    expect(await find('鼎盛')).toEqual(['深圳鼎盛机绣有限公司']);
  });
});

describe('credit code', () => {
  it('is said to be free, known or taken elsewhere, and then masked', async () => {
    const filler = await world.actor('filler');
    expect(await lookUpCreditCode(filler, CODE)).toMatchObject({
      state: 'known',
      name: '汉中天汉茶业有限公司',
    });
    expect(await lookUpCreditCode(filler, SECOND)).toEqual({
      state: 'elsewhere',
      value: SECOND,
      maskedName: '深圳****有限公司',
      isFormer: false,
    });
    expect(await lookUpCreditCode(filler, '91350100M000100Y44')).toMatchObject({
      state: 'invalid',
      check: { problem: 'check_digit', expected: '3' },
    });
    expect(await lookUpCreditCode(filler, CODE, ours)).toMatchObject({ state: 'free' });
  });

  it('belongs to one firm', async () => {
    const clerk = await world.actor('clerk');
    const entry = CompanyInput.parse({ name: '冒名企业', creditCode: CODE, ownerUnitId: world.own.countyId });
    await expect(createCompanies(clerk, [entry])).rejects.toThrow(FieldErrors);
    expect(await find('冒名企业')).toEqual([]);
  });

  it('a change keeps the old code with its end, needs a reason, and the firm is still found by the old one', async () => {
    const clerk = await world.actor('clerk');
    const old = '91310000MA1FL0000';
    const id = await seedCompany(world.own.countyId, { name: '个转企示例', creditCode: withCheck(old) });
    const change = { id, version: 1, name: '个转企示例', creditCode: withCheck('92310000MA1FL0001') };
    await expect(updateCompany(clerk, CompanyChange.parse(change))).rejects.toThrow(FieldErrors);
    await updateCompany(clerk, CompanyChange.parse({ ...change, codeReason: '个体工商户转为企业' }));
    const company = await getCompany(clerk, id);
    expect(company.codes).toHaveLength(2);
    expect(company.codes.find((code) => code.creditCode === withCheck(old))?.validTo).not.toBeNull();
    expect(await find(withCheck(old))).toEqual(['个转企示例']);
    const filler = await world.actor('filler');
    expect(await lookUpCreditCode(filler, withCheck(old))).toMatchObject({ state: 'known', isFormer: true });
  });
});

describe('record', () => {
  it('an older version is refused with what stands now; the change is in the history', async () => {
    const clerk = await world.actor('clerk');
    const id = await seedCompany(world.own.countyId, { name: '冲突企业' });
    await updateCompany(
      clerk,
      CompanyChange.parse({ id, version: 1, name: '冲突企业', mainBusiness: '茶叶' }),
    );
    const late = CompanyChange.parse({ id, version: 1, name: '冲突企业', mainBusiness: '机绣' });
    await expect(updateCompany(clerk, late)).rejects.toMatchObject({
      code: 'conflict',
      detail: { mainBusiness: '茶叶', version: '2' },
    });
    const [latest] = await getCompanyHistory(clerk, id);
    expect(latest?.changes).toEqual({ mainBusiness: { after: '茶叶' } });
  });

  it('an archived firm leaves list and picker, and comes back', async () => {
    const clerk = await world.actor('clerk');
    const id = await seedCompany(world.own.countyId, { name: '归档企业' });
    await archiveCompany(clerk, { id, version: 1, reason: '已注销' });
    expect(await find('归档企业')).toEqual([]);
    await archiveCompany(clerk, { id, version: 2, reason: '误归档' }, true);
    expect(await find('归档企业')).toEqual(['归档企业']);
  });

  it('people of other units are counted, not named', async () => {
    const post = { companyId: ours, title: '董事长' };
    await seedMerchant(world.own.countyId, { name: '本县客商', post });
    await seedMerchant(world.other.countyId, { name: '外县客商', post });
    const seen = await listCompanyPeople(await world.actor('filler'), ours);
    expect(seen.people.map((person) => person.name)).toEqual(['本县客商']);
    expect(seen.hidden).toBe(1);
    expect((await listCompanyPeople(await world.actor('clerk'), ours)).hidden).toBe(0);
  });

  it('another county’s firm does not exist for a filler', async () => {
    const id = await seedCompany(world.other.countyId, { name: '外县企业' });
    const filler = await world.actor('filler');
    await expect(getCompany(filler, id)).rejects.toThrow(NotFoundError);
    await expect(
      updateCompany(filler, CompanyChange.parse({ id, version: 1, name: '篡改' })),
    ).rejects.toThrow(NotFoundError);
  });
});

function withCheck(first17: string): string {
  return first17 + (creditCodeCheckCharacter(first17) ?? '');
}

describe('a renamed firm', () => {
  const people = async (q: string) =>
    (await listMerchants(await world.actor('clerk'), MerchantPage.parse({ q }))).rows.map((row) => row.name);

  it('tells its new name to posts, list and search of the people who work there, once', async () => {
    const clerk = await world.actor('clerk');
    const companyId = await seedCompany(world.own.countyId, { name: '旧名丝绸厂' });
    const { id } = await seedMerchant(world.own.countyId, {
      name: '缪改名',
      post: { companyId, title: '厂长' },
    });
    await db.post.create({
      data: { merchantId: id, companyId, employerText: '旧名丝绸厂', validTo: new Date('2010-01-01') },
    });
    await db.merchant.update({ where: { id }, data: { version: 7 } });
    await updateCompany(clerk, CompanyChange.parse({ id: companyId, version: 1, name: '新名丝绸有限公司' }));
    const [job] = await db.$queryRaw<{ data: { companyId: string } }[]>`
      SELECT data FROM pgboss.job WHERE name = ${COMPANY_RENAMED} AND singleton_key = ${companyId}`;
    expect(job?.data).toEqual({ companyId });
    expect(await people('旧名丝绸')).toEqual(['缪改名']);

    const run = postJobs[COMPANY_RENAMED]?.run;
    await run?.({ id: 'a', data: { companyId }, signal: new AbortController().signal });
    expect(await people('新名丝绸')).toEqual(['缪改名']);
    expect(await people('旧名丝绸')).toEqual([]);
    expect(await people('缪改名')).toEqual(['缪改名']);
    const record = await getMerchant(clerk, id);
    // whoever edits the person at that moment is not thrown out by it
    expect(record.version).toBe(7);
    expect(record.posts.map((post) => [post.isMain, post.employerText])).toEqual([
      [true, '新名丝绸有限公司'],
      [false, '旧名丝绸厂'],
    ]);
    expect(await refreshCompanyName(systemActor('test'), companyId)).toBe(0);
    const told = (await getMerchantHistory(clerk, id)).filter((row) => row.verb === 'company_renamed');
    expect(told.map((row) => row.changes)).toEqual([
      { employer: { before: '旧名丝绸厂', after: '新名丝绸有限公司' } },
    ]);
  });

  it('leaves the name of who has moved to another firm', async () => {
    const companyId = await seedCompany(world.own.countyId, { name: '旧名陶瓷厂' });
    const { id } = await seedMerchant(world.own.countyId, { name: '另谋高就', post: { companyId } });
    await db.post.updateMany({
      where: { merchantId: id },
      data: { isMain: false, validTo: new Date('2020-01-01') },
    });
    await db.merchant.update({ where: { id }, data: { mainCompanyName: '别家' } });
    await db.company.update({ where: { id: companyId }, data: { name: '新名陶瓷厂' } });
    expect(await refreshCompanyName(systemActor('test'), companyId)).toBe(0);
    expect((await db.merchant.findUniqueOrThrow({ where: { id } })).mainCompanyName).toBe('别家');
  });
});

describe('group, figures and lists of a firm', () => {
  const enter = async (name: string, more: object = {}, unitId = world.own.countyId) => {
    const clerk = await world.actor('clerk');
    const { ids } = await createCompanies(clerk, [
      CompanyInput.parse({ name, ownerUnitId: unitId, ...more }),
    ]);
    return ids[0] ?? '';
  };
  const change = async (id: string, more: object) => {
    const clerk = await world.actor('clerk');
    const { version, name } = await db.company.findUniqueOrThrow({
      where: { id },
      select: { version: true, name: true },
    });
    return updateCompany(clerk, CompanyChange.parse({ id, version, name, ...more }));
  };

  it('a parent makes no circle, over however many steps, and is told to whoever may see it', async () => {
    const top = await enter('示例集团有限公司', {}, world.other.countyId);
    const middle = await enter('示例控股有限公司', { parentId: top });
    const below = await enter('示例制造有限公司', { parentId: middle });
    for (const parentId of [below, middle, top]) {
      await expect(change(top, { parentId })).rejects.toThrow(FieldErrors);
    }
    const [clerk, filler] = [await world.actor('clerk'), await world.actor('filler')];
    expect(await getCompany(clerk, middle)).toMatchObject({
      parent: { id: top },
      subsidiaries: [{ id: below }],
      hiddenBelow: 0,
    });
    // the parent is another unit's
    expect(await getCompany(filler, middle)).toMatchObject({ parent: null, subsidiaries: [{ id: below }] });
    const foreign = await enter('示例外地有限公司', { parentId: middle }, world.other.countyId);
    expect(await getCompany(filler, middle)).toMatchObject({ hiddenBelow: 1 });
    expect(JSON.stringify(await getCompany(filler, middle))).not.toContain(foreign);
    await expect(
      createCompanies(filler, [CompanyInput.parse({ name: '示例子企业', parentId: foreign })]),
    ).rejects.toThrow(FieldErrors);
    // a form that shows it takes it off; whoever does not know of it leaves it
    await change(below, {});
    expect((await getCompany(clerk, below)).parentId).toBe(middle);
    await change(below, { parentShown: 'on' });
    expect((await getCompany(clerk, below)).parentId).toBeNull();
  });

  it('two changes at once make no circle either', async () => {
    const [a, b] = [await enter('示例甲企业'), await enter('示例乙企业')];
    const outcomes = await Promise.allSettled([change(a, { parentId: b }), change(b, { parentId: a })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('figures keep the words of their source, and the size class follows from them', async () => {
    const id = await enter('示例食品有限公司', {
      industryCode: 'C1331',
      figures: [
        { kind: 'employees', original: '约320人', asOf: '2025年' },
        { kind: 'revenue', original: '1.2亿元' },
      ],
    });
    const clerk = await world.actor('clerk');
    expect(await getCompany(clerk, id)).toMatchObject({
      size: { known: true, size: 'medium' },
      figures: [
        { kind: 'employees', value: '320', qualifier: 'about', original: '约320人', asOf: '2025年' },
        { kind: 'revenue', value: '12000', original: '1.2亿元' },
      ],
    });
    await change(id, { industryCode: 'C1331', figures: [{ kind: 'employees', original: '280' }] });
    expect((await getCompany(clerk, id)).size).toEqual({
      known: false,
      why: 'missing',
      missing: ['revenue'],
    });
    const broken = CompanyInput.safeParse({ name: '示例', figures: [{ kind: 'revenue', original: '不少' }] });
    expect(broken.error?.issues[0]?.path).toEqual(['figures', 0, 'original']);
    const verbs = await getCompanyHistory(clerk, id);
    expect(verbs[0]?.fields).toContain('figures');
  });

  it('a place in a 500 list is found by the filter, one a year and list', async () => {
    const id = await enter('示例五百强有限公司', {
      rankings: [
        { kind: 'private_500', year: '2025', rank: '88', source: '全国工商联' },
        { kind: 'private_500', year: '2024' },
        { kind: 'china_500' },
      ],
    });
    const clerk = await world.actor('clerk');
    const ranked = async (value: string) =>
      (await listCompanies(clerk, CompanyPage.parse({ ranked: value }))).rows.map((row) => row.id);
    expect(await ranked('any')).toEqual([id]);
    expect(await ranked('private_500')).toEqual([id]);
    expect(await ranked('world_500')).toEqual([]);
    expect((await getCompany(clerk, id)).rankings.map(({ year, rank }) => [year, rank])).toEqual([
      [2025, 88],
      [2024, null],
    ]);
    await change(id, { rankings: [] });
    expect(await ranked('any')).toEqual([]);
  });
});
