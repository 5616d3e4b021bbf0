import { expect, test, type Page } from '@playwright/test';
import { signedInState } from '@/tests/support/e2e-accounts';

test.use({ viewport: { width: 390, height: 844 } });

async function openAs(page: Page, path: string): Promise<number> {
  const response = await page.goto(path);
  return response?.status() ?? 0;
}

test('a chamber officer keeps the own members on a phone', async ({ browser, baseURL }) => {
  const state = await signedInState(browser, baseURL ?? '', 'chamber');
  const context = await browser.newContext({ storageState: state, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto('/chamber');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('商会');
  const counted = page.getByRole('link', { name: /名（按名册逐人计数）/ });
  const before = Number(/\d+/.exec((await counted.textContent()) ?? '')?.[0]);
  expect(before).toBeGreaterThan(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);

  await page.getByRole('link', { name: '登记会员' }).click();
  await page.getByLabel('联系电话').fill('12345');
  await page.getByRole('button', { name: '保存' }).click();
  const summary = page.getByRole('alert').filter({ hasText: '需要修改' });
  await expect(summary).toContainText('名称：请填写此项。');
  await expect(summary).toContainText('联系电话：请填写有效的手机或固定电话号码。');
  await page.getByLabel('名称').fill('尉迟建国');
  await page.getByLabel('所在单位').fill('示例天汉茶业');
  await page.getByLabel('联系电话').fill('13912340001');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '尉迟建国' })).toBeVisible();
  await expect(page.getByText('139****0001')).toBeVisible();
  await expect(page.getByText('13912340001')).toHaveCount(0);

  await page.getByRole('button', { name: '显示完整号码' }).click();
  await page.getByLabel('核对信息').check();
  await page.getByRole('button', { name: '显示', exact: true }).click();
  await expect(page.getByText('13912340001')).toBeVisible();

  await page.getByRole('link', { name: '修改' }).click();
  await page.getByLabel('单位职务').fill('总经理');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('总经理').first()).toBeVisible();
  await expect(page.getByText('查看完整号码')).toBeVisible();

  await page.goto('/chamber?q=yuchi');
  await page.getByRole('link', { name: '尉迟建国' }).click();
  await page.getByRole('button', { name: '办理退会' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('退会原因').fill('本人申请');
  await dialog.getByRole('button', { name: '办理退会' }).click();
  await expect(page.getByText(/已于 \d{4}-\d{2}-\d{2} 退会：本人申请/)).toBeVisible();
  await page.goto('/chamber');
  await expect(counted).toContainText(`${before} 名`);
  await page.getByRole('link', { name: '已退会' }).click();
  await expect(page.getByRole('link', { name: '尉迟建国' })).toBeVisible();
  await context.close();
});

test('another chamber, its members and the desk are not there for an officer', async ({
  browser,
  baseURL,
}) => {
  const clerk = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'clerk'),
  });
  const desk = await clerk.newPage();
  await desk.goto('/desk/chambers/new');
  await desk.getByLabel('名称').fill('厦门示例商会');
  await desk.getByLabel('所在城市').fill('厦门市');
  await desk.getByRole('button', { name: '保存' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: '厦门示例商会' })).toBeVisible();
  const other = new URL(desk.url()).pathname;
  expect(other).toMatch(/^\/desk\/chambers\/[0-9a-f-]{36}$/);
  await clerk.close();

  const officer = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'chamber'),
  });
  const page = await officer.newPage();
  expect(await openAs(page, other)).toBe(404);
  expect(await openAs(page, `${other}/edit`)).toBe(404);
  expect(await openAs(page, '/chamber/members/01900000-0000-7000-8000-000000000000')).toBe(404);
  expect(await openAs(page, '/desk/chambers')).toBe(403);
  expect((await page.request.get('/api/desk/companies?q=示例')).status()).toBe(403);
  expect((await page.request.get('/api/desk/merchants?q=示例')).status()).toBe(403);
  await officer.close();
});
