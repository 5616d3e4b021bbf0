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

test('a chief hands over what a colleague who left still holds: looked at, carried out, taken along, taken back', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'chief'),
  });
  const page = await context.newPage();
  await page.goto('/desk');
  const waiting = page.getByRole('region', { name: '已离岗、名下仍有事项的人员' });
  await waiting
    .getByRole('link', { name: /^交接：/ })
    .first()
    .click();
  await page.waitForURL(/\/desk\/handovers\/officers\/[0-9a-f-]{36}$/);
  const officer = new URL(page.url()).pathname;
  await expect(page.getByText('此人已不在岗，名下仍有事项，请尽快指定接手人。')).toBeVisible();
  const people = page.getByRole('region', { name: '名下事项' }).getByRole('row', { name: /^负责的客商/ });
  const held = Number(/\d+/.exec(await people.getByRole('link').innerText())?.[0]);
  expect(held).toBeGreaterThan(0);

  // the pack, for both to sign
  const download = page.waitForEvent('download');
  await page.getByRole('region', { name: '交接清单' }).getByRole('button', { name: /Word/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^工作交接清单-.*\.docx$/);

  // looked at first: nothing has moved yet
  const taker = page.getByLabel('接手人', { exact: true });
  const clerk = taker.locator('option', { hasText: '办事员' }).first();
  await taker.selectOption((await clerk.getAttribute('value')) ?? '');
  await page.getByRole('button', { name: '预览' }).click();
  const preview = page.getByRole('region', { name: '移交预览' });
  await expect(preview.getByRole('row', { name: /办事员/ })).toContainText(String(held));
  await preview.getByRole('button', { name: /^移交 \d+ 件$/ }).click();
  await expect(preview.locator('.error-summary')).toContainText('理由');
  await preview.getByLabel('理由').fill('原经办人离任（示例）');
  await preview.getByRole('button', { name: /^移交 \d+ 件$/ }).click();

  await page.waitForURL(/\/desk\/handovers\/[0-9a-f-]{36}$/);
  const record = new URL(page.url()).pathname;
  await expect(async () => {
    await page.goto(record);
    await expect(page.getByRole('button', { name: '撤销移交' })).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  const shares = page.getByRole('region', { name: '移交情况' });
  await expect(shares.getByRole('row', { name: /负责的客商/ })).toContainText(String(held));
  await page.goto(officer);
  await expect(page.getByText('此人已不在岗，名下没有待移交的事项。')).toBeVisible();

  await page.goto(record);
  await page.getByRole('button', { name: '撤销移交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销移交' }).click();
  await expect(async () => {
    await page.goto(record);
    await expect(page.getByRole('link', { name: /^已撤销/ })).toContainText(String(held), { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await page.goto(officer);
  await expect(people.getByRole('link')).toHaveText(String(held));
  await context.close();
});

test('a clerk sorts by strokes, asks for 五引, invites the people found, and takes the result sheet', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'clerk'),
  });
  const page = await context.newPage();
  const table = page.getByRole('table');
  const rows = table.locator('tbody').getByRole('row');

  // fewest strokes first
  await page.goto('/desk/merchants?view=all');
  await page.locator('.chips .aside summary', { hasText: '按最近更新' }).click();
  await page.getByRole('link', { name: '按姓氏笔画' }).click();
  await expect(page).toHaveURL(/order=strokes/);
  await expect(rows.first()).toContainText(/^选中[丁卜刁]/);

  // the number beside the value is the count that the list then shows
  const chip = page.getByRole('group', { name: '筛选条件' }).locator('.chip', { hasText: '五引' });
  await chip.locator('summary').click();
  const choice = chip.locator('label', { hasText: '引智力' });
  const count = Number(await choice.locator('.count').textContent());
  await choice.getByRole('radio').check();
  await chip.getByRole('button', { name: '应用' }).click();
  await expect(chip.locator('summary b')).toHaveText('引智力');
  await expect(page).toHaveURL(/order=strokes/);
  await expect(rows).toHaveCount(count);

  // two of them are invited; the links leave as a numbered sheet
  for (const at of [0, 1]) await rows.nth(at).getByRole('checkbox').check();
  await page.getByRole('region', { name: '批量操作' }).getByRole('link', { name: '批量处理' }).click();
  await page.getByRole('link', { name: '邀请开通账号' }).click();
  await page.waitForURL(/act=invite/);
  await expect(page.getByText(/为每人生成一条七天内有效的邀请链接/)).toBeVisible();
  await expect(page.getByText('共 2 人')).toBeVisible();
  await page.getByLabel('理由').fill('请专家开通账号（示例）');
  await page.getByRole('button', { name: '提交处理' }).click();
  await expect(page.getByRole('link', { name: /^已处理\s*2$/ })).toBeVisible({ timeout: 60_000 });
  await page.reload();
  const sheet = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载结果表（2 人）' }).click();
  expect((await sheet).suggestedFilename()).toMatch(/^C\d{4}-\d+\.xlsx$/);

  // and taken back, so that the links are dead
  await page.getByRole('button', { name: '整批撤销' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '整批撤销' }).click();
  await expect(page.getByRole('link', { name: /^已撤销\s*2$/ })).toBeVisible({ timeout: 60_000 });
});
