import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkMember } from '@/lib/chambers/commands/link-member';
import { publishMember, setContactPublic, unpublishMember } from '@/lib/chambers/commands/publish-officers';
import { endMembership } from '@/lib/chambers/commands/write-members';
import { saveTerm } from '@/lib/chambers/commands/write-terms';
import { listPublicChambers, readPublicChamber } from '@/lib/chambers/queries/public-chambers';
import { PublicationInput, type ContactPublicInput } from '@/lib/chambers/schema-publication';
import { TermInput } from '@/lib/chambers/schema';
import type { PersonActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { seedChamber, seedMember } from '@/tests/factories/chambers';
import { seedMerchant } from '@/tests/factories/merchants';
import { makeWorld, type World } from '@/tests/support/world';

let world: World;
let clerk: PersonActor;
let chamber: { id: string; slug: string };
let president: string;
let secretary: string;
let made = 0;
const LOCALES = ['zh-CN', 'zh-Hant', 'en'] as const;

beforeAll(async () => {
  world = await makeWorld();
  clerk = await world.actor('clerk');
});
beforeEach(async () => {
  const id = await seedChamber({
    name: `示例公布商会${(made += 1)}`,
    ownerUnitId: world.rootId,
    isPublic: true,
  });
  chamber = await db.chamber.update({
    where: { id },
    data: { secretariatPhone: '020-87654321', address: '示例市公布路2号' },
    select: { id: true, slug: true },
  });
  president = await seedMember(id, { entryName: '诸葛示例', entryOffice: 'president' });
  secretary = await seedMember(id, { entryName: '夏侯示例', entryOffice: 'secretary_general' });
  await saveTerm(
    systemActor('test'),
    TermInput.parse({
      chamberId: id,
      number: 1,
      offices: [
        { rank: 'president', membershipId: president },
        { rank: 'secretary_general', membershipId: secretary },
        { rank: 'vice_president', holderText: '司马示例' },
      ],
    }),
  );
});

const give = (id: string, actor = clerk) =>
  publishMember(
    actor,
    PublicationInput.parse({ id, agreed: 'on', evidence: '签字同意书', givenOn: '2024-05-01' }),
  );
const page = (locale: string) => readPublicChamber(chamber.slug, locale);
/** All that the public reads of chambers in one language: the page, the directory, an alliance's page. */
async function everything(locale: string): Promise<string> {
  const allies = await db.allianceLink.findMany({
    where: { memberId: chamber.id },
    select: { alliance: { select: { slug: true } } },
  });
  const pages = await Promise.all(allies.map(({ alliance }) => readPublicChamber(alliance.slug, locale)));
  return JSON.stringify([await page(locale), await listPublicChambers(locale), pages]);
}
const tagOf = async () =>
  (await db.cacheTag.findUnique({ where: { tag: `chambers/${chamber.slug}` } }))?.version ?? 0;

describe('officers’ names in public', () => {
  it('stand nowhere without consent, in no language; an office is named without its holder', async () => {
    for (const locale of LOCALES) {
      const text = await everything(locale);
      for (const name of ['诸葛示例', '夏侯示例', '司马示例']) expect(text).not.toContain(name);
      expect((await page(locale))?.offices).toEqual(['president', 'secretary_general', 'vice_president']);
    }
  });

  it('show for who agreed, with the office, and for nobody else', async () => {
    const before = await tagOf();
    await give(president);
    expect(await tagOf()).toBeGreaterThan(before);
    for (const locale of LOCALES) {
      expect((await page(locale))?.officers).toEqual([{ rank: 'president', name: '诸葛示例' }]);
      const text = await everything(locale);
      expect(text).not.toContain('夏侯示例');
      expect(text).not.toContain('司马示例');
    }
  });

  it('stand on the chamber’s own page alone, not on that of an alliance nor in the directory', async () => {
    const allianceId = await seedChamber({
      name: `示例公布联盟${made}`,
      ownerUnitId: world.rootId,
      kind: 'alliance',
      isPublic: true,
    });
    await db.allianceLink.create({ data: { allianceId, memberId: chamber.id }, select: { id: true } });
    await give(president);
    const { slug } = await db.chamber.findUniqueOrThrow({
      where: { id: allianceId },
      select: { slug: true },
    });
    const text = JSON.stringify([await readPublicChamber(slug, 'zh-CN'), await listPublicChambers('zh-CN')]);
    expect(text).toContain(chamber.slug);
    expect(text).not.toContain('诸葛示例');
    expect((await listPublicChambers('zh-CN', { q: '诸葛示例' })).length).toBe(0);
  });

  it('go with the withdrawal, in its transaction; the consent stays on file and can be given again', async () => {
    await give(president);
    await expect(give(president)).rejects.toBeInstanceOf(AppError);
    const before = await tagOf();
    await unpublishMember(clerk, { id: president });
    expect(await tagOf()).toBeGreaterThan(before);
    expect((await page('zh-CN'))?.officers).toEqual([]);
    const kept = await db.memberPublication.findMany({ where: { membershipId: president } });
    expect(kept).toMatchObject([{ evidence: '签字同意书', withdrawnBy: clerk.userId }]);
    await give(president);
    expect((await page('zh-CN'))?.officers).toHaveLength(1);
  });

  it('go when the member leaves, and when the person’s record is set aside or erased', async () => {
    await give(president);
    await endMembership(systemActor('test'), {
      id: president,
      version: 1,
      leftOn: '2024-06-01',
      leftReason: '示例',
    });
    expect((await page('zh-CN'))?.officers).toEqual([]);
    const met = await seedMerchant(world.rootId, { name: '夏侯示例' });
    await give(secretary);
    const { version } = await db.membership.findUniqueOrThrow({
      where: { id: secretary },
      select: { version: true },
    });
    await linkMember(clerk, { id: secretary, version, merchantId: met.id });
    expect((await page('zh-CN'))?.officers).toHaveLength(1);
    await db.merchant.update({
      where: { id: met.id },
      data: { archivedAt: new Date(), frozenAt: new Date() },
    });
    expect((await page('zh-CN'))?.officers).toEqual([]);
    expect(await db.memberPublication.count({ where: { merchantId: met.id } })).toBe(1);
  });

  it('are the chamber’s own officer’s and the bureau’s to publish; another chamber’s member is not there', async () => {
    const officer = await world.actor('chamber_officer');
    const own = await seedMember(world.own.chamberId, { entryOffice: 'president' });
    await give(own, officer);
    await expect(give(president, officer)).rejects.toBeInstanceOf(NotFoundError);
    await expect(unpublishMember(officer, { id: president })).rejects.toBeInstanceOf(NotFoundError);
    await expect(give(president, await world.actor('leader'))).rejects.toBeInstanceOf(ForbiddenError);
    expect(() => PublicationInput.parse({ id: own, evidence: '签字', givenOn: '2024-05-01' })).toThrow();
  });
});

describe('the secretariat’s contact', () => {
  const set = (actor: PersonActor, input: ContactPublicInput) => setContactPublic(actor, input);
  it('is published only when the chamber or the bureau says so, and goes at once', async () => {
    for (const locale of LOCALES) {
      const text = await everything(locale);
      expect(text).not.toContain('020-87654321');
      expect(text).not.toContain('示例市公布路2号');
    }
    await set(clerk, { id: chamber.id, isOn: true });
    for (const locale of LOCALES)
      expect((await page(locale))?.contact).toEqual({ phone: '020-87654321', address: '示例市公布路2号' });
    expect(JSON.stringify(await listPublicChambers('zh-CN'))).not.toContain('020-87654321');
    const before = await tagOf();
    await set(clerk, { id: chamber.id, isOn: false });
    expect(await tagOf()).toBeGreaterThan(before);
    expect((await page('en'))?.contact).toBeNull();
    const officer = await world.actor('chamber_officer');
    await expect(set(officer, { id: chamber.id, isOn: true })).rejects.toBeInstanceOf(NotFoundError);
    await set(officer, { id: world.own.chamberId, isOn: true });
  });
});
