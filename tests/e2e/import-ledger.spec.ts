import { expect, test, type Page } from '@playwright/test';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';

const LEDGER = 'tests/fixtures/spreadsheets/merchants-a.xlsx';

async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in?next=/desk/imports');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill('sangzi-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => url.pathname === '/desk/imports');
}

async function upload(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto('/desk/imports/new');
  await page.getByLabel('表格文件').setInputFiles(file);
  await page.getByLabel('名单来源').fill('春节返乡登记（示例）');
  await page.getByLabel('本人同意').check();
  await page.getByLabel('依据凭证').fill('登记表签名页（示例）');
  await page.getByLabel('日常联系').check();
  await page.getByLabel('依据有效期至').fill('2099-12-31');
  await page.getByRole('button', { name: '上传并读取' }).click();
}

const equation = (page: Page) => page.getByText('本表共 325 行').locator('..');

test('a filler of 西乡县 imports a ledger as townships keep it, and takes it back', async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page, 'county');
  await upload(page, LEDGER);

  await expect(page.getByText('表头在第 3、4 行，数据从第 5 行开始。')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('combobox', { name: '联系方式/手机' })).toHaveValue('phones');
  await expect(page.getByRole('combobox', { name: '籍贯/县' })).toHaveValue('hometownCounty');
  await page.getByRole('button', { name: '确认并核对' }).click();

  await expect(equation(page)).toHaveText(
    /＝\s*新增 300\s*＋\s*变更 0\s*＋\s*相同 0\s*＋\s*疑似重复 13\s*＋\s*错误 0\s*＋\s*跳过 12/,
    {
      timeout: 30_000,
    },
  );
  const batch = page.url();

  await page.getByRole('link', { name: /^疑似重复/ }).click();
  const twin = page.getByRole('row', { name: /^看原行 28 / });
  await expect(twin).toContainText('与本表第 27 行电话、姓名相同');
  await expect(twin).toContainText('199****2137');
  await twin.getByRole('combobox').selectOption({ label: '不是同一人，新建' });
  await twin.getByRole('button', { name: '确定' }).click();
  await expect(twin.getByRole('combobox')).toHaveValue('create');

  await page.getByRole('link', { name: /^有提醒/ }).click();
  await expect(page.getByText('原文“电话不详”').first()).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载问题清单' }).click(),
  ]);
  const workbook = await openSpreadsheet(await download.path());
  const [head, first] = await workbook.firstRows(2);
  await workbook.close();
  expect(head?.cells.at(-1)?.text).toBe('问题说明');
  expect(first?.cells[0]?.text).toMatch(/^\d+$/);

  await page.goto(batch);
  await page.getByRole('button', { name: '写入台账' }).click();
  await expect(page.getByRole('dialog')).toContainText('将新建 301 人、更新 0 人');
  await page.getByRole('button', { name: '写入', exact: true }).click();
  await expect(page.getByRole('heading', { name: '写入结果' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('group', { name: '写入结果' })).toContainText('301');

  await page.getByRole('button', { name: '撤销这一批' }).click();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByRole('heading', { name: '撤销结果' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('group', { name: '撤销结果' })).toContainText('301');
});

test('what is forgotten is said beside the field, and what was typed stays', async ({ page }) => {
  await signIn(page, 'county');
  await page.goto('/desk/imports/new');
  await page.getByLabel('名单来源').fill('示例来源');
  await page.getByRole('button', { name: '上传并读取' }).click();
  await expect(page.locator('.error-summary')).toContainText('请选择一个表格文件。');
  await expect(page.getByLabel('名单来源')).toHaveValue('示例来源');
  await page.getByLabel('表格文件').setInputFiles(LEDGER);
  await page.getByRole('button', { name: '上传并读取' }).click();
  await expect(page.getByText('已上传：merchants-a.xlsx')).toBeVisible();
  await expect(page.locator('.error-summary')).toContainText('依据种类：请填写此项。');
});

test('a file that is no table is refused in words', async ({ page }) => {
  await signIn(page, 'county');
  await upload(page, {
    name: '台账.xlsx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from('不是表格'),
  });
  await expect(page.locator('.error-summary')).toContainText('不能读取这种文件', { timeout: 30_000 });
});

test('a park cannot open the batch of a county', async ({ page, browser }) => {
  test.setTimeout(180_000);
  await signIn(page, 'county');
  await upload(page, LEDGER);
  await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}/);
  const batch = page.url();
  const other = await (await browser.newContext()).newPage();
  await signIn(other, 'park');
  const answer = await other.goto(batch);
  expect(answer?.status()).toBe(404);
  await other.close();
});
