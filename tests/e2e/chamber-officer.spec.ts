import { expect, test, type Browser, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';

const ROSTER = 'tests/fixtures/spreadsheets/members-a.xlsx';
const PHONE = { width: 390, height: 844 };

test.use({ viewport: PHONE });

async function openAs(page: Page, path: string): Promise<number> {
  const response = await page.goto(path);
  return response?.status() ?? 0;
}

async function pageOf(browser: Browser, baseURL: string | undefined, account: DemoAccount): Promise<Page> {
  const storageState = await signedInState(browser, baseURL ?? '', account);
  const context = await browser.newContext({ storageState, viewport: PHONE });
  return context.newPage();
}

/** Opens a page of the officer's desk; nothing of it sticks out of the phone. */
async function openOnPhone(page: Page, path: string): Promise<void> {
  await page.goto(path);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

/** Opens one of the own figures and gives its value; the page of its rows stands open then. */
async function openFigure(page: Page, group: string, label: string): Promise<string> {
  await page.goto('/chamber/figures');
  const figure = page.getByRole('group', { name: group }).getByRole('link', { name: label });
  const value = (await figure.locator('.value').innerText()).trim();
  await figure.click();
  await page.waitForURL((url) => url.pathname !== '/chamber/figures');
  return value;
}

/** Chooses the sample roster and the ground on which it is handed over. */
async function bringRoster(page: Page): Promise<void> {
  await page.getByLabel('名册文件').setInputFiles(ROSTER);
  await expect(page.locator('input[type="hidden"][name="files.0.fileId"]')).toHaveCount(1);
  await page.getByLabel('会员已同意本会将其信息提供给主管单位').check();
  await page.getByLabel('同意的依据').fill('入会登记表载明并逐人签字（示例）');
  await page.getByRole('button', { name: '上传并识别' }).click();
  await page.waitForURL(/\/(import|imports)\/[0-9a-f-]{36}$/);
}

/** What the bureau keeps for the other chamber, and what no chamber handed in, at the officer's addresses. */
async function recordsOf(desk: Page, chamber: string): Promise<string[]> {
  await desk.goto(`${chamber}#members`);
  await desk.getByText('登记会员', { exact: true }).click();
  const entry = desk.locator('form', { has: desk.locator('[name="entryName"]') });
  await entry.getByLabel('名称', { exact: true }).fill('司徒明');
  await entry.getByRole('button', { name: '保存' }).click();
  await desk.waitForURL(/member=[0-9a-f-]{36}/);
  const member = new URL(desk.url()).searchParams.get('member') ?? '';

  await desk.goto(`${chamber}/import`);
  await bringRoster(desk);
  const batch = new URL(desk.url()).pathname;

  await desk.goto('/desk/chambers/bulletins/new');
  await desk.getByLabel('厦门示例商会').check();
  await desk.getByLabel('标题').fill('只发厦门的通知（示例）');
  await desk.getByLabel('正文').fill('示例正文');
  await desk.getByRole('button', { name: '保存' }).click();
  await expect(desk.getByRole('heading', { level: 1, name: '只发厦门的通知（示例）' })).toBeVisible();
  const bulletin = new URL(desk.url()).pathname;

  const lead = await firstOf(desk, '/desk/leads', /^X\d{4}-000001$/);
  const event = await firstOf(desk, '/desk/events', '产业链专题考察（示例）');
  return [
    `/chamber/members/${member}`,
    `/chamber/members/${member}/edit`,
    `/chamber/import/${idIn(batch)}`,
    `/chamber/bulletin/${idIn(bulletin)}`,
    `/chamber/leads/${lead}`,
    `/chamber/events/${event}`,
  ];
}

const idIn = (path: string): string => /[0-9a-f-]{36}/.exec(path)?.[0] ?? '';

/** The id of the record of that name in a list of the desk. */
async function firstOf(desk: Page, list: string, name: string | RegExp): Promise<string> {
  await desk.goto(list);
  const href = await desk.getByRole('link', { name }).first().getAttribute('href');
  return idIn(href ?? '');
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

test('a chamber officer sees to the quarter on a phone: dues, seal, notice, lead, event, figures', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, baseURL, 'chamber');
  await openOnPhone(page, '/chamber/members/new');
  await page.getByLabel('名称').fill('令狐文');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '令狐文' })).toBeVisible();
  await openOnPhone(page, '/chamber/dues');
  await page.getByText('生成应缴记录', { exact: true }).click();
  await page.getByRole('button', { name: '生成', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '已登记 1 笔应缴会费。' })).toBeVisible();
  await page.getByRole('link', { name: '令狐文' }).click();
  await page.getByText('登记缴费', { exact: true }).click();
  await page.getByLabel('累计已缴').fill('500');
  await page.getByLabel('收据编号').fill('示例收据 7');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('部分缴纳', { exact: true })).toBeVisible();
  // saved, the form folds
  await expect(page.getByLabel('收据编号')).toBeHidden();
  await expect(page.getByText(/收据 示例收据 7/).first()).toBeVisible();

  await openOnPhone(page, '/chamber/attest');
  // the part in which one stands is in sight, though it is the seventh of nine
  await expect(page.getByRole('link', { name: '季度核对', exact: true })).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: '提交核对' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '需要修改' })).toContainText('盖章件');
  await page.getByLabel(/^已核对：.*名册所列 \d+ 名会员与实际相符/).check();
  await page.getByLabel('盖章件').setInputFiles({
    name: '盖章核对表（示例）.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
  });
  await expect(page.locator('input[type="hidden"][name="files.0.fileId"]')).toHaveCount(1);
  await page.getByRole('button', { name: '提交核对' }).click();
  await expect(page.getByText('本季度已核对。')).toBeVisible();
  const seal = await page.getByRole('link', { name: '盖章核对表（示例）.pdf' }).getAttribute('href');
  expect((await page.request.get(seal ?? '')).status()).toBe(200);

  await openOnPhone(page, '/chamber');
  await page
    .getByText(/主管单位有 \d+ 份通知未阅/)
    .getByRole('link', { name: '去查看' })
    .click();
  await page.getByRole('link', { name: '关于报送返乡考察人员名单的通知（示例）' }).click();
  await page.getByRole('button', { name: '标为已阅' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '标为已阅' }).click();
  await expect(page.getByText(/^\d{4}-\d{2}-\d{2} 已阅$/)).toBeVisible();

  await openOnPhone(page, '/chamber/leads/new');
  await page.getByLabel('想做什么').fill('想在家乡建一条茶饮灌装线，年内开工（示例）。');
  await page.getByLabel('联系人', { exact: true }).fill('示例联系人九');
  await page.getByLabel('联系电话').fill('13912340009');
  await page.getByLabel('联系人已同意本会将其信息提供给主管单位').check();
  await page.getByLabel('同意的依据').fill('电话中本人同意（示例）');
  await page.getByRole('button', { name: '报送', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: /已报送，编号 X\d{4}-\d+/ })).toBeVisible();
  await expect(page.getByText(/^首次答复不晚于 \d{4}-\d{2}-\d{2}，还有 \d+ 天$/)).toBeVisible();
  await expect(page.getByText('139****0009')).toBeVisible();

  await openOnPhone(page, '/chamber/events');
  await page.getByRole('link', { name: /发展大会（示例）$/ }).click();
  const members = page.getByRole('group', { name: '会员' }).getByRole('checkbox');
  await members.nth(0).check();
  await members.nth(1).check();
  await page.getByLabel(/^已告知所选会员/).check();
  await page.getByRole('button', { name: '为所选会员报名' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已报名 2 人。' })).toBeVisible();
  await expect(page.getByRole('button', { name: '取消报名' })).toHaveCount(2);

  await openOnPhone(page, '/chamber/figures');
  const people = await openFigure(page, '现任会员', '现任会员');
  await expect(page.getByText(`共 ${people} 名`, { exact: true })).toBeVisible();
  for (const sum of ['应缴', '已缴', '未缴', '逾期']) {
    const value = await openFigure(page, `${new Date().getFullYear()} 年会费`, sum);
    const rows = page.getByRole('group', { name: '会费合计' }).getByRole('link', { name: sum });
    await expect(rows.locator('.value')).toHaveText(value);
  }
  await page.goto('/chamber');
  const handed = page.getByRole('group', { name: '本会数据' }).getByRole('link', { name: '报送线索' });
  const leads = (await handed.locator('.value').innerText()).trim();
  await handed.click();
  await expect(page.getByRole('link', { name: `全部${leads}`, exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  );
  await page.context().close();
});

test('a chamber officer brings in the roster as the secretariat keeps it, and takes it back', async ({
  browser,
  baseURL,
}) => {
  const page = await pageOf(browser, baseURL, 'chamber');
  await openOnPhone(page, '/chamber/import');
  await bringRoster(page);
  await page.getByLabel('会费年度').fill('2024');
  await page.getByRole('button', { name: '核对预览' }).click();
  // 已交 without an amount is the whole amount, 未缴 and blank are nothing
  await expect(page.getByText('115 + 0 + 0 + 0 + 0 + 2 = 117 行。')).toContainText(
    '其中登记会费 115 笔，已有缴费 76 笔。',
  );
  await page.getByRole('link', { name: /^有提示/ }).click();
  await expect(page.getByText(/统一社会信用代码：「.+」校验不符，未填入/)).toHaveCount(7);
  await expect(page.getByText(/^陈强贵/)).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: '写入名册' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '写入名册' }).click();
  await expect(page.getByText('名册已写入。')).toBeVisible();
  const batch = new URL(page.url()).pathname;
  await page.goto('/chamber?q=陈强贵');
  await page.getByRole('link', { name: '陈强贵' }).click();
  await expect(page.getByText('199****8919')).toBeVisible();
  await expect(page.getByText('应缴 2,000 元，已缴 2,000 元', { exact: false })).toBeVisible();
  await page.goto(batch);
  await page.getByRole('button', { name: '撤销导入' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销导入' }).click();
  await expect(page.getByText('导入已撤销', { exact: false })).toBeVisible();
  await page.goto('/chamber?q=陈强贵');
  await expect(page.getByText('没有相符的会员')).toBeVisible();
  await page.context().close();
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
  const foreign = await recordsOf(desk, other);
  await clerk.close();

  const officer = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'chamber'),
  });
  const page = await officer.newPage();
  expect(await openAs(page, other)).toBe(404);
  expect(await openAs(page, `${other}/edit`)).toBe(404);
  expect(await openAs(page, '/chamber/members/01900000-0000-7000-8000-000000000000')).toBe(404);
  for (const path of foreign) expect(await openAs(page, path), path).toBe(404);
  expect(await openAs(page, '/desk/chambers')).toBe(403);
  expect((await page.request.get('/api/desk/companies?q=示例')).status()).toBe(403);
  expect((await page.request.get('/api/desk/merchants?q=示例')).status()).toBe(403);
  await officer.close();
});
