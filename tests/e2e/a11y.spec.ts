import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';
import { fillRoute, pageRoutes, routeRegExp, sampleSource, type AppRoute } from '@/tests/support/route-list';

/**
 * Axe over every page of the app folder, so that none is forgotten: WCAG 2.2 AA and best practices, at 390, 820 and
 * 1440 px, the desk in its dark theme too. A page is loaded once and looked at in each width.
 */
const WIDTHS = [390, 820, 1440] as const;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Who looks at a page: the beginning of its address, the longest counts; nobody for public pages. */
const viewers: Record<string, DemoAccount> = {
  '/desk': 'clerk',
  '/desk/audit': 'auditor',
  '/desk/system': 'sysadmin',
  '/desk/units': 'sysadmin',
  '/desk/users': 'sysadmin',
  '/my': 'merchant',
  '/my/security': 'clerk',
  '/my/tokens': 'clerk',
  '/chamber': 'chamber',
};

/** Pages whose parameter no page links to: a value that leads to the page's own answer for it. */
const values: Record<string, Record<string, string>> = {
  // invitations are shown once to the person who makes them; an unknown one shows the page that says so
  '/invitation/[token]': { token: 'an-invitation-that-does-not-exist' },
};

function viewerOf(pattern: string): DemoAccount | null {
  const starts = Object.keys(viewers).filter((start) => pattern === start || pattern.startsWith(`${start}/`));
  return viewers[starts.sort((a, b) => b.length - a.length)[0] ?? ''] ?? null;
}

async function openContext(browser: Browser, baseURL: string, pattern: string): Promise<BrowserContext> {
  const account = viewerOf(pattern);
  const storageState = account ? await signedInState(browser, baseURL, account) : undefined;
  return browser.newContext({ baseURL, locale: 'zh-CN', ...(storageState ? { storageState } : {}) });
}

/** A real address of the route: the first link of that shape on the page that links there. */
async function addressOf(page: Page, route: AppRoute): Promise<string> {
  if (route.params.length === 0) return route.pattern;
  const given = values[route.pattern];
  if (given) return fillRoute(route.pattern, given);
  const { page: source, link } = sampleSource(route);
  await page.goto(source);
  const shape = routeRegExp(link);
  const paths = await page
    .locator('main a[href]')
    .evaluateAll((links) => links.map((one) => new URL((one as HTMLAnchorElement).href).pathname)); // cast: the selector names anchors
  const found = paths.map((path) => shape.exec(path)).find((match) => match !== null);
  if (!found) throw new Error(`no link to ${link} on ${source}`);
  const [, value = ''] = found;
  return fillRoute(route.pattern, {
    [(route.params[0] ?? '').replace(/^\.\.\./, '')]: decodeURIComponent(value),
  });
}

async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap((one) =>
    one.nodes.map(
      (node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
}

test.describe.configure({ mode: 'parallel' });

for (const route of pageRoutes()) {
  test(`${route.pattern} has no violation`, async ({ browser, baseURL }) => {
    const context = await openContext(browser, baseURL ?? '', route.pattern);
    const page = await context.newPage();
    try {
      await page.goto(await addressOf(page, route));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        expect(await violationsOf(page), `${route.pattern} at ${width} px`).toEqual([]);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow, `${route.pattern} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      }
      if (route.group === 'desk') {
        await page.evaluate(() => {
          document.documentElement.dataset['theme'] = 'dark';
          document.documentElement.removeAttribute('style');
        });
        expect(await violationsOf(page), `${route.pattern} in the dark theme`).toEqual([]);
      }
    } finally {
      await context.close();
    }
  });
}
