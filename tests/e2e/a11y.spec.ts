import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type axe from 'axe-core';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';
import { addressOfRoute } from '@/tests/support/route-address';
import { pageRoutes } from '@/tests/support/route-list';

/**
 * Every page of the app folder, so that none is forgotten: axe (WCAG 2.2 AA and best practices) with all rules at the
 * width that the page is made for, at 390, 820 and 1440 px with those that a width can break, the desk's colours in its
 * dark theme too; nothing sticks out sideways, at 320 px neither (WCAG 1.4.10); the browser's
 * console stays silent (a hydration that fails, a script that the policy blocks). A page is loaded once per language
 * and looked at in each width and theme; the accounts' browsers are kept from page to page.
 */
const WIDTHS = [390, 820, 1440] as const;
/** The desk is worked on at a table, everything else is read on a phone first. */
const madeFor = (group: string): number => (group === 'desk' ? 1440 : 390);
/** Between the two: what stands there has its colours from one of them. */
const MIDDLE_WIDTH = 820;
const REFLOW_WIDTH = 320;
/** The page that tells of what is not public any more. */
const SAYS_GONE = /(^|\/)gone$/;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What a theme can break: it changes colours and nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** What a width can break: sizes, what scrolls, which landmarks are there. */
const WIDTH_RULES = ['target-size', 'scrollable-region-focusable', 'region', 'landmark-unique'];

/** Who looks at a page: the beginning of its address, the longest counts; nobody for public pages. */
const viewers: Record<string, DemoAccount> = {
  '/desk': 'clerk',
  '/desk/audit': 'auditor',
  '/desk/handovers': 'chief',
  '/desk/imports': 'county',
  '/desk/receipts/[id]/edit': 'chief',
  '/desk/system': 'sysadmin',
  '/desk/units': 'sysadmin',
  '/desk/users': 'sysadmin',
  '/my': 'merchant',
  '/my/security': 'clerk',
  '/my/tokens': 'clerk',
  '/chamber': 'chamber',
};

function viewerOf(pattern: string): DemoAccount | null {
  const starts = Object.keys(viewers).filter((start) => pattern === start || pattern.startsWith(`${start}/`));
  return viewers[starts.sort((a, b) => b.length - a.length)[0] ?? ''] ?? null;
}

type Contexts = (pattern: string) => Promise<BrowserContext>;

/** One browser context per account and worker: a page that is opened in it finds its scripts in the cache. */
const test = base.extend<object, { contexts: Contexts }>({
  contexts: [
    async ({ browser }, use, { project }) => {
      const kept = new Map<DemoAccount | null, Promise<BrowserContext>>();
      await use((pattern) => {
        const account = viewerOf(pattern);
        const found = kept.get(account) ?? openContext(browser, project.use.baseURL ?? '', account);
        kept.set(account, found);
        return found;
      });
      for (const context of kept.values()) await (await context).close();
    },
    { scope: 'worker' },
  ],
});

async function openContext(
  browser: Browser,
  baseURL: string,
  account: DemoAccount | null,
): Promise<BrowserContext> {
  const storageState = account ? await signedInState(browser, baseURL, account) : undefined;
  return browser.newContext({
    baseURL,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    viewport: { width: WIDTHS[0], height: 900 },
    ...(storageState ? { storageState } : {}),
  });
}

/** Collects what the browser's console complains of; a page whose status is the message (404) may say so once. */
function listen(page: Page, address: string): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    const isOwnStatus = SAYS_GONE.test(address) && message.location().url.endsWith(address);
    if (message.type() === 'error' && !isOwnStatus)
      errors.push(`${message.text()} ${message.location().url}`);
  });
  return errors;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rows of a long table are one component: the first ten stand for the rest where only colours or sizes are asked. */
const LATER_ROWS = 'tbody tr:nth-child(n + 11)';

type Look = { rules: readonly string[]; spareRows: boolean };

/** Axe is put into the page once, through the debugger: no policy stops it, and a page of its own per look is dear. */
async function violationsOf(page: Page, where: string, look: Look): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  // to name every element that was looked at is a third of the work: only what is found gets its name
  const found = await runAxe(page, look, false);
  return found.length === 0 ? [] : (await runAxe(page, look, true)).map((text) => `${where}: ${text}`);
}

function runAxe(page: Page, { rules, spareRows }: Look, named: boolean): Promise<string[]> {
  return page.evaluate(
    async ({ runOnly, laterRows, selectors }) => {
      // cast: put there by the caller
      const { axe: inPage } = window as unknown as { axe: typeof axe };
      const part =
        laterRows !== '' && document.querySelector(laterRows) ? { exclude: [[laterRows]] } : document;
      const { violations } = await inPage.run(part, { runOnly, resultTypes: ['violations'], selectors });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => {
          const [, why = ''] = failureSummary?.split('\n') ?? [];
          return `${id}: ${target?.join(' ') ?? ''} ${why.trim()}`;
        }),
      );
    },
    { runOnly: [...rules], laterRows: spareRows ? LATER_ROWS : '', selectors: named },
  );
}

/** What sticks out of the page at its width: the document's overflow, and the widest elements that cause it. */
async function overflowOf(page: Page, where: string): Promise<string[]> {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if ((document.scrollingElement?.scrollWidth ?? 0) <= width) return null;
    return [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > width + 1)
      .slice(0, 5)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
  });
  return wide === null ? [] : [`${where}: scrolls sideways: ${wide.join(', ')}`];
}

/** Ids that stand on several elements: a label or an error that names one of them means the first (WCAG 4.1.1 of old). */
async function sharedIdsOf(page: Page): Promise<string[]> {
  const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `two elements have the id ${id}`,
  );
}

/** What the server sends under the theme's cookie (the switch has a test of its own), without asking for the page again. */
async function makeDark(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
    document.documentElement.removeAttribute('style');
  });
}

function rulesAt(width: number, group: string): readonly string[] {
  if (width === madeFor(group)) return TAGS;
  return width === MIDDLE_WIDTH ? WIDTH_RULES : [...COLOUR_RULES, ...WIDTH_RULES];
}

async function lookAt(
  page: Page,
  name: string,
  { widths, group }: { widths: readonly number[]; group: string },
): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const where = `${name} ${width} px`;
    found.push(...(await overflowOf(page, where)));
    const look = { rules: rulesAt(width, group), spareRows: width !== madeFor(group) };
    if (width !== REFLOW_WIDTH) found.push(...(await violationsOf(page, where, look)));
  }
  return found;
}

/** The dark theme changes colours and nothing else: each page at one width, every width on a third of the pages. */
async function lookAtDark(page: Page, turn: number): Promise<string[]> {
  const width = WIDTHS[turn % WIDTHS.length] ?? WIDTHS[0];
  await makeDark(page);
  await page.setViewportSize({ width, height: 900 });
  return violationsOf(page, `dark ${width} px`, { rules: COLOUR_RULES, spareRows: true });
}

test.describe.configure({ mode: 'parallel' });
test.use({ screenshot: 'off' });

test('the switch of the desk sends the dark theme that is looked at below', async ({ browser, baseURL }) => {
  const context = await openContext(browser, baseURL ?? '', 'leader');
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/desk');
  await page.getByLabel(/^我的账号：/).click();
  await page.getByRole('button', { name: '改用深色界面' }).click();
  await expect(page.locator('html[data-theme=dark]:not([style])')).toHaveCount(1);
  await context.close();
});

for (const [turn, route] of pageRoutes().entries()) {
  test(`${route.pattern} has no violation`, async ({ contexts }) => {
    const context = await contexts(route.pattern);
    const look = async (name: string, address: string, widths: readonly number[]): Promise<string[]> => {
      const page = await context.newPage();
      await page.setViewportSize({ width: widths[0] ?? WIDTHS[0], height: 900 });
      const errors = listen(page, address);
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(SAYS_GONE.test(address) ? 404 : 200);
      const found = [
        ...(await sharedIdsOf(page)),
        ...(await lookAt(page, name, { widths, group: route.group })),
      ];
      if (route.group === 'desk') {
        found.push(...(await lookAtDark(page, turn)));
      }
      await page.close();
      return [...found, ...errors.map((text) => `${name}: console: ${text}`)];
    };
    const address = await addressOfRoute(context, route);
    const found = await look('light', address, [...WIDTHS, REFLOW_WIDTH]);
    if (route.localised) {
      const prefixed = (locale: string) => `/${locale}${address === '/' ? '' : address}`;
      found.push(...(await look('en', prefixed('en'), [REFLOW_WIDTH, WIDTHS[0]])));
      if (address === '/') found.push(...(await look('zh-Hant', prefixed('zh-Hant'), WIDTHS)));
    }
    expect(found).toEqual([]);
  });
}
