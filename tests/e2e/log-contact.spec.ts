import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';

type Screen = { width: number; height: number };
const DESK: Screen = { width: 1440, height: 900 };
const PHONE: Screen = { width: 390, height: 844 };

async function as(browser: Browser, baseURL: string, account: DemoAccount, viewport: Screen): Promise<Page> {
  const storageState = await signedInState(browser, baseURL, account);
  const context = await browser.newContext({ storageState, viewport, hasTouch: viewport === PHONE });
  return context.newPage();
}

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
const box = (page: Page, label: string): Locator =>
  page.getByRole('combobox', { name: new RegExp(`^${label}`) });
const choose = (page: Page, channel: string) =>
  page.getByRole('radiogroup', { name: '联系方式' }).getByRole('radio', { name: channel }).check();
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();
const wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

async function enterPerson(page: Page, name: string, doNotContact = false): Promise<string> {
  await page.goto('/desk/merchants/new');
  await page.getByLabel('姓名', { exact: true }).fill(name);
  if (doNotContact) await page.locator('[name=doNotContact]').check();
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test('a clerk logs a visit with a difficulty and a next step, settles the one and fulfils the other', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const page = await as(browser, baseURL ?? '', 'clerk', DESK);
  const name = '钟拜访';
  const record = await enterPerson(page, name);

  await page.goto('/desk');
  await page.getByRole('link', { name: '记一次联系' }).click();
  await page.waitForURL('**/desk/interactions/new');

  // wrong input first: what is missing stands in the summary, what was typed stays
  await page.getByLabel('下次要做的事').fill('寄送厂房租金表');
  await save(page);
  const problems = page.getByRole('alert').filter({ hasText: '处需要修改' });
  await expect(problems).toContainText('联系对象：请选择客商');
  await expect(problems).toContainText('下次联系日期：请填写下次联系日期');

  await box(page, '联系对象').fill(name);
  await page.getByRole('listbox', { name: '联系对象' }).getByRole('option', { name }).click();
  await choose(page, '走访');
  await page.getByLabel('联系内容').fill('看了车间，谈了扩产和用工。');
  await page.getByRole('button', { name: '一周后' }).click();
  await page.locator('summary', { hasText: '困难和诉求' }).click();
  await page.getByLabel('反映的困难和诉求').fill('节后缺熟练工十余人。');
  await save(page);
  await page.waitForURL(/\/desk\/interactions\/[0-9a-f-]{36}$/);
  const contact = new URL(page.url()).pathname;
  await expect(page.getByRole('heading', { level: 1, name: `${today} 走访` })).toBeVisible();
  await expect(page.getByRole('region', { name: '下次联系' })).toContainText('寄送厂房租金表');

  // the person's record, the log and the first page know of it
  await page.goto(record);
  const log = page.getByRole('region', { name: '联系记录' });
  await expect(log.getByRole('listitem').first()).toContainText('看了车间，谈了扩产和用工。');
  await expect(log.getByRole('listitem').first()).toContainText('办事员（示例）');
  await expect(page.locator('dt', { hasText: '最近联系' }).locator('+ dd')).toHaveText(today);
  await page.goto('/desk/interactions?difficulty=open&ours=1');
  await expect(page.locator(`table.ledger-table a[href="${contact}"]`)).toHaveCount(1);

  await page.goto(contact);
  await page.getByLabel('办理结果').fill('已请人社局组织一批熟练工。');
  await page.getByRole('button', { name: '办结' }).click();
  await expect(page.getByText(`${today} 办结：已请人社局组织一批熟练工。`)).toBeVisible();

  // the next step ends with the contact that fulfils it
  await page.getByRole('link', { name: '记录这次联系' }).click();
  await expect(page.getByRole('checkbox', { name: /寄送厂房租金表/ })).toBeChecked();
  await choose(page, '信函');
  await page.getByLabel('联系内容').fill('租金表已寄出。');
  await save(page);
  await page.waitForURL((url) => url.pathname === record);
  await page.goto(contact);
  await expect(page.getByRole('region', { name: '下次联系' })).toContainText(`已于 ${today} 落实`);
});

test('a filler on a phone logs a call from the record in a few touches, keeps a draft and completes it later', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(180_000);
  const page = await as(browser, baseURL ?? '', 'county', PHONE);
  const record = await enterPerson(page, '贺来电');

  await page.getByRole('link', { name: '记一次联系' }).first().click();
  await page.waitForURL(/interactions\/new\?merchant=/);
  expect(await wide(page)).toBe(PHONE.width);
  await expect(page.getByRole('radio', { name: '电话' })).toBeChecked();
  // the two buttons are in reach without scrolling
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeInViewport();
  await page.getByLabel('联系内容').fill('近况平稳，年底回乡。');
  await page.getByRole('button', { name: '一个月后' }).click();
  await save(page);
  await page.waitForURL((url) => url.pathname === record);
  const log = page.getByRole('region', { name: '联系记录' });
  await expect(log.getByRole('listitem')).toHaveCount(1);
  await expect(log).toContainText('近况平稳，年底回乡。');

  await page.getByRole('link', { name: '记一次联系' }).first().click();
  await page.waitForURL(/interactions\/new\?merchant=/);
  await choose(page, '网上交流');
  await page.getByRole('button', { name: '存为草稿' }).click();
  await page.waitForURL((url) => url.pathname === record);
  await expect(log.getByRole('listitem').first()).toContainText('草稿');

  await page.goto('/desk');
  const drafts = page.getByRole('region', { name: '我的联系记录草稿' });
  await drafts.getByRole('link', { name: /补全：贺来电/ }).click();
  await page.waitForURL(/\/edit$/);
  await page.getByLabel('联系内容').fill('发了园区资料。');
  await page.getByRole('button', { name: '补全并完成' }).click();
  await page.waitForURL(/\/desk\/interactions\/[0-9a-f-]{36}$/);
  await expect(page.getByText('已完成')).toBeVisible();
});

test('who asked not to be contacted is contacted only in answer to the own request', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const page = await as(browser, baseURL ?? '', 'county', DESK);
  const record = await enterPerson(page, '梁勿扰', true);
  await expect(page.getByText('梁勿扰已要求不再联系。')).toBeVisible();
  await page.goto(`/desk/interactions/new?merchant=${record.split('/').at(-1)}`);
  await page.getByLabel('联系内容').fill('答复办证事宜。');
  await save(page);
  await expect(page.getByRole('alert').filter({ hasText: '梁勿扰已要求不再联系' })).toBeVisible();
  await page.getByLabel('答复本人来电来信').check();
  await page.getByLabel('本人提出了什么').fill('来电询问身份证换领');
  await save(page);
  await page.waitForURL((url) => url.pathname === record);
  await expect(page.getByRole('region', { name: '联系记录' })).toContainText('答复办证事宜。');
});
