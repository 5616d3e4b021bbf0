import { expect, test, type Browser, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';

const QUOTE = '第一班船从来不等人，我等。';
const PHONE = '13800000000';
const LOCALES = ['', '/zh-Hant', '/en'] as const;
const EVERYWHERE = [
  ...LOCALES.flatMap((locale) =>
    ['page', '/showcase', '/search', '/site-map', '/', '/rss.xml'].map((place) => `${locale} ${place}`),
  ),
  '/sitemap.xml',
];
/** How long a public page may take to show what was decided; the promise is one second, a loaded machine gets five. */
const BOUND_MS = 5000;

async function as(browser: Browser, baseURL: string, account: DemoAccount): Promise<Page> {
  const storageState = await signedInState(browser, baseURL, account);
  return (await browser.newContext({ storageState })).newPage();
}

/**
 * Everywhere on the public site where the story could be met, in all three languages, asked by a stranger without
 * session and scripts: by title, by address, and by the quotation with which the home page leads.
 */
async function whereSeen(stranger: Page, path: string, title: string): Promise<string[]> {
  const seen: string[] = [];
  for (const locale of LOCALES) {
    const answer = await stranger.request.get(`${locale}${path}`);
    if (answer.status() === 200) seen.push(`${locale} page`);
    else expect([404, 410], `${locale}${path}`).toContain(answer.status());
    for (const place of ['/showcase', '/search', '/site-map', '/', '/rss.xml']) {
      const query = place === '/search' ? `?q=${encodeURIComponent(title)}` : '';
      const address = `${locale}${place === '/' && locale ? '' : place}${query}`;
      const list = await stranger.request.get(address);
      expect(list.status(), address).toBe(200);
      // the page repeats what was searched for; only a way to the story counts there
      const traces = place === '/search' ? [path] : [path, title, QUOTE];
      const body = await list.text();
      if (traces.some((trace) => body.includes(trace))) seen.push(`${locale} ${place}`);
    }
  }
  if ((await (await stranger.request.get('/sitemap.xml')).text()).includes(path)) seen.push('/sitemap.xml');
  return seen;
}

/** Milliseconds from the answer to an act until the public address answers as it should. */
async function waitUntil(
  stranger: Page,
  address: string,
  isThere: (status: number, body: string) => boolean,
) {
  const from = Date.now();
  for (;;) {
    const answer = await stranger.request.get(address);
    if (isThere(answer.status(), await answer.text())) return Date.now() - from;
    if (Date.now() - from > BOUND_MS) throw new Error(`${address} still answers ${answer.status()}`);
    await stranger.waitForTimeout(40);
  }
}

/** A button that acts; waits for the server's answer to it, from which the public site's second is counted. */
async function act(page: Page, button: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: button, exact: true }).click();
  await answered;
}

/** Replaces what a field holds; once more where the page took the field over in the very moment of typing. */
async function retype(page: Page, label: string, text: string): Promise<void> {
  await expect(async () => {
    await page.getByLabel(label).fill(text);
    await expect(page.getByLabel(label)).toHaveValue(text, { timeout: 500 });
  }).toPass();
}

async function draft(clerk: Page, merchant: string, title: string, body: string): Promise<string> {
  await clerk.goto('/desk/showcase/new');
  await clerk.getByRole('combobox', { name: '台账人员' }).fill(merchant);
  await clerk.getByRole('listbox', { name: '台账人员' }).getByRole('option').first().click();
  await clerk.getByLabel('公开称呼').fill('示例某');
  await clerk.getByLabel('印章文字').fill('例');
  await clerk.getByLabel('标题').fill(title);
  await clerk.getByLabel('一句话引语').fill(QUOTE);
  await clerk.getByLabel('人生轨迹').fill('2003 离乡\n2016 回乡');
  await clerk.getByLabel('正文').fill(body);
  await clerk.getByRole('button', { name: '保存草稿' }).click();
  await expect(clerk.getByRole('heading', { level: 1, name: title })).toBeVisible();
  return clerk.url();
}

/** The second person approves; answers with the story's public address once a stranger meets it in the list. */
async function approve(chief: Page, stranger: Page, record: string, title: string): Promise<string> {
  await chief.goto(record);
  // the cached list is asked while the story is not yet in it, so that what follows is no first visit
  expect(await (await stranger.request.get('/showcase')).text()).not.toContain(title);
  await act(chief, '审核通过并刊出');
  const list = await waitUntil(stranger, '/showcase', (_, body) => body.includes(title));
  const link = chief.getByRole('link', { name: '查看公开页' });
  await expect(link).toBeVisible();
  const path = (await link.getAttribute('href')) ?? '';
  const page = await waitUntil(stranger, path, (status) => status === 200);
  console.log(`  public list shows the story ${list} ms after approval, its page ${list + page} ms at most`);
  return path;
}

test('a story of a merchant is drafted, consented, approved by another person, public within a second, gone at once', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const stamp = Date.now().toString().slice(-6);
  const merchant = `渡口人${stamp}`;
  const title = `渡口的早班船${stamp}`;
  const clerk = await as(browser, baseURL ?? '', 'clerk');
  const chief = await as(browser, baseURL ?? '', 'chief');
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();

  await clerk.goto('/desk/merchants/new');
  await clerk.getByLabel('姓名', { exact: true }).fill(merchant);
  await clerk.getByRole('button', { name: '保存' }).click();
  await expect(clerk.getByRole('heading', { level: 1, name: merchant })).toBeVisible();

  // an empty form says what is missing beside the fields
  await clerk.goto('/desk/showcase/new');
  await clerk.getByRole('combobox', { name: '台账人员' }).fill(merchant);
  await clerk.getByRole('listbox', { name: '台账人员' }).getByRole('option').first().click();
  await clerk.getByLabel('人生轨迹').fill('那年离乡');
  await clerk.getByRole('button', { name: '保存草稿' }).click();
  await expect(clerk.locator('#f-title-problem')).toHaveText('请填写此项。');
  await expect(clerk.locator('#f-body-problem')).toHaveText('请填写此项。');
  await clerk.getByLabel('公开称呼').fill('示例某');
  await clerk.getByLabel('印章文字').fill('例');
  await clerk.getByLabel('标题').fill(title);
  await clerk.getByLabel('正文').fill('他在渡口等了十年的船。');
  await clerk.getByRole('button', { name: '保存草稿' }).click();
  await expect(clerk.locator('#f-pathText-problem')).toContainText('每行请先写年份');
  await expect(clerk.getByLabel('人生轨迹')).toHaveValue('那年离乡');
  await expect(clerk.getByRole('combobox', { name: '台账人员' })).toHaveValue(new RegExp(merchant));

  const record = await draft(clerk, merchant, title, `他在渡口等了十年的船。\n\n有事请拨 ${PHONE}。`);

  // a telephone number in the text stops it, and the place is named
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.getByRole('alert').filter({ hasText: '第 2 行有手机号码' })).toBeVisible();
  await clerk.goto(`${record}/edit`);
  await retype(clerk, '正文', '他在渡口等了十年的船。\n\n第一班船六点开，他五点半到。');
  await clerk.getByRole('button', { name: '保存草稿' }).click();
  await clerk.waitForURL(record);

  // without the person's consent it stops as well
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.getByRole('alert').filter({ hasText: '同意' })).toBeVisible();
  await clerk.locator('summary', { hasText: '登记同意' }).click();
  for (const field of ['称呼', '经历与引语', '人生轨迹']) {
    await clerk.getByRole('checkbox', { name: field, exact: true }).check();
  }
  await clerk.getByRole('radio', { name: '书面签字' }).check();
  await clerk.locator('[name=evidence]').fill('示例同意书 12 号');
  await clerk.getByRole('button', { name: '登记同意' }).click();
  await expect(clerk.getByText('示例同意书 12 号').first()).toBeVisible();
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.getByText('待审核').first()).toBeVisible();

  // the writer cannot approve the own story, and nobody outside sees it yet
  await expect(clerk.getByRole('button', { name: '审核通过并刊出' })).toHaveCount(0);
  expect(await whereSeen(stranger, '/showcase/none', title)).toEqual([]);

  const path = await approve(chief, stranger, record, title);
  expect(await whereSeen(stranger, path, title)).toEqual(EVERYWHERE);
  await stranger.goto(path);
  await expect(stranger.getByRole('heading', { level: 1, name: title })).toBeVisible();
  expect(await stranger.content()).not.toContain(merchant);

  await clerk.goto(record);
  await clerk.getByLabel('撤下理由').fill('本人来电要求');
  await act(clerk, '撤下');
  const gone = await waitUntil(stranger, path, (status) => status === 404 || status === 410);
  console.log(`  its page is gone ${gone} ms after it was taken down`);
  expect(await whereSeen(stranger, path, title)).toEqual([]);
  await expect(clerk.getByText('已撤下').first()).toBeVisible();
  await stranger.goto(`/en${path}`);
  await expect(stranger.locator('html')).toHaveAttribute('lang', 'en');

  // a second story stands on the same consent, and falls with it
  const second = `渡口的末班船${stamp}`;
  const next = await draft(clerk, merchant, second, '他把末班船的船票留在抽屉里，一留就是整整十年。');
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.getByText('待审核').first()).toBeVisible();
  const nextPath = await approve(chief, stranger, next, second);
  expect(await whereSeen(stranger, nextPath, second)).toEqual(EVERYWHERE);
  await clerk.goto(next);
  await clerk.locator('summary', { hasText: '撤回同意' }).click();
  await clerk.getByLabel('理由').last().fill('本人来函撤回');
  await act(clerk, '撤回同意');
  const fallen = await waitUntil(stranger, nextPath, (status) => status === 404 || status === 410);
  console.log(`  its page is gone ${fallen} ms after the consent was withdrawn`);
  expect(await whereSeen(stranger, nextPath, second)).toEqual([]);
  await clerk.goto(next);
  await expect(clerk.getByText('已撤下').first()).toBeVisible();
});
