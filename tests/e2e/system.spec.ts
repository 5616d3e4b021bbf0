import { expect, test } from '@playwright/test';
import { signedInState } from '@/tests/support/e2e-accounts';

test('the security administrator sets the limit of exports with a reason, and the page shows it at once', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'secadmin'),
  });
  const page = await context.newPage();
  const limits = page.getByRole('region', { name: '导出限额' });
  for (const [before, persons] of [
    ['500', '600'],
    ['600', '500'],
  ] as const) {
    await page.goto('/desk/system');
    await expect(limits.getByText(`${before} 人`, { exact: true })).toBeVisible();
    await page.getByText('修改导出限额', { exact: true }).click();
    await page.getByLabel('无须另一人批准的导出人数').fill(persons);
    await page.getByLabel('理由').fill('年底集中走访（示例）');
    await page.getByRole('button', { name: '保存限额' }).click();
    // the answer leads to a part of the page on which one already is
    await expect(limits.getByText(`${persons} 人`, { exact: true })).toBeVisible();
  }
  await context.close();
});
