import { expect, test } from '@playwright/test';
import { signedInState } from '@/tests/support/e2e-accounts';

test('a filler keeps a view with columns of choice, tags ten people at once, and takes it back', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'county'),
  });
  const page = await context.newPage();
  const view = '基层走访（示例）';
  const tag = '走访示例';

  // columns: the note comes first, chosen and moved with the keyboard
  await page.goto('/desk/merchants?order=name');
  await page.getByText('显示列', { exact: true }).click();
  const columns = page.getByRole('form', { name: '选择显示的列' });
  await columns.getByRole('checkbox', { name: '标签', exact: true }).check();
  await columns.getByRole('checkbox', { name: '现居地', exact: true }).uncheck();
  await columns.getByRole('button', { name: '现居地前移' }).press('Enter');
  await columns.getByRole('button', { name: '应用' }).click();
  const table = page.getByRole('table');
  await expect(table.getByRole('columnheader', { name: '标签' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: '现居' })).toHaveCount(0);

  // the question is kept under a name and opens from its tab
  await page.getByText('存为视图…').click();
  await page.getByLabel('视图名称').fill(view);
  await page.getByRole('button', { name: '保存视图' }).click();
  const tab = page.getByRole('navigation', { name: '视图' }).getByRole('link', { name: view });
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await page.goto('/desk/merchants?view=all');
  await tab.click();
  await expect(page).toHaveURL(/order=name/);

  // ten people, one act
  for (let at = 0; at < 10; at += 1)
    await table
      .getByRole('row')
      .nth(at + 1)
      .getByRole('checkbox')
      .check();
  await page.getByRole('region', { name: '批量操作' }).getByRole('link', { name: '批量处理' }).click();
  await expect(page.getByText('共 10 人')).toBeVisible();
  await page.getByLabel('标签', { exact: true }).fill(tag);
  await page.getByLabel('理由').fill('下乡走访分组（示例）');
  await page.getByRole('button', { name: '提交处理' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `加标签“${tag}”` })).toBeVisible();
  await expect(page.getByRole('link', { name: /^已处理\s*10$/ })).toBeVisible({ timeout: 60_000 });
  await page.goto(`/desk/merchants?tag=${encodeURIComponent(tag)}`);
  await expect(table.locator('tbody').getByRole('row')).toHaveCount(10);

  // and back again
  await page.goBack();
  await page.getByRole('button', { name: '整批撤销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '整批撤销' }).click();
  await expect(page.getByRole('link', { name: /^已撤销\s*10$/ })).toBeVisible({ timeout: 60_000 });
  await page.goto(`/desk/merchants?tag=${encodeURIComponent(tag)}`);
  await expect(page.getByText('还没有符合条件的客商')).toBeVisible();
});
