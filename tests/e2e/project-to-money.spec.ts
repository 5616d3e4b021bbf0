import { expect, test, type Browser, type Page } from '@playwright/test';

/** Signs in on the sign-in page, as a person does. */
async function signIn(browser: Browser, account: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto('/sign-in');
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill('sangzi-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(/\/desk/);
  return page;
}

const paper = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
    'latin1',
  ),
});

/** Chooses a file and waits until the server has it; again when the page was not yet listening. */
async function attach(page: Page, label: string, name: string): Promise<void> {
  const sent = page.locator('input[type="hidden"][name="files.0.fileId"]');
  await expect(async () => {
    await page.getByLabel(label).setInputFiles(paper(name));
    await expect(sent).toHaveCount(1, { timeout: 4000 });
  }).toPass();
}

/** Enters a line of the project that stands open, with its evidence, and hands it in. */
async function handIn(county: Page, project: string, day: string, amount: string): Promise<string> {
  await county.goto(`${project}`);
  await county.getByRole('link', { name: '登记到位资金' }).click();
  await county.getByLabel('到位日期').fill(day);
  await county.getByLabel('金额', { exact: false }).first().fill(amount);
  await attach(county, '佐证文件', '进账单.pdf');
  await county.getByRole('button', { name: '提交审核' }).click();
  await county.waitForURL(/\/desk\/receipts\/[0-9a-f-]{36}$/);
  await expect(county.getByText('待审核').first()).toBeVisible();
  return county.url();
}

test('a county registers a project, its agreement and three receipts; two are accepted, one returned; the total opens to the lines', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const name = `示例冷链项目${Date.now().toString().slice(-6)}`;
  const day = `${new Date().getFullYear() - 1}-12-20`;
  const county = await signIn(browser, 'county');

  await county.goto('/desk/projects/new');
  await county.getByLabel('项目名称').fill(name);
  await county.getByLabel('投资方', { exact: false }).first().fill('示例冷链有限公司');
  await county.getByLabel('总投资').fill('0.5 亿元');
  await county.getByLabel('回归项目').check();
  await county.getByRole('button', { name: '保存' }).click();
  await expect(county.getByRole('heading', { level: 1, name })).toBeVisible();
  const project = county.url();
  await expect(county.getByText('5,000.00 万元')).toBeVisible();
  // what the next stage still needs is a link to where it is mended
  await expect(county.getByRole('link', { name: '填写“来源地”' })).toBeVisible();

  await county.getByRole('link', { name: '登记合同' }).first().click();
  await county.getByLabel('标题').fill('示例冷链投资合同');
  await county.getByLabel('签订日期').fill(day);
  await attach(county, '合同文本', '合同.pdf');
  await county.getByLabel('资金来源').first().selectOption({ label: '省外' });
  await county.getByLabel('金额', { exact: false }).first().fill('5000');
  await county.getByRole('button', { name: '保存' }).click();
  await county.waitForURL(project);
  await expect(county.getByRole('link', { name: '示例冷链投资合同' })).toBeVisible();

  // without evidence a line is not handed in, and what was typed stays
  await county.getByRole('link', { name: '登记到位资金' }).click();
  await county.getByLabel('到位日期').fill(day);
  await county.getByLabel('金额', { exact: false }).first().fill('1250');
  await county.getByRole('button', { name: '提交审核' }).click();
  await expect(county.getByRole('alert')).toContainText('须附佐证文件');
  await expect(county.getByLabel('到位日期')).toHaveValue(day);

  const lines = [
    await handIn(county, project, day, '1,250'),
    await handIn(county, project, day, '640.5'),
    await handIn(county, project, day, '999'),
  ];

  // the first person checks each, in the queue, and is led to the next one
  const clerk = await signIn(browser, 'clerk');
  for (const line of lines) {
    await clerk.goto(line);
    await clerk.getByRole('button', { name: '审核通过' }).click();
    await expect(clerk.getByText('待审定').first()).toBeVisible();
    await expect(clerk.getByRole('button', { name: '审定入库' })).toHaveCount(0);
  }

  // the second person accepts two and returns one
  const chief = await signIn(browser, 'chief');
  for (const line of lines.slice(0, 2)) {
    await chief.goto(line);
    await chief.getByRole('button', { name: '审定入库' }).click();
    await expect(chief.getByText('已入库').first()).toBeVisible();
  }
  await chief.goto(lines[2] ?? '');
  await chief.locator('summary', { hasText: '退回' }).click();
  await chief.getByLabel('退回原因').fill('进账单与金额不符');
  await chief.getByRole('button', { name: '退回', exact: true }).click();
  await expect(chief.getByText('已退回').first()).toBeVisible();

  // the county reads why, and its total opens to the two lines and their papers
  await county.goto(lines[2] ?? '');
  await expect(county.getByText('进账单与金额不符').first()).toBeVisible();
  await county.goto(project);
  await expect(county.getByRole('link', { name: '已入库 1,890.50 万元' })).toBeVisible();
  await county.goto('/desk/indicators');
  await county.getByRole('table').getByRole('link').first().click();
  await expect(county.locator('.figure-open')).toBeVisible();
  await county.locator('.figure-group summary').first().click();
  const rows = county.locator('tr.line', { hasText: name });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: '1,250.00' })).toHaveCount(1);
  await expect(rows.filter({ hasText: '640.50' })).toHaveCount(1);
  const file = rows.first().getByRole('link', { name: '进账单.pdf' });
  const answer = await county.request.get((await file.getAttribute('href')) ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-disposition']).toContain('attachment');

  // another unit neither sees the project nor its papers
  const park = await signIn(browser, 'park');
  expect((await park.goto(project))?.status()).toBe(404);
  expect((await park.request.get((await file.getAttribute('href')) ?? '')).status()).toBe(404);
});
