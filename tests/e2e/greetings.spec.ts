import { expect, test, type Browser, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';

async function as(browser: Browser, baseURL: string, account: DemoAccount): Promise<Page> {
  const storageState = await signedInState(browser, baseURL, account);
  const context = await browser.newContext({ storageState, viewport: { width: 1440, height: 900 } });
  return context.newPage();
}

test('a clerk plans Mid-Autumn letters, a chief approves, letters and labels come down, who is not to be contacted is left out', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const clerk = await as(browser, baseURL ?? '', 'clerk');
  const unwanted = '钟不扰';
  await clerk.goto('/desk/merchants/new');
  await clerk.getByLabel('姓名', { exact: true }).fill(unwanted);
  await clerk.locator('[name=doNotContact]').check();
  await clerk.getByRole('button', { name: '保存', exact: true }).click();
  await expect(clerk.getByRole('heading', { level: 1, name: unwanted })).toBeVisible();

  // from the calendar of the year to the form
  const year = new Date().getFullYear() + 1;
  await clerk.goto(`/desk/greetings?year=${year}`);
  await clerk.getByRole('link', { name: '安排中秋节慰问' }).click();
  await expect(clerk.getByLabel('活动名称')).toHaveValue(`${year} 年中秋节慰问`);
  await clerk.getByLabel('模板').selectOption({ label: '信函 · 中秋慰问信（示例）' });
  await clerk.getByLabel('重点客商').selectOption({ label: '仅重点客商' });
  await clerk.getByRole('combobox', { name: /^增加的人/ }).fill(unwanted);
  await clerk.getByRole('option', { name: unwanted }).click();
  await clerk.getByRole('button', { name: '保存草稿' }).click();
  await clerk.waitForURL(/\/desk\/greetings\/[0-9a-f-]{36}$/);
  const campaign = new URL(clerk.url()).pathname;
  await expect(clerk.getByRole('region', { name: '今天的名单' })).toContainText('本人要求不再联系 1 人');
  await expect(clerk.getByRole('region', { name: '样稿' })).toContainText('值此中秋节来临之际');
  await clerk.getByRole('button', { name: '送审' }).click();
  await expect(clerk.getByText('送审人不能批准自己的安排')).toBeVisible();

  const chief = await as(browser, baseURL ?? '', 'chief');
  await chief.goto('/desk/greetings?waiting=1');
  await chief
    .getByRole('link', { name: `${year} 年中秋节慰问` })
    .last()
    .click();
  await chief.getByRole('radio', { name: '批准' }).check();
  await chief.getByLabel('理由').fill('同意，请核对地址');
  await chief.getByRole('button', { name: '提交意见' }).click();
  await expect(chief.getByRole('region', { name: '定稿名单' })).toContainText('本人要求不再联系 1 人');

  await clerk.goto(campaign);
  await clerk.getByRole('button', { name: '生成信函（.docx）' }).click();
  await expect(clerk.getByRole('link', { name: '下载信函' })).toBeVisible({ timeout: 30_000 });
  await clerk.getByRole('button', { name: '生成标签（.docx）' }).click();
  await expect(clerk.getByRole('link', { name: /^下载标签/ })).toBeVisible({ timeout: 30_000 });
  for (const [name, ending] of [
    ['下载信函', '-letters.docx'],
    ['下载标签 3 × 8（70 × 36 毫米）', '-labels.docx'],
  ] as const) {
    const download = clerk.waitForEvent('download');
    await clerk.getByRole('link', { name }).click();
    expect((await download).suggestedFilename()).toMatch(new RegExp(`^W\\d{4}-\\d{6}${ending}$`));
  }
  await clerk.getByRole('link', { name: '本人要求不再联系 1 人' }).click();
  const list = clerk.getByRole('region', { name: '收件人' });
  await expect(list.getByRole('link', { name: unwanted })).toBeVisible();
  await expect(list.getByRole('row')).toHaveCount(2);
});
