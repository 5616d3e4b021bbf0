import { expect, test, type Page } from '@playwright/test';
import { signedInState } from '@/tests/support/e2e-accounts';

const NAME = '单志远';
const FIRM = '示例远达电子有限公司';
const PHONE = '15012347777';

async function find(page: Page, q: string): Promise<void> {
  await page.goto(`/desk/merchants?q=${encodeURIComponent(q)}`);
  await expect(page.getByRole('link', { name: NAME, exact: true }), `“${q}” finds ${NAME}`).toBeVisible();
}

test('a clerk finds a merchant in every way, reads, edits beside a colleague, sees the history', async ({
  browser,
  baseURL,
}) => {
  const state = await signedInState(browser, baseURL ?? '', 'clerk');
  const context = await browser.newContext({ storageState: state, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto('/desk/merchants/new');
  await page.getByLabel('姓名', { exact: true }).fill(NAME);
  await page.getByLabel('单位名称').fill(FIRM);
  await page.locator('[name="contactPoints.0.value"]').fill(PHONE);
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  const record = new URL(page.url()).pathname;

  for (const q of [NAME, '远达', 'shanzhiyuan', 'szy', '7777', PHONE]) await find(page, q);
  await page.goto('/desk/merchants?q=szy&kind=expert');
  await expect(page.getByRole('link', { name: NAME, exact: true })).toHaveCount(0);

  await page.goto(record);
  await expect(page.getByText('150****7777')).toBeVisible();
  await expect(page.getByText(PHONE)).toHaveCount(0);
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '查看并留痕' }).click();
  await expect(page.getByText(PHONE)).toBeVisible();

  const second = await context.newPage();
  await page.goto(`${record}/edit`);
  await second.goto(`${record}/edit`);
  await page.getByLabel('主营业务').fill('电子元件');
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL((url) => url.pathname === record);
  await second.getByLabel('主营业务').fill('机绣');
  await second.getByRole('button', { name: '保存' }).click();
  await expect(second.getByText('这条记录刚刚被别人改过')).toBeVisible();
  await expect(second.getByText('电子元件').first()).toBeVisible();
  await expect(second.getByLabel('主营业务')).toHaveValue('机绣');

  await page.goto(record);
  await expect(page.getByText(/主营业务：— → 电子元件/)).toBeVisible();
  await context.close();
});
