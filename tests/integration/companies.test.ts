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
