import { expect, test, type APIRequestContext } from '@playwright/test';
import { demoAccounts, signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';
import { fillRoute, pageRoutes } from '@/tests/support/route-list';

/** Journey 7: strangers are kept out. Every desk page of the app folder × nobody and every demo account. */
const NOBODY = '00000000-0000-7000-8000-00000000dead';

const administrators: readonly DemoAccount[] = ['sysadmin', 'secadmin', 'auditor'];
const staff: readonly DemoAccount[] = ['clerk', 'chief', 'leader', 'county', 'park'];
const writers: readonly DemoAccount[] = ['clerk', 'chief', 'county', 'park'];
const everybodyOnTheDesk = [...staff, ...administrators];

/**
 * Who may open a page, by its beginning; the longest beginning counts. A page that is not named here belongs to the
 * business staff, so that a new page which lets anybody else in fails.
 */
const mayOpen: Record<string, readonly DemoAccount[]> = {
  '/desk': staff,
  '/desk/audit': ['auditor'],
  '/desk/definitions': [...staff, 'auditor'],
  '/desk/help': everybodyOnTheDesk,
  '/desk/system': administrators,
  '/desk/system/design': everybodyOnTheDesk,
  '/desk/units': everybodyOnTheDesk,
  '/desk/units/new': ['sysadmin'],
  '/desk/users': administrators,
  '/desk/users/new': ['sysadmin'],
};

/** Pages that everybody named above opens with 200, by hand, so that a page that refuses all is found too. */
const opens: Record<string, readonly DemoAccount[]> = {
  '/desk/merchants': staff,
  '/desk/merchants/new': writers,
  '/desk/imports': writers,
  '/desk/imports/new': writers,
  '/desk/projects': staff,
  '/desk/receipts': staff,
  '/desk/indicators': staff,
  '/desk/showcase': ['clerk', 'chief'],
  '/desk/articles': ['clerk', 'chief'],
  '/desk/leads': staff,
  '/desk/audit': ['auditor'],
  '/desk/help': everybodyOnTheDesk,
  '/desk/system': administrators,
  '/desk/units': everybodyOnTheDesk,
  '/desk/units/new': ['sysadmin'],
  '/desk/users': administrators,
  '/desk/users/new': ['sysadmin'],
};

const pages = pageRoutes(['desk']).filter((route) => route.pattern !== '/desk');
const addressOf = (pattern: string, params: readonly string[]) =>
  fillRoute(pattern, Object.fromEntries(params.map((name) => [name.replace(/^\.\.\./, ''), NOBODY])));

function allowed(pattern: string): readonly DemoAccount[] {
  const beginnings = Object.keys(mayOpen).filter(
    (start) => pattern === start || pattern.startsWith(`${start}/`),
  );
  const longest = beginnings.sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? [] : (mayOpen[longest] ?? []);
}

async function statusOf(request: APIRequestContext, address: string) {
  const answer = await request.get(address, { maxRedirects: 0 });
  return { status: answer.status(), location: answer.headers()['location'] ?? '' };
}

test('the list of desk pages is read from the app folder', () => {
  expect(pages.length).toBeGreaterThan(10);
});

test('nobody gets in: every desk page sends a stranger to the sign-in page and back afterwards', async ({
  request,
}) => {
  for (const { pattern, params } of pages) {
    const address = addressOf(pattern, params);
    const { status, location } = await statusOf(request, address);
    expect([pattern, status]).toEqual([pattern, 307]);
    const target = new URL(location, 'http://localhost');
    expect(target.pathname).toBe('/sign-in');
    expect(target.searchParams.get('next')).toBe(address);
  }
});

test('nobody gets data from the desk’s and the API’s doors', async ({ request }) => {
  for (const address of ['/api/desk/palette?q=a', '/api/desk/places?q=a', '/api/v1/merchants']) {
    expect([address, (await statusOf(request, address)).status]).toEqual([address, 401]);
  }
});

for (const account of demoAccounts) {
  test(`${account} opens the own pages; every other desk page answers 403 or 404`, async ({
    browser,
    baseURL,
  }) => {
    const storageState = await signedInState(browser, baseURL ?? '', account);
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), storageState });
    const wrong: string[] = [];
    for (const { pattern, params } of pages) {
      const { status } = await statusOf(context.request, addressOf(pattern, params));
      const may = allowed(pattern).includes(account);
      // a record that does not exist answers 404 (or 403) to everybody
      const fine = may && params.length === 0 ? [200, 403] : [403, 404];
      const exact = opens[pattern];
      const expected = exact ? (exact.includes(account) ? [200] : [403, 404]) : fine;
      if (!expected.includes(status)) wrong.push(`${pattern}: ${status}, expected ${expected.join(' or ')}`);
    }
    await context.close();
    expect(wrong).toEqual([]);
  });
}

test('the desk’s first page sends officers and merchants to their own areas', async ({
  browser,
  baseURL,
}) => {
  for (const [account, home] of [
    ['chamber', '/chamber'],
    ['merchant', '/my'],
  ] as const) {
    const storageState = await signedInState(browser, baseURL ?? '', account);
    const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), storageState });
    const { status, location } = await statusOf(context.request, '/desk');
    expect([status, new URL(location, 'http://localhost').pathname]).toEqual([307, home]);
    await context.close();
  }
});
