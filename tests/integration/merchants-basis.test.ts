import { beforeAll, describe, expect, it } from 'vitest';
import { ApiMerchant, ApiMerchantDetail } from '@/lib/api/schema';
import { findPaletteRecords } from '@/lib/desk/queries-palette';
import { revealContact } from '@/lib/merchants/commands/reveal-contact';
import { updateMerchants } from '@/lib/merchants/commands/update-merchants';
import { readsInFull } from '@/lib/merchants/policy';
import { getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { countMerchantsBy } from '@/lib/merchants/queries/count-facets';
import { countMerchants, listMerchants } from '@/lib/merchants/queries/list-merchants';
import { readsInFullSql, readsInFullWhere } from '@/lib/merchants/queries/where';
import { MerchantFilters, MerchantPage } from '@/lib/merchants/search-params';
import { listCompanyPeople } from '@/lib/posts/queries';
import { endBasis, expireBases, recordBasis } from '@/lib/privacy/commands';
import { BasisInput } from '@/lib/privacy/schema';
import type { Role } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db, Prisma } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { findStoryPeople } from '@/lib/showcase/queries/list-stories';
import { seedCompany } from '@/tests/factories/companies';
import { exampleBasis, seedMerchant } from '@/tests/factories/merchants';
import { signedIn, makeWorld, type World } from '@/tests/support/world';
import { makeUser } from '@/tests/factories/users';

/** What must not be read about a person without a lawful basis, wherever it might come out. */
const WITHHELD = [
  '机密机绣厂',
  '总经理示例',
  '别名甲乙',
  '1980',
  '重点看好',
  '138****4567',
  '硕士示例',
  '想回来示例',
];
const PHONE = '13812344567';

let world: World;
let bare: { id: string; contactPointId: string };
let companyId: string;
let tierId: string;
let tagId: string;

beforeAll(async () => {
  world = await makeWorld();
  companyId = await seedCompany(world.own.countyId, { name: '机密机绣厂' });
  tierId = newId();
  await db.tier.create({
    data: {
      id: tierId,
      facet: 'strength',
      code: 'A',
      nameZh: '重点看好',
      nameHant: '重',
      nameEn: 'A',
      sortNo: 1,
    },
  });
  tagId = newId();
  await db.industryTag.create({
    data: { id: tagId, code: 'x1', nameZh: '机绣示例', nameHant: '機', nameEn: 'x', sortNo: 1 },
  });
  bare = await seedMerchant(
    world.own.countyId,
    {
      name: '无依示例',
      aliases: ['别名甲乙'],
      sex: 'male',
      birthText: '1980年3月',
      post: { companyId, title: '总经理示例' },
      industryTagId: tagId,
      education: '硕士示例',
      needs: '想回来示例',
      intention: '想回来示例',
      strengthTierId: tierId,
      isKey: 'on',
      contactEveryDays: 30,
      note: '备注示例',
      source: '乡镇摸底',
      contactPoints: [{ kind: 'mobile', value: PHONE }],
      quantities: [{ kind: 'employees', original: '约500' }],
    },
    null,
  );
});

const page = (query: Record<string, string> = {}) => MerchantPage.parse(query);
const found = async (role: Role, query: Record<string, string>) =>
  (await listMerchants(await world.actor(role), page(query))).rows.map((row) => row.id);

/** Clerk, chief, leader and supervisor of this world sit above the county that keeps the person. */
const above: Role[] = ['clerk', 'chief', 'leader', 'supervisor'];

describe('a person without a lawful basis', () => {
  it.each(above)(
    'is shown to a %s above the keeper with the minimum only: record, history, list',
    async (role) => {
      const actor = await world.actor(role);
      const record = await getMerchant(actor, bare.id);
      expect(record).toMatchObject({
        name: '无依示例',
        source: '乡镇摸底',
        basisState: 'none',
        inFull: false,
        posts: [],
        contactPoints: [],
        quantities: [],
        facets: [],
        aliases: [],
        isKey: false,
        sex: null,
        birthText: null,
        industry: null,
        strength: null,
        note: null,
      });
      const history = await getMerchantHistory(actor, bare.id);
      const [row] = (await listMerchants(actor, page({ q: '无依示例' }))).rows;
      expect(row).toMatchObject({
        name: '无依示例',
        company: null,
        phone: null,
        strength: null,
        isKey: false,
        inFull: false,
      });
      const told = JSON.stringify([record, history, row]);
      for (const secret of WITHHELD) expect(told).not.toContain(secret);
    },
  );

  it('is read in full by the keeping unit’s own filler, who has to complete the basis', async () => {
    const record = await getMerchant(await world.actor('filler'), bare.id);
    expect(record).toMatchObject({
      inFull: true,
      strength: '重点看好',
      can: { update: true, reveal: true, recordBasis: true },
    });
    expect(record.contactPoints).toHaveLength(1);
  });

  it('is read in full by the person', async () => {
    const { userId, grantId } = await makeUser({ role: 'merchant', merchantId: bare.id }, 'w-bare');
    expect((await getMerchant(await signedIn(userId, grantId), bare.id)).inFull).toBe(true);
  });

  it('keeps the minimum through a token too, the keeper’s own included', async () => {
    const filler = { ...(await world.actor('filler')), tokenScopes: ['merchants:read'] };
    const list = await listMerchants(filler, page({ q: '无依示例' }));
    const told = JSON.stringify([
      list.rows.map((row) => ApiMerchant.parse(row)),
      ApiMerchantDetail.parse(await getMerchant(filler, bare.id)),
    ]);
    expect(told).toContain('"inFull":false');
    for (const secret of WITHHELD) expect(told).not.toContain(secret);
  });

  it('is not found by what is withheld: filters, firm, alias, phone, tail', async () => {
    const asked: Record<string, string>[] = [
      { strength: tierId },
      { industry: tagId },
      { key: '1' },
      { q: '机密机绣' },
      { q: '别名甲乙' },
      { q: PHONE },
      { q: '4567' },
    ];
    for (const query of asked) {
      expect(await found('clerk', query), JSON.stringify(query)).not.toContain(bare.id);
      expect(await found('filler', query), JSON.stringify(query)).toContain(bare.id);
    }
    const allowed: Record<string, string>[] = [
      { q: '无依示例' },
      { q: '无依' },
      { q: 'wysl' },
      { basis: 'none' },
    ];
    for (const query of allowed) {
      expect(await found('clerk', query), JSON.stringify(query)).toContain(bare.id);
    }
  });

  it('is not counted in facets of what is withheld', async () => {
    const counts = async (role: Role, facet: 'strength' | 'industry') =>
      (await countMerchantsBy(await world.actor(role), facet, MerchantFilters.parse({}))).map(
        (one) => one.count,
      );
    expect(await counts('clerk', 'strength')).toEqual([]);
    expect(await counts('filler', 'strength')).toEqual([1]);
    expect(await counts('clerk', 'industry')).toEqual([]);
    expect(
      (await countMerchants(await world.actor('clerk'), MerchantFilters.parse({ basis: 'none' }))).value,
    ).toBe(1);
  });

  it('gives nothing away in the palette, the story form or the firm’s people', async () => {
    const clerk = await world.actor('clerk');
    const people = await listCompanyPeople(clerk, companyId);
    expect(people).toEqual({ people: [], hidden: 1 });
    expect((await listCompanyPeople(await world.actor('filler'), companyId)).people).toHaveLength(1);
    const told = JSON.stringify([
      (await findPaletteRecords(clerk, '无依示例')).merchants,
      await findStoryPeople(clerk, '无依示例'),
    ]);
    expect(told).toContain('无依示例');
    for (const secret of WITHHELD) expect(told).not.toContain(secret);
  });

  it('is neither changed nor are numbers revealed by whoever sees the minimum only', async () => {
    const clerk = await world.actor('clerk');
    const change = updateMerchants(clerk, [{ id: bare.id, version: 1, values: { note: '覆盖' } }]);
    await expect(change).rejects.toBeInstanceOf(ForbiddenError);
    const reveal = revealContact(clerk, { contactPointId: bare.contactPointId, purpose: 'contact' });
    await expect(reveal).rejects.toBeInstanceOf(ForbiddenError);
  });

  it('is shown in full to all as soon as somebody in scope records the basis, and no longer when it ends', async () => {
    const { id } = await seedMerchant(world.own.countyId, { name: '补登示例' }, null);
    const clerk = await world.actor('clerk');
    expect((await getMerchant(clerk, id)).can).toMatchObject({ update: false, recordBasis: true });
    const basis = await recordBasis(
      clerk,
      BasisInput.parse({
        merchantId: id,
        kind: 'consent',
        evidence: '登记表（示例）',
        purposes: ['contact'],
      }),
    );
    expect(await getMerchant(clerk, id)).toMatchObject({ inFull: true, can: { update: true } });
    await endBasis(clerk, { id: basis.id, reason: '本人要求' });
    expect((await getMerchant(clerk, id)).inFull).toBe(false);
  });
});

describe('a basis that has run out', () => {
  it('takes the record back to the minimum in the night after its last day, once', async () => {
    const { id } = await seedMerchant(
      world.own.countyId,
      { name: '到期示例' },
      { ...exampleBasis, expiresAt: today() },
    );
    const clerk = await world.actor('clerk');
    const night = systemActor('privacy.expire');
    await expireBases(night);
    expect((await getMerchant(clerk, id)).inFull).toBe(true);
    await db.basis.updateMany({
      where: { merchantId: id },
      data: { expiresAt: new Date(`${addDays(today(), -1)}T00:00:00Z`) },
    });
    expect(await expireBases(night)).toBe(1);
    expect(await expireBases(night)).toBe(0);
    expect(await getMerchant(clerk, id)).toMatchObject({ basisState: 'expired', inFull: false });
    expect(await db.change.count({ where: { recordId: id, verb: 'basis_expired' } })).toBe(1);
  });

  it('is out from the start when it was entered with a day in the past', async () => {
    const { id } = await seedMerchant(
      world.own.countyId,
      { name: '过期示例' },
      { ...exampleBasis, expiresAt: addDays(today(), -1) },
    );
    expect(await getMerchant(await world.actor('clerk'), id)).toMatchObject({
      basisState: 'expired',
      inFull: false,
    });
  });
});

describe('one rule, three faces', () => {
  it('the predicate, the where and the SQL agree for every role', async () => {
    const people = await db.merchant.findMany({
      select: { id: true, keeperUnitIds: true, basisState: true },
    });
    for (const role of ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'merchant', 'auditor'] as const) {
      const actor = await world.actor(role);
      const ids = (rows: { id: string }[]) => rows.map((row) => row.id).sort();
      const byRule = ids(people.filter((person) => readsInFull(actor, person)));
      const byWhere = await db.merchant.findMany({ where: readsInFullWhere(actor), select: { id: true } });
      const bySql = await db.$queryRaw<{ id: string }[]>(
        Prisma.sql`SELECT m.id FROM merchant m WHERE ${readsInFullSql(actor, 'm')}`,
      );
      expect(ids(byWhere), role).toEqual(byRule);
      expect(ids(bySql), role).toEqual(byRule);
    }
  });
});
