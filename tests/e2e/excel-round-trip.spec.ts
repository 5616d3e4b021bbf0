import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { signedInState } from '@/tests/support/e2e-accounts';
import { ReturnedSheet } from '@/tests/support/returned-sheet';

/** Takes the people of the own county out as a workbook that may come back. */
async function takeOut(page: Page): Promise<ReturnedSheet> {
  await page.goto('/desk/merchants?order=name');
  await page.getByRole('main').getByRole('link', { name: '导出', exact: true }).click();
  await page.getByLabel('导出事由').fill('下乡核对联系情况（示例）');
  await page.getByLabel('可回传').check();
  await page.getByLabel('备注').check();
  await page.getByLabel('学历').check();
  await page.getByRole('button', { name: '生成表格' }).click();
  const link = page.getByRole('link', { name: '下载（XLSX）' });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return new ReturnedSheet(await readFile(await download.path()));
}

/** Somebody changes a note in the ledger while the sheet is out. */
async function changeNote(page: Page, name: string, note: string): Promise<void> {
  await page.goto(`/desk/merchants?q=${encodeURIComponent(name)}`);
  await page.getByRole('table').getByRole('link', { name }).first().click();
  await page.getByRole('link', { name: '编辑' }).first().click();
  await page.getByLabel('备注').fill(note);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText(note).first()).toBeVisible();
}

async function bringBack(page: Page, sheet: ReturnedSheet): Promise<void> {
  await page.goto('/desk/imports/new');
  await page.getByLabel('表格文件').setInputFiles({
    name: '核对后（示例）.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: sheet.bytes(),
  });
  await page.getByLabel('名单来源').fill('下乡核对（示例）');
  await page.getByLabel('暂无依据').check();
  await page.getByRole('button', { name: '上传并读取' }).click();
}

test('a filler takes the list out, edits it in Excel, brings it back, settles a conflict, and undoes it all', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'county'),
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const sheet = await takeOut(page);
  const names = sheet.names();
  const single = names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
  const [mine = '', both = '', gone = ''] = single;
  sheet.set(mine, '学历', '博士研究生（示例）').set(both, '备注', '下乡时当面核对（示例）').remove(gone);
  await changeNote(page, both, '电话里核对过（示例）');

  await bringBack(page, sheet);
  await expect(page.getByText('已认出这是从本系统导出的表格')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('另有 1 人已从表中删去')).toBeVisible();
  await page.getByRole('link', { name: /^变更/ }).click();
  const changed = page.getByRole('row').filter({ hasText: mine });
  await expect(changed).toContainText('博士研究生（示例）');

  await page.getByRole('link', { name: /^冲突/ }).click();
  const conflict = page.getByRole('table', { name: /有冲突的格/ });
  await expect(conflict).toContainText('电话里核对过（示例）');
  await expect(conflict).toContainText('下乡时当面核对（示例）');
  await conflict.getByRole('checkbox', { name: /采用我的/ }).check();
  await page.getByRole('button', { name: '确定', exact: true }).click();
  await expect(page.getByText('已选择。')).toBeVisible();

  await page.getByRole('link', { name: /^表中已删/ }).click();
  await expect(page.getByRole('link', { name: gone })).toBeVisible();

  await page.getByRole('button', { name: '写入台账' }).click();
  await expect(page.getByRole('dialog')).toContainText('更新 2 人');
  await page.getByRole('button', { name: '写入', exact: true }).click();
  await expect(page.getByRole('heading', { name: '写入结果' })).toBeVisible({ timeout: 60_000 });
  const batch = page.url();
  await page.goto(`/desk/merchants?q=${encodeURIComponent(both)}`);
  await page.getByRole('table').getByRole('link', { name: both }).first().click();
  await expect(page.getByText('下乡时当面核对（示例）').first()).toBeVisible();

  await page.goto(batch);
  await page.getByRole('button', { name: '撤销这一批' }).click();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByRole('heading', { name: '撤销结果' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('group', { name: '撤销结果' })).toContainText('2');
  await page.goto(`/desk/merchants?q=${encodeURIComponent(both)}`);
  await page.getByRole('table').getByRole('link', { name: both }).first().click();
  await expect(page.getByText('电话里核对过（示例）').first()).toBeVisible();
  await context.close();
});
