import { readFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';
import { readPdf } from '@/tests/support/pdf-text';
import { openZipText } from '@/tests/support/zip-text';

const open = async (browser: Browser, baseURL: string, account: DemoAccount, width: number) => {
  const context = await browser.newContext({
    storageState: await signedInState(browser, baseURL, account),
    viewport: { width, height: 844 },
  });
  return { context, page: await context.newPage() };
};

/** The file that a button sends, with its name. */
async function taken(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

for (const [account, width] of [
  ['chief', 1440],
  ['leader', 390],
] as const) {
  test(`a ${account} opens the brief of a person from the record at ${width} px and takes it along as .docx and PDF`, async ({
    browser,
    baseURL,
  }) => {
    const { context, page } = await open(browser, baseURL ?? '', account, width);
    await page.goto('/desk/merchants?basis=valid&order=name');
    const link = page.locator('main table tbody a[href^="/desk/merchants/"]').first();
    const path = (await link.getAttribute('href')) ?? '';
    await page.goto(path);
    await page.getByRole('link', { name: '拜访参阅' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('拜访（会见）参阅');
    const person = ((await page.getByRole('heading', { level: 1 }).textContent()) ?? '').split('：')[1] ?? '';
    await page.getByLabel('用于').selectOption('会见来访');
    const word = await taken(page, '下载 Word（.docx）');
    expect(word.name).toMatch(new RegExp(`^拜访参阅-${person}-20\\d\\d-\\d\\d-\\d\\d\\.docx$`));
    expect(await openZipText(word.bytes, 'word/document.xml')).toContain(person);
    expect(await openZipText(word.bytes, 'word/footer1.xml')).toContain('用于会见来访');
    const pdf = await taken(page, '下载 PDF');
    const read = readPdf(pdf.bytes);
    expect(read.pages).toBe(1);
    expect(read.text).toContain(`拜访（会见）参阅：${person}`);
    await page.goto(path);
    await page.getByText('变更记录', { exact: true }).click();
    await expect(page.getByText('制作拜访参阅').first()).toBeVisible();
    await context.close();
  });
}

test('a merchant on a phone sees who made contact, asks for a correction from the field, and takes the own data', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await open(browser, baseURL ?? '', 'merchant', 390);
  await page.goto('/my');
  await expect(page.getByRole('heading', { name: '与我的联系' })).toBeVisible();

  // a wrong password leads back with the reason
  await page.getByLabel('登录密码').fill('not the password');
  await page.getByRole('button', { name: '下载 JSON' }).click();
  await expect(page.getByRole('status')).toContainText('当前密码不正确');
  await page.getByLabel('登录密码').fill('sangzi-demo');
  const json = await taken(page, '下载 JSON');
  expect(JSON.parse(json.bytes.toString('utf8'))).toMatchObject({ format: 'sangzi.own-data' });
  await page.getByLabel('登录密码').fill('sangzi-demo');
  const book = await taken(page, '下载 Excel（.xlsx）');
  expect(book.name).toMatch(/\.xlsx$/);
  expect(await openZipText(book.bytes, 'xl/workbook.xml')).toContain('基本信息');

  await page.getByRole('link', { name: '申请更正现居地' }).click();
  await expect(page.getByRole('radio', { name: /^更正、补充/ })).toBeChecked();
  await expect(page.getByLabel('涉及的栏目')).toHaveValue('residence');
  await context.close();
});
