import { expect, test, type Browser, type Locator, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';

const NAME = '赵谷泉';
const FIRM = '示例远达电子有限公司';
const PHONE = '15012347777';

/** Every way in which one looks for a person; whoever is found must be among the rows, and the count is the rows'. */
const WAYS = [
  ['name', NAME],
  ['part of the firm', '远达电'],
  ['full pinyin', 'zhaoguquan'],
  ['initials', 'zgq'],
  ['last four of the phone', '7777'],
  ['whole phone', PHONE],
] as const;

async function as(browser: Browser, baseURL: string, account: DemoAccount): Promise<Page> {
  const storageState = await signedInState(browser, baseURL, account);
  return (await browser.newContext({ storageState })).newPage();
}

const chip = (page: Page, label: string): Locator =>
  page.getByRole('group', { name: '筛选条件' }).locator('.chip', { hasText: label }).first();

/** The count beside the conditions equals the rows below it (fifty at most on a page). Answers with the count. */
async function countAgrees(page: Page): Promise<number> {
  const shown = await page
    .locator('.chips .aside')
    .getByText(/^[\d,]+ 人$/)
    .innerText();
  const count = Number(shown.replace(/\D/g, ''));
  await expect(page.locator('table.ledger-table tbody tr')).toHaveCount(Math.min(count, 50));
  return count;
}

/** Types into the chip 查找 and applies it. */
async function search(page: Page, q: string): Promise<void> {
  await chip(page, '查找').locator('summary').click();
  await page.getByRole('textbox', { name: '查找' }).fill(q);
  await chip(page, '查找').getByRole('button', { name: '应用' }).click();
  await page.waitForURL((url) => url.searchParams.get('q') === q);
}

/** Chooses a value of a facet in its chip; the number beside the value is the count that the list then shows. */
async function filter(page: Page, label: string, value: string, name: string): Promise<number> {
  const box = chip(page, label);
  await box.locator('summary').click();
  const option = box.locator('label', { hasText: value }).first();
  await option.locator('.count').waitFor();
  const promised = Number((await option.locator('.count').innerText()).replace(/\D/g, ''));
  await option.click();
  await box.getByRole('button', { name: '应用' }).click();
  await page.waitForURL((url) => url.searchParams.has(name));
  expect(await countAgrees(page), `${label} ${value}: list and number beside the value`).toBe(promised);
  return promised;
}

/** A field of the form that is picked from a list; its name is followed by 选填 when it may stay empty. */
const listField = (page: Page, label: string): Locator =>
  page.getByRole('combobox', { name: new RegExp(`^${label}`) });

/** The first of the lines that stand open for posts. */
const firstPost = (page: Page): Locator => page.getByRole('group', { name: '任职 1' });

async function pick(page: Page, label: string, typed: string, option: string): Promise<void> {
  await listField(page, label).fill(typed);
  await page.getByRole('listbox', { name: label }).getByRole('option', { name: option }).first().click();
}

/** The log of contacts stands first beside a person; the changes of the record unfold below it. */
const openHistory = (page: Page): Promise<void> => page.locator('summary', { hasText: '变更记录' }).click();

test('a merchant is found in every way, read, edited by two at once; the history and the log know who did what', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const page = await as(browser, baseURL ?? '', 'clerk');

  // wrong input first: what is wrong stands beside its field, and what was typed and picked stays
  await page.goto('/desk/merchants/new');
  await pick(page, '籍贯', '西乡', '西乡县');
  await firstPost(page).getByLabel('单位名称').fill(FIRM);
  await page.locator('[name="contactPoints.0.value"]').fill('1501234');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '姓名：请填写此项' })).toBeVisible();
  await expect(page.locator('#f-contactPoints-0-value-problem')).toContainText('手机号码应为 11 位');
  await expect(firstPost(page).getByLabel('单位名称')).toHaveValue(FIRM);
  await expect(listField(page, '籍贯')).toHaveValue(/西乡县/);

  await page.getByLabel('姓名', { exact: true }).fill(NAME);
  await page.locator('[name="contactPoints.0.value"]').fill(PHONE);
  await pick(page, '现居地', '深圳', '深圳市');
  await listField(page, '行业').selectOption({ index: 1 });
  await listField(page, '实力').selectOption({ index: 1 });
  await listField(page, '影响').selectOption({ index: 1 });
  const chosen = async (label: string) =>
    (await listField(page, label).locator('option:checked').innerText()).trim();
  const [industry, strength, influence] = [await chosen('行业'), await chosen('实力'), await chosen('影响')];
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { level: 1, name: NAME })).toBeVisible();
  const record = new URL(page.url()).pathname;

  // the ground on which the person is kept; without one only the own unit reads and edits the whole record
  await page.locator('summary', { hasText: '登记依据' }).click();
  const basis = page.getByRole('form', { name: '登记依据' });
  await basis.getByRole('radio', { name: '本人同意' }).check();
  await basis.getByRole('checkbox', { name: '日常联系' }).check();
  await basis.locator('[name=evidence]').fill('返乡座谈会登记表（示例）');
  await basis.getByRole('button', { name: '登记依据' }).click();
  await expect(page.getByText('返乡座谈会登记表（示例）').first()).toBeVisible();
  const found = page.locator(`table.ledger-table a[href="${record}"]`);

  // search
  for (const [way, q] of WAYS) {
    await page.goto('/desk/merchants');
    await search(page, q);
    await expect(found, `by ${way}: ${q}`).toHaveCount(1);
    await countAgrees(page);
  }
  await page.goto('/desk/merchants?q=szyx');
  await expect(found).toHaveCount(0);

  // each condition by itself, then all together
  const facets = [
    ['籍贯', '西乡县', 'hometown'],
    ['现居', '广东省', 'residence'],
    ['行业', industry, 'industry'],
    ['实力', strength, 'strength'],
    ['影响', influence, 'influence'],
  ] as const;
  for (const [label, value, name] of facets) {
    await page.goto('/desk/merchants');
    await filter(page, label, value, name);
    await expect(chip(page, label).locator('summary b')).toHaveText(value);
    const heads = await page.locator('table.ledger-table thead th').allInnerTexts();
    const column = heads.findIndex((head) => head.trim() === label) + 1;
    expect(column, label).toBeGreaterThan(0);
    const cells = page.locator(`table.ledger-table tbody tr > :nth-child(${column})`);
    const marks = await cells.evaluateAll((list) =>
      list.map(
        (cell) => `${cell.textContent ?? ''} ${cell.querySelector('[aria-label],[title]')?.outerHTML ?? ''}`,
      ),
    );
    expect(marks.filter((mark) => !mark.includes(value.slice(0, 2)))).toEqual([]);
  }
  await page.goto(`/desk/merchants?q=${encodeURIComponent(NAME)}`);
  for (const [label, value, name] of facets) await filter(page, label, value, name);
  await expect(found).toHaveCount(1);
  const all = await countAgrees(page);
  await page.getByRole('link', { name: '清除条件：查找' }).click();
  await page.waitForURL((url) => !url.searchParams.has('q'));
  await expect.poll(() => countAgrees(page)).toBeGreaterThanOrEqual(all);

  // the number is masked; seeing it is an act with a purpose
  await page.goto(record);
  await expect(page.getByText('150****7777')).toBeVisible();
  expect(await page.content()).not.toContain(PHONE);
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await page.getByRole('dialog').getByRole('radio', { name: '核对信息' }).check();
  await page.getByRole('dialog').getByRole('button', { name: '查看并留痕' }).click();
  await expect(page.getByText(PHONE)).toBeVisible();
  await page.reload();
  await expect(page.getByText(PHONE)).toHaveCount(0);
  await openHistory(page);
  const history = page.getByRole('list', { name: '变更记录' });
  const revealed = history.getByRole('listitem').filter({ hasText: '查看联系方式' });
  await expect(revealed).toContainText('办事员（示例）');
  await expect(revealed).toContainText('用途：核对信息');
  const auditor = await as(browser, baseURL ?? '', 'auditor');
  await auditor.goto(`/desk/audit?verb=reveal&record=${record.split('/').at(-1)}`);
  await expect(auditor.locator('table.ledger-table tbody tr')).toHaveCount(1);
  await expect(auditor.locator('table.ledger-table tbody tr')).toContainText('办事员（示例）');

  // two people, two browsers, one record
  const chief = await as(browser, baseURL ?? '', 'chief');
  await page.goto(`${record}/edit`);
  await chief.goto(`${record}/edit`);
  await page.getByLabel('主营业务').fill('电子元件');
  await listField(page, '行业').selectOption({ index: 2 });
  const newIndustry = await chosen('行业');
  await page.getByRole('button', { name: '保存' }).click();
  await page.waitForURL((url) => url.pathname === record);
  await chief.getByLabel('主营业务').fill('机绣');
  await chief.getByRole('button', { name: '保存' }).click();
  const panel = chief.getByRole('region', { name: '这条记录刚刚被别人改过' });
  await expect(panel.getByRole('row', { name: /^主营业务 电子元件 机绣/ })).toBeVisible();
  await expect(
    panel.getByRole('row', { name: new RegExp(`^行业 ${newIndustry} ${industry}`) }),
  ).toBeVisible();
  // nothing else differs, so nothing else is shown
  await expect(panel.getByRole('row')).toHaveCount(3);
  await expect(chief.getByLabel('主营业务')).toHaveValue('机绣');
  await expect(listField(chief, '籍贯')).toHaveValue(/西乡县/);
  await panel.getByRole('button', { name: /改用对方的\s*行业/ }).click();
  await expect(listField(chief, '行业').locator('option:checked')).toHaveText(newIndustry);
  await chief.getByRole('button', { name: '保存' }).click();
  await chief.waitForURL((url) => url.pathname === record);

  // who changed what, when
  await openHistory(chief);
  const lines = chief
    .getByRole('list', { name: '变更记录' })
    .getByRole('listitem')
    .filter({ hasText: '修改' });
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText('科长（示例）');
  await expect(lines.nth(0)).toContainText('主营业务：电子元件 → 机绣');
  await expect(lines.nth(0)).toContainText(day);
  await expect(lines.nth(0)).not.toContainText('行业：');
  await expect(lines.nth(1)).toContainText('办事员（示例）');
  await expect(lines.nth(1)).toContainText('主营业务：电子元件');
  await expect(lines.nth(1)).toContainText(`行业：${industry} → ${newIndustry}`);
});
