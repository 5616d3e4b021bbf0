import { expect, test, type APIRequestContext, type Browser, type BrowserContext } from '@playwright/test';
import { demoAccounts, signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';
import { addressOfRoute, findAddress, type SeenLists } from '@/tests/support/route-address';
import { fillRoute, pageRoutes, readRoutes, type AppRoute } from '@/tests/support/route-list';
import { doors, keeperOf, NOBODY, opens, otherDoors } from '@/tests/support/route-rights';

/**
 * Journey 7: strangers are kept out. Every page and door of the app folder × nobody and every demo account, each with
 * the status that it must answer. A page or door that is not named here fails, so that none can be forgotten.
 */
const pages = pageRoutes(['desk']);
const handlers = readRoutes().filter(({ kind }) => kind === 'handler');

async function signedIn(browser: Browser, baseURL: string, account: DemoAccount): Promise<BrowserContext> {
  const storageState = await signedInState(browser, baseURL, account);
  return browser.newContext({ baseURL, storageState });
}

async function statusOf(request: APIRequestContext, address: string) {
  const answer = await request.get(address, { maxRedirects: 0, maxRetries: 2 });
  return { status: answer.status(), location: answer.headers()['location'] ?? '' };
}

test.describe.configure({ mode: 'parallel' });

test('every desk page and every door of the app folder has its row, and no row is left over', () => {
  expect(Object.keys(opens).sort()).toEqual(pages.map(({ pattern }) => pattern).sort());
  expect([...Object.keys(doors), ...Object.keys(otherDoors)].sort()).toEqual(
    handlers.map(({ pattern }) => pattern).sort(),
  );
});

test('nobody gets in: every desk page sends a stranger to the sign-in page and back afterwards', async ({
  request,
}) => {
  for (const { pattern, params } of pages) {
    const address = fillRoute(
      pattern,
      Object.fromEntries(params.map((name) => [name.replace(/^\.\.\./, ''), NOBODY])),
    );
    const { status, location } = await statusOf(request, address);
    expect([pattern, status]).toEqual([pattern, 307]);
    const target = new URL(location, 'http://localhost');
    expect(target.pathname).toBe('/sign-in');
    expect(target.searchParams.get('next')).toBe(address);
  }
});

test('nobody gets data from a door that is not public', async ({ request }) => {
  const wrong: string[] = [];
  for (const [pattern, { address, nobody }] of Object.entries(doors)) {
    const { status } = await statusOf(request, address);
    if (status !== nobody) wrong.push(`${pattern}: ${status}, expected ${nobody}`);
  }
  for (const [pattern, { address, nobody }] of Object.entries(otherDoors)) {
    const { status } = await statusOf(request, address);
    if (!nobody.includes(status)) wrong.push(`${pattern}: ${status}, expected ${nobody.join(' or ')}`);
  }
  expect(wrong).toEqual([]);
});

test('every page opens for the one who keeps its records', async ({ browser, baseURL }) => {
  test.setTimeout(600_000);
  const wrong: string[] = [];
  for (const route of pages) {
    const context = await signedIn(browser, baseURL ?? '', keeperOrFirst(route));
    const { status } = await statusOf(context.request, await addressOfRoute(context, route));
    if (status !== 200) wrong.push(`${route.pattern}: ${status}, expected 200`);
    await context.close();
  }
  expect(wrong).toEqual([]);
});

function keeperOrFirst({ pattern }: AppRoute): DemoAccount {
  const allowed = opens[pattern] ?? [];
  const keeper = keeperOf(pattern);
  return allowed.includes(keeper) ? keeper : (allowed[0] ?? keeper);
}

/** Addresses of somebody's records, found once per worker. */
const kept = new Map<string, string>();

async function keptAddress(browser: Browser, baseURL: string, route: AppRoute): Promise<string> {
  const known = kept.get(route.pattern);
  if (known !== undefined) return known;
  const context = await signedIn(browser, baseURL, keeperOrFirst(route));
  const address = await addressOfRoute(context, route);
  await context.close();
  kept.set(route.pattern, address);
  return address;
}

for (const account of demoAccounts) {
  test(`${account} opens the own pages and doors; every other one answers 403 or 404`, async ({
    browser,
    baseURL,
  }) => {
    test.setTimeout(600_000);
    const context = await signedIn(browser, baseURL ?? '', account);
    const wrong: string[] = [];
    const seen: SeenLists = new Map();
    for (const route of pages) {
      const may = opens[route.pattern]?.includes(account) ?? false;
      const asked = route.pattern === '/desk' || may;
      let own = asked ? await findAddress(context.request, route, seen) : null;
      let address = own;
      if (address === null) {
        address = await keptAddress(browser, baseURL ?? '', route);
        // the record may have been made just now, by this very account in another test
        own = asked ? await findAddress(context.request, route) : null;
        address = own ?? address;
      }
      const { status, location } = await statusOf(context.request, address);
      const home = { chamber: '/chamber', merchant: '/my' }[account as string];
      if (route.pattern === '/desk' && home !== undefined) {
        // officers and merchants have areas of their own
        expect([status, new URL(location, 'http://localhost').pathname]).toEqual([307, home]);
        continue;
      }
      const expected = may ? [own === null ? 404 : 200] : [403, 404];
      if (!expected.includes(status))
        wrong.push(`${route.pattern}: ${status}, expected ${expected.join(' or ')}`);
    }
    for (const [pattern, door] of Object.entries(doors)) {
      const { status } = await statusOf(context.request, door.address);
      const expected = door.opens.includes(account)
        ? 200
        : door.nobody === 401 && door.opens.length === 0
          ? 401
          : 403;
      if (status !== expected) wrong.push(`${pattern}: ${status}, expected ${expected}`);
    }
    for (const [pattern, { address, known }] of Object.entries(otherDoors)) {
      const { status } = await statusOf(context.request, address);
      if (!known.includes(status)) wrong.push(`${pattern}: ${status}, expected ${known.join(' or ')}`);
    }
    await context.close();
    expect(wrong).toEqual([]);
  });
}
