import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';

async function as(browser: Browser, baseURL: string, account: DemoAccount): Promise<Page> {
  const storageState = await signedInState(browser, baseURL, account);
  return (await browser.newContext({ storageState })).newPage();
}

const paper = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n',
    'latin1',
  ),
});

/** Chooses a file, once, and waits until the server has it. */
async function attach(page: Page, label: string, name: string): Promise<void> {
  await page.getByLabel(label).setInputFiles(paper(name));
  await expect(page.locator('input[type="hidden"][name="files.0.fileId"]')).toHaveCount(1);
}

const amount = (page: Page): Locator => page.locator('[name="amount"], [name="lines.0.amount"]').first();
const problem = (page: Page, field: string): Locator =>
  page.locator(`#f-${field}-problem, [id^="f-${field}-_"][id$="-problem"]`);

/** Enters a line of the project that stands open, with its evidence, and hands it in. */
async function handIn(county: Page, project: string, day: string, sum: string): Promise<string> {
  await county.goto(project);
  await county.getByRole('link', { name: '登记到位资金' }).click();
  await county.getByLabel('到位日期').fill(day);
  await amount(county).fill(sum);
  await attach(county, '佐证文件', '进账单.pdf');
  await county.getByRole('button', { name: '提交审核' }).click();
  await county.waitForURL(/\/desk\/receipts\/[0-9a-f-]{36}$/);
  await expect(county.getByText('待审核').first()).toBeVisible();
  return county.url();
}

test('a county registers a project, its agreement and three receipts; two are accepted, one returned; the total opens to the lines', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(240_000);
  const name = `示例冷链项目${Date.now().toString().slice(-6)}`;
  const day = `${new Date().getFullYear() - 1}-12-20`;
  const county = await as(browser, baseURL ?? '', 'county');

  // wrong input: said beside the field, in words, and what was typed stays
  await county.goto('/desk/projects/new');
  await county.getByLabel('投资方', { exact: false }).first().fill('示例冷链有限公司');
  await county.getByLabel('总投资').fill('五千abc');
  await county.getByLabel('用地').fill('很多');
  await county.getByLabel('项目代码').fill('2204-61');
  await county.getByLabel('引荐商会').selectOption({ index: 1 });
  const chamber = await county.getByLabel('引荐商会').inputValue();
  await county.getByRole('button', { name: '保存' }).click();
  await expect(problem(county, 'name')).toHaveText('请填写此项。');
  await expect(problem(county, 'totalInvestmentWan')).toContainText('如 1250、0.5 亿元');
  await expect(problem(county, 'landMu')).toContainText('请填写数字');
  await expect(problem(county, 'nationalCode')).toContainText('24 位');
  await expect(county.getByLabel('总投资')).toHaveValue('五千abc');
  await expect(county.getByLabel('引荐商会')).toHaveValue(chamber);
  await county.getByLabel('用地').fill('');
  await county.getByLabel('项目代码').fill('');

  await county.getByRole('textbox', { name: '项目名称' }).fill(name);
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
  await amount(county).fill('5000');
  await county.getByRole('button', { name: '保存' }).click();
  await county.waitForURL(project);
  await expect(county.getByRole('link', { name: '示例冷链投资合同' })).toBeVisible();

  // a line without day, amount and evidence; then with wrong ones
  await county.getByRole('link', { name: '登记到位资金' }).click();
  await county.getByRole('button', { name: '提交审核' }).click();
  await expect(problem(county, 'receivedOn')).toHaveText('请填写此项。');
  await expect(problem(county, 'amount')).toHaveText(/请填写/);
  await county.getByLabel('到位日期').fill('2024-13-45');
  await amount(county).fill('12a5');
  await county.getByRole('button', { name: '提交审核' }).click();
  await expect(problem(county, 'receivedOn')).toContainText('如 2024-07-04');
  await expect(problem(county, 'amount')).toContainText('请填写金额');
  await expect(amount(county)).toHaveValue('12a5');
  await county.getByLabel('到位日期').fill('2999-01-01');
  await amount(county).fill('1250');
  await county.getByRole('button', { name: '提交审核' }).click();
  await expect(problem(county, 'receivedOn')).toContainText('不能晚于今天');
  await county.getByLabel('到位日期').fill(day);
  await county.getByRole('button', { name: '提交审核' }).click();
  await expect(problem(county, 'files')).toContainText('须附佐证文件');
  await expect(county.getByLabel('到位日期')).toHaveValue(day);
  await county.getByLabel('佐证文件').setInputFiles({
    name: '进账单.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ\u0090\u0000 no pdf'),
  });
  await expect(county.getByRole('alert').filter({ hasText: '进账单.pdf' })).toContainText('无法接收');
  await expect(county.locator('input[type="hidden"][name="files.0.fileId"]')).toHaveCount(0);

  const lines = [
    await handIn(county, project, day, '1,250'),
    await handIn(county, project, day, '640.5'),
    // entered a second time: whoever checks is told
    await handIn(county, project, day, '1250'),
  ];
  await expect(county.getByText('请核对是否重复登记')).toBeVisible();

  // the first person checks each
  const clerk = await as(browser, baseURL ?? '', 'clerk');
  for (const line of lines) {
    await clerk.goto(line);
    await clerk.getByRole('button', { name: '审核通过' }).click();
    await expect(clerk.getByText('待审定').first()).toBeVisible();
    await expect(clerk.getByRole('button', { name: '审定入库' })).toHaveCount(0);
  }

  // the second person accepts two and returns one
  const chief = await as(browser, baseURL ?? '', 'chief');
  for (const line of lines.slice(0, 2)) {
    await chief.goto(line);
    await chief.getByRole('button', { name: '审定入库' }).click();
    await expect(chief.getByText('已入库').first()).toBeVisible();
  }
  await chief.goto(lines[2] ?? '');
  await chief.locator('summary', { hasText: '退回' }).click();
  await chief.getByRole('button', { name: '退回', exact: true }).click();
  await expect(problem(chief, 'reason')).toHaveText('请填写此项。');
  await chief.getByLabel('退回原因').fill('与前一笔重复登记');
  await chief.getByRole('button', { name: '退回', exact: true }).click();
  await expect(chief.getByText('已退回').first()).toBeVisible();

  // the county reads why, and its total opens to the lines; their sum is the figure
  await county.goto(lines[2] ?? '');
  await expect(county.getByText('与前一笔重复登记').first()).toBeVisible();
  await county.goto(project);
  await expect(county.getByRole('link', { name: '已入库 1,890.50 万元' })).toBeVisible();
  await county.goto('/desk/indicators');
  await county.getByRole('table').getByRole('link').first().click();
  await expect(county.locator('.figure-open')).toBeVisible();
  for (const fold of await county.locator('.figure-group summary').all()) await fold.click();
  const rows = county.locator('tr.line', { hasText: name });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: '1,250.00' })).toHaveCount(1);
  await expect(rows.filter({ hasText: '640.50' })).toHaveCount(1);
  const number = (text: string) => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100);
  const amounts = await county.locator('tr.line td.num').allInnerTexts();
  // the foot: number of lines, one sum per source, the total, its share
  const total = await county.locator('.figure-lines tfoot td.num').nth(-2).innerText();
  expect(amounts.length).toBeGreaterThanOrEqual(2);
  expect(amounts.map(number).reduce((sum, one) => sum + one, 0)).toBe(number(total));
  const file = rows.first().getByRole('link', { name: '进账单.pdf' });
  const answer = await county.request.get((await file.getAttribute('href')) ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-disposition']).toContain('attachment');

  // another unit neither sees the project nor its papers
  const park = await as(browser, baseURL ?? '', 'park');
  expect((await park.goto(project))?.status()).toBe(404);
  expect((await park.request.get((await file.getAttribute('href')) ?? '')).status()).toBe(404);
});

test('an interest that a visitor registered is taken on and becomes a project in one act', async ({
  browser,
  baseURL,
}) => {
  const visitor = await (await browser.newContext()).newPage();
  await visitor.goto('/offers/tea-beverage');
  await visitor.getByRole('link', { name: '登记投资意向' }).click();
  await visitor.getByRole('textbox', { name: '姓名' }).fill('示例登记人');
  await visitor.getByRole('textbox', { name: '联系电话' }).fill('199 0000 5678');
  await visitor.getByRole('textbox', { name: '企业或单位' }).fill('示例茶饮有限公司');
  await visitor.getByRole('textbox', { name: '意向投资额' }).fill('1.2亿元');
  await visitor.getByRole('checkbox', { name: /办理本次登记/ }).check();
  // a form that is sent faster than a person types is refused
  await visitor.waitForTimeout(3500);
  await visitor.getByRole('button', { name: '提交登记' }).click();
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('登记成功');
  const number = await visitor.locator('dd').first().innerText();

  const clerk = await as(browser, baseURL ?? '', 'clerk');
  await clerk.goto(`/desk/leads?q=${number}`);
  await clerk.getByRole('link', { name: number }).click();
  await clerk.waitForURL(/\/desk\/leads\/[0-9a-f-]{36}$/);
  const lead = new URL(clerk.url()).pathname;
  const id = lead.split('/').at(-1) ?? '';
  await expect(clerk.getByRole('link', { name: '转为项目' })).toHaveCount(0);
  await clerk.goto(`/desk/projects/new?lead=${id}`);
  await expect(clerk.getByRole('heading', { name: `线索 ${number} 还没有受理` })).toBeVisible();
  await clerk.getByRole('link', { name: '返回线索' }).click();
  await clerk.getByRole('button', { name: '受理' }).click();
  await clerk.getByRole('link', { name: '转为项目' }).click();

  // filled from the lead and the offer it is about
  await expect(clerk.getByText(`根据线索${number}`)).toBeVisible();
  const name = await clerk.getByRole('textbox', { name: '项目名称' }).inputValue();
  expect(name).toBe('茶饮料灌装生产线');
  await expect(clerk.getByLabel('投资方')).toHaveValue('示例茶饮有限公司');
  await expect(clerk.getByLabel('总投资')).toHaveValue('12000');
  await expect(clerk.getByLabel('备注')).toHaveValue(new RegExp(`来自线索 ${number}`));

  // refused: the lead stays what it was, and the form what it was filled with
  await clerk.getByLabel('总投资').fill('许多');
  await clerk.getByRole('button', { name: '保存' }).click();
  await expect(problem(clerk, 'totalInvestmentWan')).toBeVisible();
  await expect(clerk.getByLabel('投资方')).toHaveValue('示例茶饮有限公司');
  await clerk.getByLabel('总投资').fill('1.2亿元');
  await clerk.getByRole('button', { name: '保存' }).click();
  await expect(clerk.getByRole('heading', { level: 1, name })).toBeVisible();
  const project = new URL(clerk.url()).pathname;
  await clerk.getByRole('link', { name: number }).click();
  await clerk.waitForURL((url) => url.pathname === lead);
  await expect(clerk.getByText('已转项目').first()).toBeVisible();
  await expect(clerk.locator(`a[href$="${project}"]`)).toContainText(/P\d{4}-\d{6}/);

  // a lead is one project
  await clerk.goto(`/desk/projects/new?lead=${id}`);
  await expect(clerk.getByRole('heading', { name: `线索 ${number} 已经转为项目` })).toBeVisible();
  await expect(clerk.getByRole('textbox', { name: '项目名称' })).toHaveCount(0);
});
