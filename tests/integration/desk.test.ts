import { beforeAll, describe, expect, it } from 'vitest';
import { countArticles, listArticles } from '@/lib/articles/queries/list-articles';
import { ArticlePage } from '@/lib/articles/search-params';
import { countDue } from '@/lib/desk/queries-due';
import { findPaletteRecords } from '@/lib/desk/queries-palette';
import { listToday } from '@/lib/desk/queries-today';
import { countWaiting, getDeskFrame } from '@/lib/desk/queries';
import { listChambers } from '@/lib/chambers/queries/list-chambers';
import { ChamberPage } from '@/lib/chambers/search-params';
import { listBatches } from '@/lib/imports/queries/list-batches';
import { BatchListPage } from '@/lib/imports/search-params';
import { listInteractions } from '@/lib/interactions/queries/list-interactions';
import { InteractionPage } from '@/lib/interactions/search-params';
import { listLeads } from '@/lib/leads/queries/leads';
import { LeadPage } from '@/lib/leads/search-params';
import { listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage } from '@/lib/merchants/search-params';
import { createOffer } from '@/lib/offers/commands/write-offer';
import { listOffers } from '@/lib/offers/queries/offers';
import { OfferPage } from '@/lib/offers/search-params';
import { listPolicies } from '@/lib/policies/queries/policies';
import { PolicyPage } from '@/lib/policies/search-params';
import { listReceipts } from '@/lib/receipts/queries/list-receipts';
import { ReceiptPage } from '@/lib/receipts/search-params';
import type { PersonActor, Role } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { addDays, today } from '@/lib/shared/dates';
import { createStory } from '@/lib/showcase/commands/write-story';
import { listStories } from '@/lib/showcase/queries/list-stories';
import { StoryPage } from '@/lib/showcase/search-params';
import { listUsers } from '@/lib/users/queries';
import { UserPage } from '@/lib/users/search-params';
import { seedArticle } from '@/tests/factories/articles';
import { seedBatch } from '@/tests/factories/imports';
import { seedLead } from '@/tests/factories/leads';
import { offerInput, seedOffer } from '@/tests/factories/offers';
import { seedClause } from '@/tests/factories/policies';
import { seedReceipt } from '@/tests/factories/receipts';
import { seedStory, storyInput } from '@/tests/factories/showcase';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, roles, type World } from '@/tests/support/world';

/** The list pages, as their address asks for them: how many rows each shows. */
const PAGES: Record<
  string,
  (actor: PersonActor, query: Record<string, string>) => Promise<{ rows: unknown[] }>
> = {
  articles: (actor, query) => listArticles(actor, ArticlePage.parse(query)),
  chambers: (actor, query) => listChambers(actor, ChamberPage.parse(query)),
  imports: (actor, query) => listBatches(actor, BatchListPage.parse(query)),
  interactions: (actor, query) => listInteractions(actor, InteractionPage.parse(query)),
  leads: (actor, query) => listLeads(actor, LeadPage.parse(query)),
  merchants: (actor, query) => listMerchants(actor, MerchantPage.parse(query)),
  offers: (actor, query) => listOffers(actor, OfferPage.parse(query)),
  policies: (actor, query) => listPolicies(actor, PolicyPage.parse(query)),
  receipts: (actor, query) => listReceipts(actor, ReceiptPage.parse(query)),
  showcase: (actor, query) => listStories(actor, StoryPage.parse(query)),
  users: (actor, query) => listUsers(actor, UserPage.parse(query)),
};

let world: World;

beforeAll(async () => {
  world = await makeWorld();
  const { own, other } = world;
  const [clerk, filler] = [await world.actor('clerk'), await world.actor('filler')];
  for (const side of [own, other]) {
    await seedLead(side.countyId);
    await seedReceipt(side.countyId, 'draft');
    await seedReceipt(side.countyId, 'submitted', { submittedBy: filler.userId });
    await seedOffer(side.countyId, { state: 'submitted' });
    await seedStory(side.countyId, { state: 'submitted' });
    await seedBatch(
      { unitId: side.countyId, userId: clerk.userId, grantId: world.people.clerk.grantId },
      'ready',
    );
    await db.merchant.update({
      where: { id: side.merchantId },
      data: { contactEveryDays: 30, statedContactOn: new Date(addDays(today(), -31)) },
    });
    await db.basis.create({
      data: { merchantId: side.merchantId, kind: 'consent', expiresAt: new Date(addDays(today(), 10)) },
    });
    await db.chamberTerm.create({
      data: { chamberId: side.chamberId, number: 1, endsOn: new Date(addDays(today(), 20)) },
    });
  }
  await seedReceipt(own.countyId, 'checked', { submittedBy: filler.userId, checkedBy: clerk.userId });
  await seedReceipt(own.countyId, 'returned', { submittedBy: filler.userId });
  await seedArticle(world.rootId, 'submitted');
  await seedClause(world.rootId);
  await createStory(clerk, storyInput(undefined, { merchantId: own.merchantId }));
  await createOffer(filler, offerInput(own.countyId, { title: '示例富硒茶灌装线' }));
  await makeUser({ role: 'clerk', unitId: world.rootId, revokedAt: new Date() }, 'nobody-yet');
});

describe('what waits', () => {
  it.each(roles)('%s: each number is that of the list it opens', async (role) => {
    const actor = await world.actor(role);
    for (const { key, href, count } of await countDue(actor)) {
      const address = new URL(href, 'http://desk');
      const page = PAGES[address.pathname.replace('/desk/', '')];
      const shown = await page?.(actor, Object.fromEntries(address.searchParams));
      expect([key, shown?.rows.length]).toEqual([key, count.value]);
    }
  });

  const expected: Partial<Record<Role, string[]>> = {
    clerk: ['leads', 'receipts', 'offers', 'imports', 'contacts', 'expiring', 'chambers', 'storyDrafts'],
    chief: [
      'leads',
      'receipts',
      'stories',
      'articles',
      'offers',
      'policies',
      'imports',
      'contacts',
      'expiring',
      'chambers',
    ],
    filler: ['leads', 'receipts', 'imports', 'contacts', 'expiring', 'offerDrafts'],
    sysadmin: ['accounts'],
    supervisor: [],
    merchant: [],
  };
  it.each(Object.entries(expected))('%s is told of the own work only', async (role, keys) => {
    // cast: the names of the table above
    const due = await countDue(await world.actor(role as Role));
    expect(due.map((one) => one.key)).toEqual(keys);
  });

  it("a filler's numbers leave out the other county", async () => {
    const due = await countDue(await world.actor('filler'));
    const numbers = Object.fromEntries(due.map((one) => [one.key, one.count.value]));
    // 4 receipts of the own county: one draft, one returned wait for the filler; the other county's do not
    expect(numbers).toMatchObject({
      leads: 1,
      receipts: 2,
      imports: 1,
      contacts: 1,
      expiring: 1,
      offerDrafts: 1,
    });
  });

  it('stands in the rail with the list behind it, and 今日 shows the same number', async () => {
    const chief = await world.actor('chief');
    const frame = await getDeskFrame(chief, 'chief');
    const waiting = await countWaiting(chief);
    const entries = frame.rail.flatMap((group) => group.entries).map((entry) => entry.key);
    expect(waiting.entries.filter(({ rail }) => rail === 'showcase')).toEqual([
      { rail: 'showcase', count: { value: 2, isCapped: false }, href: '/desk/showcase?state=submitted' },
    ]);
    expect(entries).toEqual(expect.arrayContaining(waiting.entries.map(({ rail }) => rail)));
    const today = await listToday(chief);
    const due = await countDue(chief);
    expect(today.map(({ key, count }) => [key, count])).toEqual(due.map(({ key, count }) => [key, count]));
    expect(waiting.total.value).toBe(due.reduce((sum, { count }) => sum + count.value, 0));
  });

  it('own drafts are those of the own hand', async () => {
    const chief = await world.actor('chief');
    expect(await countArticles(chief, { state: 'submitted', mine: '1' })).toBe(0);
    expect(await countArticles(chief, { state: 'submitted' })).toBe(1);
  });
});

describe('the palette', () => {
  it('finds offers and stories by the initials of their titles, within the own scope', async () => {
    const [filler, clerk] = [await world.actor('filler'), await world.actor('clerk')];
    const offers = (await findPaletteRecords(filler, 'slfxcg')).offers;
    expect(offers.map((one) => one.label)).toEqual(['示例富硒茶灌装线']);
    expect((await findPaletteRecords(clerk, 'jxsld')).showcase.map((one) => one.label)).toEqual([
      '机绣声里的十八年',
    ]);
    const counties = (await findPaletteRecords(filler, '县商务局')).units.map((one) => one.label);
    expect(counties.sort()).toEqual(['乙县商务局', '甲县商务局']);
  });

  it('gives administrators the tree of units and no records of the business, officers nothing', async () => {
    const found = await findPaletteRecords(await world.actor('sysadmin'), '示例');
    expect(Object.entries(found).flatMap(([noun, rows]) => (rows.length > 0 ? [noun] : []))).toEqual([
      'units',
    ]);
    expect((await findPaletteRecords(await world.actor('merchant'), '县')).units).toEqual([]);
  });
});
