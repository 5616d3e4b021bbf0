import { beforeAll, describe, expect, it } from 'vitest';
import { changeChamberStatus } from '@/lib/chambers/commands/change-status';
import { joinAlliance, leaveAlliance } from '@/lib/chambers/commands/link-alliance';
import { linkMember } from '@/lib/chambers/commands/link-member';
import { revealMemberPhone } from '@/lib/chambers/commands/reveal-member';
import { createChambers, updateChamber } from '@/lib/chambers/commands/write-chambers';
import { addMembers, endMembership, updateMember } from '@/lib/chambers/commands/write-members';
import { saveTerm } from '@/lib/chambers/commands/write-terms';
import { getChamber, getChamberHistory } from '@/lib/chambers/queries/get-chamber';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { countMembers, getMember, getMemberHistory, listMembers } from '@/lib/chambers/queries/members';
import { getOwnChamber } from '@/lib/chambers/queries/own-chamber';
import {
  listPublicChambers,
  readPublicChamber,
  readPublicChamberCities,
} from '@/lib/chambers/queries/public-chambers';
import { ChamberChange, ChamberInput, MemberChange, MemberInput, TermInput } from '@/lib/chambers/schema';
import { ChamberPage, MemberPage } from '@/lib/chambers/search-params';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { addDays, today } from '@/lib/shared/dates';
import { seedChamber, seedMember } from '@/tests/factories/chambers';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const enter = async (input: Record<string, unknown>): Promise<string> => {
  const entry = ChamberInput.parse({
    kind: 'own',
    status: 'preparing',
    ownerUnitId: world.rootId,
    isPublic: 'on',
    ...input,
  });
  return (await createChambers(await world.actor('chief'), [entry])).ids[0] ?? '';
};
const all = MemberPage.parse({});
const names = async (chamberId: string, query: object, role: 'clerk' | 'chamber_officer' = 'clerk') =>
  (await listMembers(await world.actor(role), chamberId, MemberPage.parse(query))).rows.map(
    (row) => row.name,
  );

describe('status', () => {
  it('each step keeps its day, and the audit trail has day and reason', async () => {
    const chief = await world.actor('chief');
    const id = await enter({ name: '厦门示例商会' });
    await changeChamberStatus(chief, {
      id,
      version: 1,
      to: 'founded',
      on: '2024-03-01',
      registryNo: undefined,
      reason: '成立大会召开',
    });
    await changeChamberStatus(chief, {
      id,
      version: 2,
      to: 'registered',
      on: '2024-09-01',
      registryNo: '51610000MJ',
      reason: '取得登记证书',
    });
    expect(await getChamber(chief, id)).toMatchObject({
      status: 'registered',
      foundedOn: '2024-03-01',
      registeredOn: '2024-09-01',
      registryNo: '51610000MJ',
    });
    const [latest] = (await getChamberHistory(chief, id)).filter((row) => row.verb === 'status');
    expect(latest?.reason).toBe('取得登记证书');
    expect(latest?.changes).toMatchObject({ status: { before: 'founded', after: 'registered' } });
  });

  it('a step out of turn changes nothing', async () => {
    const clerk = await world.actor('clerk');
    const id = await enter({ name: '宁波示例商会' });
    const leap = {
      id,
      version: 1,
      to: 'registered' as const,
      on: '2024-03-01',
      registryNo: 'X',
      reason: '示例',
    };
    await expect(changeChamberStatus(clerk, leap)).rejects.toThrow(FieldErrors);
    expect(await getChamber(clerk, id)).toMatchObject({ status: 'preparing', version: 1 });
  });

  it('only the chief puts a mistaken status back', async () => {
    const id = await enter({ name: '武汉示例商会', status: 'founded', statusOn: '2023-01-01' });
    const back = {
      id,
      version: 1,
      to: 'preparing' as const,
      on: undefined,
      registryNo: undefined,
      reason: '误录',
    };
    await expect(changeChamberStatus(await world.actor('clerk'), back)).rejects.toThrow(FieldErrors);
    const chief = await world.actor('chief');
    await changeChamberStatus(chief, back);
    expect(await getChamber(chief, id)).toMatchObject({ status: 'preparing', foundedOn: null });
  });
});

describe('stated and counted members are never mixed', () => {
  it('a stated number stays with its source when a roster is entered, and the count is the roster’s', async () => {
    const clerk = await world.actor('clerk');
    const id = await enter({
      name: '海南示例商会',
      statedMembers: '80',
      statedQualifier: 'more',
      statedAsOf: '2022',
      statedSourceText: '示例来源',
    });
    expect(await getChamber(clerk, id)).toMatchObject({ statedMembers: '80', countedMembers: null });
    const leaver = await seedMember(id, { entryName: '示例退会' });
    await seedMember(id, { entryName: '示例在会' });
    await endMembership(clerk, { id: leaver, version: 1, leftOn: today(), leftReason: '本人申请' });
    expect(await getChamber(clerk, id)).toMatchObject({
      statedMembers: '80',
      countedMembers: 1,
      formerMembers: 1,
    });
    const [row] = (await listChambers(clerk, ChamberPage.parse({ q: '海南示例' }))).rows;
    expect(row).toMatchObject({ stated: '80', statedQualifier: 'more', counted: 1 });
  });

  it('the counted number opens to exactly as many rows', async () => {
    const clerk = await world.actor('clerk');
    const [row] = (await listChambers(clerk, ChamberPage.parse({ q: '海南示例' }))).rows;
    const members = await listMembers(clerk, row?.id ?? '', all);
    expect(members.rows).toHaveLength(row?.counted ?? -1);
    expect(await countMembers(clerk, row?.id ?? '', all)).toBe(row?.counted);
  });

  it('a number without day and source is refused', () => {
    const parsed = ChamberInput.safeParse({
      name: '示例商会',
      kind: 'own',
      status: 'preparing',
      statedMembers: '80',
    });
    expect(parsed.error?.issues.map((issue) => issue.message)).toEqual([
      'stated_needs_as_of',
      'stated_needs_source',
    ]);
  });
});

describe('a chamber’s officer sees and edits the own members only', () => {
  it('list, search, record, history, change, end and reveal of another chamber answer as if it did not exist', async () => {
    const officer = await world.actor('chamber_officer');
    const other = world.other.chamberId;
    const stranger = await seedMember(other, { entryName: '示例外人' });
    const doors: (() => Promise<unknown>)[] = [
      () => getChamber(officer, other),
      () => listMembers(officer, other, all),
      () => listMembers(officer, other, MemberPage.parse({ q: '示例外人' })),
      () => countMembers(officer, other, all),
      () => getMember(officer, stranger),
      () => getMemberHistory(officer, stranger),
      () => addMembers(officer, other, [MemberInput.parse({ chamberId: other, entryName: '示例塞入' })]),
      () => updateMember(officer, MemberChange.parse({ id: stranger, version: 1, entryName: '示例篡改' })),
      () => endMembership(officer, { id: stranger, version: 1, leftOn: today(), leftReason: '示例' }),
      () => revealMemberPhone(officer, { id: stranger, purpose: 'other' }),
    ];
    for (const door of doors) await expect(door()).rejects.toThrow(NotFoundError);
    expect(
      await db.membership.findUnique({
        where: { id: stranger },
        select: { entryName: true, leftOn: true, version: true },
      }),
    ).toEqual({
      entryName: '示例外人',
      leftOn: null,
      version: 1,
    });
  });

  it('has no list of chambers and no way to change the chamber itself', async () => {
    const officer = await world.actor('chamber_officer');
    await expect(listChambers(officer, ChamberPage.parse({}))).rejects.toThrow(ForbiddenError);
    const change = ChamberChange.parse({
      id: world.own.chamberId,
      version: 1,
      name: '示例自改',
      kind: 'own',
    });
    await expect(updateChamber(officer, change)).rejects.toThrow(ForbiddenError);
  });

  it('finds own members by name, pinyin, initials, firm and whole phone', async () => {
    const own = world.own.chamberId;
    await seedMember(own, { entryName: '尉迟建国', entryFirm: '天汉茶业', phone: '13912340001' });
    for (const q of ['尉迟', 'yuchi', 'ycjg', '天汉', '13912340001']) {
      expect(await names(own, { q }, 'chamber_officer'), q).toEqual(['尉迟建国']);
    }
    expect(await names(own, { q: '13912349999' }, 'chamber_officer')).toEqual([]);
  });

  it('sees phones masked; the full number is given after its audit row, which names the purpose', async () => {
    const officer = await world.actor('chamber_officer');
    const id = await seedMember(world.own.chamberId, { phone: '13912345678' });
    expect((await getMember(officer, id)).phoneMasked).toBe('139****5678');
    expect(await revealMemberPhone(officer, { id, purpose: 'invite' })).toEqual({ value: '13912345678' });
    const [latest] = await getMemberHistory(officer, id);
    expect(latest).toMatchObject({ verb: 'reveal', reason: 'invite' });
  });

  it('outside the chamber a number is shown in full only where the member agreed; changing an entry keeps the day', async () => {
    const clerk = await world.actor('clerk');
    const silent = await seedMember(world.own.chamberId, { phone: '13912345679' });
    expect((await getMember(clerk, silent)).can.reveal).toBe(false);
    await expect(revealMemberPhone(clerk, { id: silent, purpose: 'verify' })).rejects.toThrow(ForbiddenError);
    const name = '示例同意会员';
    const agreed = await seedMember(world.own.chamberId, {
      entryName: name,
      phone: '13912345680',
      provided: 'on',
    });
    await db.membership.update({ where: { id: agreed }, data: { providedOn: new Date('2024-03-01') } });
    await updateMember(
      await world.actor('chamber_officer'),
      MemberChange.parse({
        id: agreed,
        version: 1,
        entryName: name,
        entryTitle: '经理',
        phone: '139****5680',
        provided: 'on',
      }),
    );
    expect((await getMember(clerk, agreed)).providedOn).toBe('2024-03-01');
    expect((await revealMemberPhone(clerk, { id: agreed, purpose: 'verify' })).value).toBe('13912345680');
  });

  it('saving the masked phone keeps the number; a new one replaces it', async () => {
    const officer = await world.actor('chamber_officer');
    const id = await seedMember(world.own.chamberId, { entryName: '示例改号', phone: '13912345678' });
    const base = { id, entryName: '示例改号' };
    await updateMember(officer, MemberChange.parse({ ...base, version: 1, phone: '139****5678' }));
    expect((await revealMemberPhone(officer, { id, purpose: 'verify' })).value).toBe('13912345678');
    await updateMember(officer, MemberChange.parse({ ...base, version: 2, phone: '13700001111' }));
    expect((await revealMemberPhone(officer, { id, purpose: 'verify' })).value).toBe('13700001111');
  });

  it('an older version is refused with what stands now', async () => {
    const officer = await world.actor('chamber_officer');
    const id = await seedMember(world.own.chamberId, { entryName: '示例冲突' });
    await updateMember(
      officer,
      MemberChange.parse({ id, version: 1, entryName: '示例冲突', entryFirm: '先到企业' }),
    );
    const late = updateMember(
      officer,
      MemberChange.parse({ id, version: 1, entryName: '示例冲突', entryFirm: '后到企业' }),
    );
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      detail: { entryFirm: '先到企业', version: '2' },
    });
    await expect(late).rejects.toThrow(AppError);
  });

  it('the same person of the same firm is not entered twice, but may come back after leaving', async () => {
    const officer = await world.actor('chamber_officer');
    const chamberId = world.own.chamberId;
    const entry = MemberInput.parse({ chamberId, entryName: '示例重复', entryFirm: '示例企业' });
    const { ids } = await addMembers(officer, chamberId, [entry]);
    await expect(addMembers(officer, chamberId, [entry])).rejects.toThrow(FieldErrors);
    await endMembership(officer, { id: ids[0] ?? '', version: 1, leftOn: today(), leftReason: '示例' });
    expect((await addMembers(officer, chamberId, [entry])).ids).toHaveLength(1);
  });

  it('is told of the end of the own term, and works on through the days of grace', async () => {
    const { userId, grantId } = await makeUser({
      role: 'chamber_officer',
      chamberId: world.own.chamberId,
      validTo: addDays(today(), -5),
    });
    const { notice } = await getOwnChamber(await signedIn(userId, grantId));
    expect(notice).toMatchObject({ kind: 'grace', endsOn: addDays(today(), -5), daysLeft: 25 });
  });
});

describe('the bureau’s link to the ledger', () => {
  it('leaves the entry as the chamber gave it, and is not told to the chamber', async () => {
    const clerk = await world.actor('clerk');
    const officer = await world.actor('chamber_officer');
    const { id: merchantId } = await seedMerchant(world.own.countyId, { name: '示例台账人' });
    const id = await seedMember(world.own.chamberId, { entryName: '示例名册人' });
    await linkMember(clerk, { id, version: 1, merchantId });
    expect(await getMember(clerk, id)).toMatchObject({
      entryName: '示例名册人',
      merchant: { name: '示例台账人' },
    });
    expect(await getMember(officer, id)).toMatchObject({ merchant: null, company: null });
    expect((await getMemberHistory(officer, id)).map((row) => row.verb)).not.toContain('link');
    await expect(linkMember(officer, { id, version: 2, merchantId })).rejects.toThrow(ForbiddenError);
  });
});

describe('terms and alliances', () => {
  it('an office is held by a member of this chamber only', async () => {
    const clerk = await world.actor('clerk');
    const stranger = await seedMember(world.other.chamberId);
    const term = (membershipId: string) =>
      TermInput.parse({
        chamberId: world.own.chamberId,
        number: 3,
        offices: [{ rank: 'president', membershipId }],
      });
    await expect(saveTerm(clerk, term(stranger))).rejects.toThrow(FieldErrors);
    const own = await seedMember(world.own.chamberId, { entryName: '示例会长' });
    await saveTerm(clerk, term(own));
    const { terms } = await getChamber(clerk, world.own.chamberId);
    expect(terms.find(({ number }) => number === 3)?.offices).toMatchObject([
      { rank: 'president', holder: '示例会长' },
    ]);
    await expect(saveTerm(clerk, term(own))).rejects.toThrow(FieldErrors);
  });

  it('a chamber joins an alliance once at a time, and its leaving has a day', async () => {
    const clerk = await world.actor('clerk');
    const allianceId = await enter({ name: '示例汉商联盟', kind: 'alliance' });
    const pair = { allianceId, memberId: world.own.chamberId, on: '2024-01-01' };
    await joinAlliance(clerk, pair);
    await expect(joinAlliance(clerk, pair)).rejects.toThrow(AppError);
    await leaveAlliance(clerk, { ...pair, on: '2024-06-01' });
    expect((await getChamber(clerk, world.own.chamberId)).alliances).toMatchObject([
      { chamberId: allianceId, from: '2024-01-01', to: '2024-06-01' },
    ]);
  });
});

describe('the public', () => {
  it('sees a public chamber with its offices and numbers, but no person', async () => {
    const id = await enter({
      name: '成都示例商会',
      cityName: '成都市',
      status: 'founded',
      statusOn: '2022-06-01',
    });
    const memberId = await seedMember(id, { entryName: '秘密会长', phone: '13912345678' });
    await saveTerm(
      await world.actor('clerk'),
      TermInput.parse({ chamberId: id, number: 1, offices: [{ rank: 'president', membershipId: memberId }] }),
    );
    const [brief] = await listPublicChambers('zh-CN', { city: '成都市' });
    const page = await readPublicChamber(brief?.slug ?? '', 'zh-CN');
    expect(page).toMatchObject({ name: '成都示例商会', counted: 1, stated: null, offices: ['president'] });
    expect(JSON.stringify([brief, page])).not.toMatch(/秘密会长|139\d{4}|139\*/);
    expect(await readPublicChamberCities()).toContainEqual({ city: '成都市', count: 1, preparing: 0 });
  });

  it('finds a chamber by characters, pinyin, initials and kind, and nothing by a like sound', async () => {
    await enter({ name: '寒江示例商会', cityName: '寒江市' });
    const names = async (filters: { q?: string; kind?: 'own' | 'partner' }) =>
      (await listPublicChambers('zh-CN', filters)).map((one) => one.name);
    for (const q of ['寒江', '寒江市', 'hanjiang', 'hjsl'])
      expect(await names({ q }), q).toContain('寒江示例商会');
    for (const q of ['汉江', 'jiangh']) expect(await names({ q }), q).not.toContain('寒江示例商会');
    expect(await names({ q: '寒江', kind: 'own' })).toEqual(['寒江示例商会']);
    expect(await names({ q: '寒江', kind: 'partner' })).toEqual([]);
  });

  it('does not see a chamber that is not public, anywhere', async () => {
    const id = await enter({ name: '隐去示例商会', cityName: '隐去市', isPublic: undefined });
    const { slug } = await db.chamber.findUniqueOrThrow({ where: { id }, select: { slug: true } });
    expect(await readPublicChamber(slug, 'zh-CN')).toBeNull();
    expect(await listPublicChambers('zh-CN', { city: '隐去市' })).toEqual([]);
    expect((await readPublicChamberCities()).map((one) => one.city)).not.toContain('隐去市');
  });

  it('pages that show the chamber are dropped in the transaction of the change', async () => {
    const id = await enter({ name: '标签示例商会' });
    const { slug } = await db.chamber.findUniqueOrThrow({ where: { id }, select: { slug: true } });
    const version = async () =>
      (await db.cacheTag.findUnique({ where: { tag: `chambers/${slug}` } }))?.version;
    const before = Number(await version());
    await seedMember(id);
    expect(Number(await version())).toBe(before + 1);
  });
});

describe('a county and the chambers that the bureau looks after', () => {
  it('reads the facts of the public directory: no roster, no office holders, no history, no changes', async () => {
    const filler = await world.actor('filler');
    const id = await seedChamber({ name: '名录示例商会', ownerUnitId: world.rootId, isPublic: true });
    const hidden = await seedChamber({ name: '未列名录商会', ownerUnitId: world.rootId });
    const holder = await seedMember(id, { entryName: '名录会长' });
    await saveTerm(
      await world.actor('clerk'),
      TermInput.parse({ chamberId: id, number: 1, offices: [{ rank: 'president', membershipId: holder }] }),
    );
    const listed = (await listChambers(filler, ChamberPage.parse({}))).rows.map((row) => row.name);
    expect(listed).toContain('名录示例商会');
    expect(listed).not.toContain('未列名录商会');
    const chamber = await getChamber(filler, id);
    expect(chamber.can).toMatchObject({ update: false, readRoster: false, writeRoster: false });
    expect(JSON.stringify(chamber)).not.toContain('名录会长');
    expect(await getChamberHistory(filler, id)).toEqual([]);
    await expect(getChamber(filler, hidden)).rejects.toThrow(NotFoundError);
    await expect(listMembers(filler, id, MemberPage.parse({}))).rejects.toThrow(ForbiddenError);
    await expect(getMember(filler, holder)).rejects.toThrow(NotFoundError);
  });
});

describe('what the log keeps of a member', () => {
  it('is unreadable once the person’s key is destroyed, and others’ history stays', async () => {
    const clerk = await world.actor('clerk');
    const erased = await seedMember(world.own.chamberId, { entryName: '将被删除者' });
    const kept = await seedMember(world.own.chamberId, { entryName: '留存者' });
    await endMembership(clerk, { id: erased, version: 1, leftOn: today(), leftReason: '本人退会' });
    const keysOf = async (recordId: string) =>
      (
        await db.change.findMany({
          where: { noun: 'memberships', recordId },
          select: { revision: { select: { personKeyId: true } } },
        })
      ).map((row) => row.revision?.personKeyId ?? null);
    const { personKeyId } = await db.membership.findUniqueOrThrow({
      where: { id: erased },
      select: { personKeyId: true },
    });
    expect(personKeyId).not.toBeNull();
    expect(await keysOf(erased)).toEqual([personKeyId, personKeyId]);
    await db.personKey.update({
      where: { id: personKeyId ?? '' },
      data: { wrapped: null, destroyedAt: new Date() },
    });
    expect((await getMemberHistory(clerk, erased)).map((row) => row.changes)).toEqual([null, null]);
    const [created] = await getMemberHistory(clerk, kept);
    expect(created?.changes?.['entryName']).toEqual({ after: '留存者' });
  });

  it('an entry from before there were keys gets one with its next change', async () => {
    const id = await seedMember(world.own.chamberId, { entryName: '旧录会员' });
    await db.membership.update({ where: { id }, data: { personKeyId: null } });
    await endMembership(await world.actor('clerk'), {
      id,
      version: 1,
      leftOn: today(),
      leftReason: '本人退会',
    });
    const { personKeyId } = await db.membership.findUniqueOrThrow({
      where: { id },
      select: { personKeyId: true },
    });
    expect(personKeyId).not.toBeNull();
  });
});
