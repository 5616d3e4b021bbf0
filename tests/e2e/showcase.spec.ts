import { expect, test, type Browser, type Page } from '@playwright/test';

/** Signs in on the sign-in page, as a person does. */
async function signIn(browser: Browser, account: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill('sangzi-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(/\/desk/);
  return page;
}

/** Everywhere on the public site where the story could be met; asked by a stranger without scripts. */
async function whereSeen(stranger: Page, path: string, title: string): Promise<string[]> {
  const seen: string[] = [];
  const answer = await stranger.goto(path);
  if (answer?.status() === 200) seen.push('page');
  else expect(await stranger.locator('html').getAttribute('lang')).toBe('zh-CN');
  for (const list of ['/showcase', `/search?q=${encodeURIComponent(title)}`, '/site-map', '/']) {
    await stranger.goto(list);
    // by title, by address, or by the quotation with which the home page leads
    const traces = [
      stranger.getByRole('link', { name: title }),
      stranger.locator(`a[href="${path}"]`),
      stranger.getByText(QUOTE),
    ];
    const counts = await Promise.all(traces.map((trace) => trace.count()));
    if (counts.some((count) => count > 0)) seen.push(list.split('?')[0] ?? '');
  }
  for (const file of ['/sitemap.xml', '/rss.xml']) {
    if ((await (await stranger.request.get(file)).text()).includes(path)) seen.push(file);
  }
  return seen;
}

const QUOTE = '第一班船从来不等人，我等。';
const EVERYWHERE = ['page', '/showcase', '/search', '/site-map', '/', '/sitemap.xml', '/rss.xml'];

test('a story of a merchant is drafted, consented, approved by another person, public within a second, and gone at once', async ({
  browser,
}) => {
  test.setTimeout(600_000);
  const title = `渡口的早班船${Date.now().toString().slice(-6)}`;
  const clerk = await signIn(browser, 'clerk');
  const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();

  await clerk.goto('/desk/merchants');
  const name = (await clerk.getByRole('table').getByRole('link').first().innerText()).split('\n')[0] ?? '';
  await clerk.goto('/desk/showcase/new');
  await clerk.getByRole('combobox', { name: '台账人员' }).fill(name);
  await clerk.getByRole('listbox', { name: '台账人员' }).getByRole('option').first().click();
  await clerk.getByLabel('公开称呼').fill('示例某');
  await clerk.getByLabel('印章文字').fill('例');
  await clerk.getByLabel('标题').fill(title);
  await clerk.getByLabel('一句话引语').fill(QUOTE);
  await clerk.getByLabel('人生轨迹').fill('2003 离乡\n2016 回乡');
  await clerk.getByLabel('正文').fill('他在渡口等了十年的船。\n\n有事请拨 13800000000。');
  await clerk.getByRole('button', { name: '保存草稿' }).click();
  await expect(clerk.getByRole('heading', { level: 1, name: title })).toBeVisible();
  const record = clerk.url();

  // a telephone number in the text stops it, and the place is named
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.getByRole('alert').filter({ hasText: '手机号码' })).toBeVisible();
  await clerk.goto(`${record}/edit`);
  const body = clerk.getByLabel('正文');
  const mended = '他在渡口等了十年的船。\n\n第一班船六点开，他五点半到。';
  // the form may still be waking up: what counts is what stands in the field before it is sent
  await expect(async () => {
    await body.fill(mended);
    await expect(body).toHaveValue(mended, { timeout: 500 });
  }).toPass();
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
  await clerk.getByLabel('凭据').fill('示例同意书 12 号');
  await clerk.getByRole('button', { name: '登记同意' }).click();
  await expect(clerk.getByText('示例同意书 12 号')).toBeVisible();
  await clerk.getByRole('button', { name: '提交审核' }).click();
  await expect(clerk.getByText('待审核').first()).toBeVisible();
  await expect(clerk.getByRole('button', { name: '审核通过并刊出' })).toHaveCount(0);
  expect(await whereSeen(stranger, '/showcase/none', title)).toEqual([]);

  const chief = await signIn(browser, 'chief');
  await chief.goto(record);
  await chief.getByRole('button', { name: '审核通过并刊出' }).click();
  const link = chief.getByRole('link', { name: '查看公开页' });
  await expect(link).toBeVisible();
  const path = (await link.getAttribute('href')) ?? '';
  await expect(async () => expect((await stranger.goto(path))?.status()).toBe(200)).toPass({ timeout: 1000 });
  expect(await whereSeen(stranger, path, title)).toEqual(EVERYWHERE);
  expect((await stranger.goto(`/en${path}`))?.status()).toBe(200);

  await clerk.goto(record);
  await clerk.getByLabel('撤下理由').fill('本人来电要求');
  await clerk.getByRole('button', { name: '撤下', exact: true }).click();
  await expect(clerk.getByText('已撤下').first()).toBeVisible();
  expect(await whereSeen(stranger, path, title)).toEqual([]);
  expect((await stranger.goto(`/en${path}`))?.status()).toBe(404);
  await expect(stranger).toHaveTitle(/no such page/i);
});
