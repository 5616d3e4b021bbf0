import { beforeAll, describe, expect, it } from 'vitest';
import { askLedger } from '@/lib/chambers/commands/ask-ledger';
import { markMatchApart, registerMember, reopenMatch } from '@/lib/chambers/commands/decide-match';
import { linkMember } from '@/lib/chambers/commands/link-member';
import { updateMember } from '@/lib/chambers/commands/write-members';
import { matchRosters } from '@/lib/chambers/jobs/match-rosters';
import { getMember, getMemberHistory, listMembers } from '@/lib/chambers/queries/members';
import { countRosterLinks, listRosterLinks } from '@/lib/chambers/queries/roster-links';
import { MemberChange } from '@/lib/chambers/schema';
import { MemberPage, RosterLinkPage } from '@/lib/chambers/search-params';
import { giveConsent } from '@/lib/privacy/commands';
import { ConsentInput } from '@/lib/privacy/schema';
import { BUDGETS, clearLimit } from '@/lib/server/rate-limit';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedChamber, seedMember } from '@/tests/factories/chambers';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedConsentTexts } from '@/tests/factories/showcase';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  await seedConsentTexts();
});

let number = 0;
const phone = () => `1990003${String((number += 1)).padStart(4, '0')}`;
const officer = () => world.actor('chamber_officer');
const clerk = () => world.actor('clerk');
/** Somebody of the ledger, and the same person in the roster of the officer's chamber. */
async function pair(name: string, member: Record<string, unknown> = {}) {
  const value = phone();
  const met = await seedMerchant(world.own.countyId, { name, contactPoints: [{ kind: 'mobile', value }] });
  const id = await seedMember(world.own.chamberId, { entryName: name, phone: value, ...member });
  return { merchantId: met.id, id };
}
const candidatesOf = async (id: string, view?: 'matched' | 'none' | 'linked') => {
  const { rows } = await listRosterLinks(
    await clerk(),
    RosterLinkPage.parse({ chamber: world.own.chamberId, view }),
  );
  return rows.find((row) => row.id === id)?.candidates;
};
const versionOf = async (id: string) =>
  (await db.membership.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;

describe('what the bureau sees behind an entry', () => {
  it('is who it may be, with score and reasons: number, home town, firm, reading of the name', async () => {
    const { id, merchantId } = await pair('闻人示例');
    expect(await candidatesOf(id)).toMatchObject([
      { noun: 'merchants', recordId: merchantId, score: 80, reasons: ['mobile', 'name'], isApart: false },
    ]);
    const firm = await seedMerchant(world.own.countyId, {
      name: '濮阳示例',
      post: { employerText: '示例 建材有限公司' },
      contactPoints: [],
    });
    const byFirm = await seedMember(world.own.chamberId, {
      entryName: '濮陽示例',
      entryFirm: '示例建材有限公司',
      phone: undefined,
    });
    expect(await candidatesOf(byFirm)).toMatchObject([{ recordId: firm.id, reasons: ['name', 'firmText'] }]);
  });

  it('names nobody for a name alone, and nobody of another unit to staff of one', async () => {
    await seedMerchant(world.own.countyId, { name: '钟离示例', contactPoints: [] });
    const alone = await seedMember(world.own.chamberId, { entryName: '钟离示例', phone: undefined });
    expect(await candidatesOf(alone, 'none')).toEqual([]);
    const { id } = await pair('澹台示例');
    await expect(
      listRosterLinks(await world.actor('filler'), RosterLinkPage.parse({})),
    ).rejects.toBeInstanceOf(ForbiddenError);
    await expect(listRosterLinks(await officer(), RosterLinkPage.parse({}))).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    expect(await candidatesOf(id)).toHaveLength(1);
  });

  it('a firm is met by its credit code', async () => {
    const code = '91610700MA6YTEST0X';
    const company = await db.company.create({
      data: {
        fileNo: 'Q-links-1',
        name: '示例汉水实业有限公司',
        creditCode: code,
        ownerUnitId: world.rootId,
        searchText: '示例汉水实业有限公司',
        codes: { create: { creditCode: code } },
      },
      select: { id: true },
    });
    const id = await seedMember(world.own.chamberId, {
      partyKind: 'company',
      entryName: '示例汉水实业',
      phone: undefined,
    });
    await db.membership.update({ where: { id }, data: { creditCode: code } });
    await matchRosters(systemActor('test'));
    expect(await candidatesOf(id)).toMatchObject([
      { noun: 'companies', recordId: company.id, reasons: ['creditCode'] },
    ]);
  });

  it('each count of the queue is the length of the list that it opens', async () => {
    const actor = await clerk();
    const filters = { chamber: world.own.chamberId };
    const counts = await countRosterLinks(actor, filters);
    let total = 0;
    for (const view of ['matched', 'none', 'linked'] as const) {
      let after: string | undefined;
      let rows = 0;
      do {
        const page = await listRosterLinks(actor, RosterLinkPage.parse({ ...filters, view, after }));
        rows += page.rows.length;
        after = page.next ?? undefined;
      } while (after);
      expect([view, rows]).toEqual([view, counts[view]]);
      total += rows;
    }
    expect(total).toBe(
      await db.membership.count({ where: { chamberId: world.own.chamberId, leftOn: null } }),
    );
  });

  it('follows the ledger by night: who is entered later is found, who was archived is gone', async () => {
    const value = phone();
    const id = await seedMember(world.own.chamberId, { entryName: '公冶示例', phone: value });
    expect(await candidatesOf(id, 'none')).toEqual([]);
    const met = await seedMerchant(world.own.countyId, {
      name: '公冶示例',
      contactPoints: [{ kind: 'mobile', value }],
    });
    await matchRosters(systemActor('test'));
    expect(await candidatesOf(id)).toMatchObject([{ recordId: met.id }]);
    await db.merchant.update({ where: { id: met.id }, data: { archivedAt: new Date() } });
    expect(await candidatesOf(id, 'none')).toEqual([]);
  });
});

describe('what the bureau decides', () => {
  it('not the same is remembered over changes and nights, and can be taken back', async () => {
    const { id } = await pair('宗政示例');
    const [match] = (await candidatesOf(id)) ?? [];
    await markMatchApart(await clerk(), { id: match?.id ?? '', reason: '父子同名' });
    const standing = await db.membership.findUniqueOrThrow({ where: { id } });
    await updateMember(
      systemActor('test'),
      MemberChange.parse({
        id,
        version: standing.version,
        entryName: '宗政示例',
        entryFirm: '示例新单位',
        phone: standing.phoneMasked,
      }),
    );
    await matchRosters(systemActor('test'));
    expect(await candidatesOf(id, 'none')).toMatchObject([{ isApart: true, decidedReason: '父子同名' }]);
    await askLedger(await officer(), { id });
    expect((await getMember(await officer(), id)).metOn).toBeNull();
    await reopenMatch(await clerk(), { id: match?.id ?? '' });
    expect(await candidatesOf(id)).toMatchObject([{ isApart: false }]);
  });

  it('a link opens the person and ends the question', async () => {
    const { id, merchantId } = await pair('太叔示例');
    await linkMember(await clerk(), { id, version: await versionOf(id), merchantId });
    const { rows } = await listRosterLinks(
      await clerk(),
      RosterLinkPage.parse({ view: 'linked', chamber: world.own.chamberId }),
    );
    expect(rows.find((row) => row.id === id)).toMatchObject({
      linked: { noun: 'merchants', id: merchantId, name: '太叔示例' },
      candidates: [],
    });
  });

  it('a new person needs the member’s consent to the handing over, and a reason where somebody may be the same', async () => {
    const without = await seedMember(world.own.chamberId, { entryName: '申屠示例' });
    await expect(
      registerMember(await clerk(), { id: without, version: 1, reason: undefined }),
    ).rejects.toThrow(FieldErrors);
    const { id, merchantId } = await pair('公孙示例', { provided: true, entryFirm: '示例商行' });
    const problem = await registerMember(await clerk(), {
      id,
      version: await versionOf(id),
      reason: undefined,
    }).catch((error: unknown) => error);
    expect(problem instanceof FieldErrors && problem.fields['reason']?.[0]?.code).toBe('duplicate_likely');
    const made = await registerMember(await clerk(), {
      id,
      version: await versionOf(id),
      reason: '同名同号，系其子',
    });
    expect(made.merchantId).not.toBe(merchantId);
    const person = await db.merchant.findUniqueOrThrow({
      where: { id: made.merchantId },
      select: { name: true, source: true, mainCompanyName: true, basisState: true },
    });
    expect(person).toEqual({
      name: '公孙示例',
      source: '示例甲商会会员名册',
      mainCompanyName: '示例商行',
      basisState: 'none',
    });
    expect((await getMember(await clerk(), id)).merchant?.id).toBe(made.merchantId);
    expect(await db.rosterMatch.count({ where: { membershipId: id, state: 'not_same' } })).toBe(1);
    await expect(
      registerMember(await clerk(), { id, version: await versionOf(id), reason: '再来一次' }),
    ).rejects.toBeInstanceOf(AppError);
  });

  it('is refused to everybody else, and entries out of care are not there', async () => {
    const { id } = await pair('轩辕示例');
    const match = await db.rosterMatch.findFirstOrThrow({
      where: { membershipId: id },
      select: { id: true },
    });
    await expect(markMatchApart(await officer(), { id: match.id })).rejects.toBeInstanceOf(NotFoundError);
    await expect(markMatchApart(await world.actor('leader'), { id: match.id })).rejects.toBeInstanceOf(
      ForbiddenError,
    );
    await expect(markMatchApart(await world.actor('filler'), { id: match.id })).rejects.toBeInstanceOf(
      NotFoundError,
    );
  });
});

describe('what the chamber’s officer learns', () => {
  it('is one bit, on asking, written beside the person who was met; no name, number or reason of the ledger', async () => {
    const { id, merchantId } = await pair('令狐示例');
    const actor = await officer();
    expect((await getMember(actor, id)).metOn).toBeNull();
    await askLedger(actor, { id });
    const member = await getMember(actor, id);
    expect(member.metOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(JSON.stringify(member)).not.toContain(merchantId);
    expect(member).toMatchObject({ merchant: null, company: null, isLinked: null, provided: null });
    expect(
      await db.change.count({ where: { noun: 'merchants', recordId: merchantId, verb: 'met_elsewhere' } }),
    ).toBe(1);
  });

  it('is nothing for a number under another name, nor for a name and firm alone', async () => {
    const value = phone();
    await seedMerchant(world.own.countyId, { name: '呼延示例', contactPoints: [{ kind: 'mobile', value }] });
    const other = await seedMember(world.own.chamberId, { entryName: '端木示例', phone: value });
    await askLedger(await officer(), { id: other });
    expect((await getMember(await officer(), other)).metOn).toBeNull();
  });

  it('ends at sixty a day, and another chamber’s member is not there', async () => {
    const actor = await officer();
    const { id } = await pair('东方示例');
    await clearLimit('roster_met', actor.userId);
    for (let asked = 0; asked < BUDGETS.roster_met.points; asked += 1) await askLedger(actor, { id });
    await expect(askLedger(actor, { id })).rejects.toMatchObject({ code: 'rate_limited' });
    await clearLimit('roster_met', actor.userId);
    const foreign = await seedMember(world.other.chamberId);
    await expect(askLedger(actor, { id: foreign })).rejects.toBeInstanceOf(NotFoundError);
    await expect(askLedger(await clerk(), { id })).rejects.toBeInstanceOf(ForbiddenError);
  });

  it('never whom the bureau has linked: in the list, by filter, in the history', async () => {
    const { id, merchantId } = await pair('皇甫示例');
    await linkMember(await clerk(), { id, version: await versionOf(id), merchantId });
    const actor = await officer();
    const { rows } = await listMembers(actor, world.own.chamberId, MemberPage.parse({ q: '皇甫示例' }));
    expect(rows.map((row) => row.isLinked)).toEqual([null]);
    await expect(
      listMembers(actor, world.own.chamberId, MemberPage.parse({ linked: 'yes' })),
    ).rejects.toBeInstanceOf(ForbiddenError);
    expect(JSON.stringify(await getMemberHistory(actor, id))).not.toContain(merchantId);
  });

  it('is what the person ticked in a consent for this chamber, until it is withdrawn (PIPL 23)', async () => {
    const value = phone();
    const met = await seedMerchant(world.rootId, {
      name: '司空示例',
      post: { employerText: '示例远航集团', title: '董事长' },
      contactPoints: [{ kind: 'mobile', value }],
    });
    const id = await seedMember(world.own.chamberId, { entryName: '司空示例', phone: value });
    await linkMember(await clerk(), { id, version: await versionOf(id), merchantId: met.id });
    const give = (scope: string, fields: string[]) =>
      clerk().then((actor) =>
        giveConsent(
          actor,
          ConsentInput.parse({
            merchantId: met.id,
            purpose: 'provide_to_chamber',
            scope,
            fields,
            channel: 'paper',
            evidence: '示例同意书',
            givenOn: '2024-05-01',
          }),
        ),
      );
    await give('示例别的商会', ['firm']);
    expect((await getMember(await officer(), id)).provided).toBeNull();
    await give('示例甲商会', ['firm']);
    expect((await getMember(await officer(), id)).provided).toEqual({
      name: null,
      firm: '示例远航集团',
      title: '董事长',
      givenOn: '2024-05-01',
    });
    expect((await getMember(await clerk(), id)).provided).toBeNull();
    await db.consent.updateMany({ where: { merchantId: met.id }, data: { withdrawnAt: new Date() } });
    expect((await getMember(await officer(), id)).provided).toBeNull();
  });

  it('another chamber’s candidates stay out of a queue that is asked for one', async () => {
    const chamberId = await seedChamber({ name: '示例丁商会', ownerUnitId: world.rootId });
    expect(await countRosterLinks(await clerk(), { chamber: chamberId })).toEqual({
      matched: 0,
      none: 0,
      linked: 0,
    });
  });
});
