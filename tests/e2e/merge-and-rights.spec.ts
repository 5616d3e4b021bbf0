import { expect, test, type Page } from '@playwright/test';
import { signedInState, type DemoAccount } from '@/tests/support/e2e-accounts';

const LEDGER = '/desk/merchants?basis=valid&order=name';

/** Two people of the ledger whose names nobody else has: path of the record and name. */
async function twoPeople(page: Page): Promise<{ path: string; name: string }[]> {
  await page.goto(LEDGER);
  const links = await page.locator('main table tbody a[href^="/desk/merchants/"]').evaluateAll((list) =>
    list.map((link) => ({
      path: link.getAttribute('href') ?? '',
      name: (link.firstChild?.textContent ?? '').trim(),
    })),
  );
  const single = links.filter(({ name }) => links.filter((other) => other.name === name).length === 1);
  return single.slice(-2);
}

test('a clerk lays two records side by side, merges them field by field, and parts them again', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'clerk'),
  });
  const page = await context.newPage();
  const [kept, gone] = await twoPeople(page);
  if (!kept || !gone) throw new Error('the demo has two people with names of their own');
  await page.goto(kept.path);
  await page.getByText('与另一条记录比对').click();
  await page.getByRole('combobox', { name: '另一条记录' }).fill(gone.name);
  await page.getByRole('option', { name: gone.name }).first().click();
  await page.getByRole('button', { name: '并排比对' }).click();
  await page.waitForURL(/\/desk\/merchants\/duplicates\/[0-9a-f-]{36}/);

  // without a reason nothing is merged, and what was chosen stays
  await page
    .getByRole('radio', { name: new RegExp(`^${kept.name}`) })
    .first()
    .check();
  const name = page.getByRole('radiogroup', { name: '姓名' });
  await name.getByRole('radio', { name: kept.name }).check();
  await page.getByRole('button', { name: '确认合并' }).click();
  await expect(page.locator('.error-summary')).toContainText('合并理由');
  await expect(name.getByRole('radio', { name: kept.name })).toBeChecked();
  await page.getByLabel('合并理由').fill('电话向本人核实为同一人（示例）');
  await page.getByRole('button', { name: '确认合并' }).click();

  // the record that stays knows whom it took in; the other's address leads to it, its name finds it
  await page.waitForURL((url) => url.pathname === kept.path);
  await expect(page.getByRole('heading', { level: 1, name: kept.name })).toBeVisible();
  await expect(page.getByText(`并入 ${gone.name}`)).toBeVisible();
  await page.goto(gone.path);
  await expect(page).toHaveURL(new RegExp(`${kept.path}$`));
  await page.goto(`/desk/merchants?q=${encodeURIComponent(gone.name)}`);
  await expect(page.locator(`main table a[href="${gone.path}"]`)).toHaveCount(0);
  await expect(page.locator(`main table a[href="${kept.path}"]`)).toHaveCount(1);

  await page.goto(kept.path);
  await page.getByText(/^撤销合并（/).click();
  await page.getByLabel('撤销理由').fill('本人来电更正：不是同一人（示例）');
  await page.getByRole('button', { name: '撤销合并' }).click();
  await expect(page.getByText(/已于 .* 撤销/)).toBeVisible();
  await page.goto(`/desk/merchants?q=${encodeURIComponent(gone.name)}`);
  await expect(page.locator(`main table a[href="${gone.path}"]`)).toHaveCount(1);
  await page.goto(gone.path);
  await expect(page.getByRole('heading', { level: 1, name: gone.name })).toBeVisible();
  await context.close();
});

test('a merchant on a phone asks for a correction, the unit answers with a letter, and the merchant reads it', async ({
  browser,
  baseURL,
}) => {
  const open = async (account: DemoAccount, width: number) => {
    const context = await browser.newContext({
      storageState: await signedInState(browser, baseURL ?? '', account),
      viewport: { width, height: 844 },
    });
    return context.newPage();
  };
  const own = await open('merchant', 390);
  await own.goto('/my/requests');
  await own.getByRole('radio', { name: /^更正/ }).check();
  await own.getByRole('button', { name: '提交申请' }).click();
  // a correction says what is wrong
  await expect(own.locator('.error-summary')).toBeVisible();
  await expect(own.getByRole('radio', { name: /^更正/ })).toBeChecked();
  await own.getByRole('textbox', { name: /^说明/ }).fill('职务应为副总经理（示例）');
  await own.getByRole('button', { name: '提交申请' }).click();
  const told = own.getByText(/已受理，编号/);
  await expect(told).toBeVisible();
  const number = /编号 ([^。]+)。/.exec(await told.innerText())?.[1] ?? 'none';
  await expect(own.getByText(/前答复/).first()).toBeVisible();

  const clerk = await open('chief', 1440);
  await clerk.goto('/desk/privacy/requests');
  await clerk.getByRole('table').getByRole('link', { name: number }).click();
  await expect(clerk.getByText('职务应为副总经理（示例）')).toBeVisible();
  await clerk.getByRole('radio', { name: '准予', exact: true }).check();
  await clerk.getByLabel('理由').fill('已核对任职文件（示例）');
  await clerk.getByRole('button', { name: '答复申请' }).click();
  // the draft of the letter is not sent as it stands
  await expect(clerk.locator('.error-summary')).toContainText('换成实际的办理结果');
  const letter = clerk.getByLabel('答复函');
  await letter.fill(
    (await letter.inputValue()).replace(/（写明[^）]*）/, '您的职务已更正为副总经理（示例）。'),
  );
  await clerk.getByRole('button', { name: '答复申请' }).click();
  await expect(clerk.getByText('已办结').first()).toBeVisible();

  await own.goto('/my/requests');
  await expect(own.getByText(number, { exact: true })).toBeVisible();
  await expect(own.getByText(/您的职务已更正为副总经理/)).toBeVisible();
  await expect(own.getByText('已办理').first()).toBeVisible();
  await own.context().close();
  await clerk.context().close();
});

test('a clerk enters a birthday on the word of the person, is reminded of it, and the person takes the word back', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const open = async (account: DemoAccount, width: number) => {
    const context = await browser.newContext({
      storageState: await signedInState(browser, baseURL ?? '', account),
      viewport: { width, height: 844 },
    });
    return context.newPage();
  };
  const own = await open('merchant', 390);
  await own.goto('/my');
  const fileNo = await own
    .locator('dt', { hasText: /^档案编?号$/ })
    .locator('+ dd')
    .innerText();
  const page = await open('clerk', 1440);
  await page.goto(`/desk/merchants?q=${fileNo.trim()}`);
  await page.locator('main table tbody a[href^="/desk/merchants/"]').first().click();
  await page.waitForURL(/\/desk\/merchants\/[0-9a-f-]{36}/);
  const name = (await page.getByRole('heading', { level: 1 }).innerText()).trim();

  // without the word there is no field for it
  const care = page.getByRole('region', { name: '生日与家庭' });
  await expect(care).toContainText('本人尚未同意告知生日、家庭情况，不能登记');
  await expect(care.getByText('登记生日', { exact: true })).toHaveCount(0);
  const consents = page.getByRole('region', { name: '同意记录' });
  await consents.locator('summary', { hasText: '登记同意' }).click();
  await consents.getByRole('radio', { name: '生日与家庭关怀' }).check();
  await consents.getByRole('radio', { name: '书面签字' }).check();
  await consents.getByLabel('凭据', { exact: true }).fill('同意书 12 号（示例）');
  await consents.getByRole('button', { name: '登记同意' }).click();
  await expect(consents.locator('.error-summary')).toContainText('愿意告知的内容');
  await consents.getByRole('checkbox', { name: '生日', exact: true }).check();
  await consents.getByRole('button', { name: '登记同意' }).click();

  // the officer is reminded: three days ahead, by the calendar of the desk
  await care.locator('summary', { hasText: '登记生日' }).click();
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(
    new Date(Date.now() + 3 * 86_400_000),
  );
  const [, month, date] = day.split('-').map(Number);
  await care.getByLabel('月', { exact: true }).fill(String(month));
  await care.getByLabel('日', { exact: true }).fill(String(date));
  await care.getByRole('button', { name: '登记生日' }).click();
  await expect(care).toContainText(`${month}月${date}日`);
  await expect(care).toContainText('本人尚未同意告知家庭情况');
  const charge = page.locator('#officer');
  await charge.locator('summary').click();
  const officer = charge.getByRole('combobox', { name: '责任人' });
  await officer.selectOption(
    (await officer.locator('option', { hasText: '办事员' }).first().getAttribute('value')) ?? '',
  );
  await charge.getByRole('button', { name: '保存责任人' }).click();
  await expect(page.locator('dt', { hasText: '责任人' }).locator('+ dd')).toContainText('办事员');
  await page.goto('/desk/interactions/birthdays');
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('3 天后');
  await page.goto('/desk');
  await expect(page.getByRole('region', { name: '近期生日的客商' })).toContainText(name);

  await own.goto('/my');
  await expect(own.getByRole('region', { name: '生日与家庭' })).toContainText(`${month}月${date}日`);
  const mine = own.getByRole('region', { name: '我的同意' }).getByRole('listitem');
  const word = mine.filter({ hasText: '生日与家庭关怀' });
  await word.locator('summary').click();
  await word.getByRole('button', { name: '撤回同意' }).click();
  await expect(own.getByRole('region', { name: '生日与家庭' })).toHaveCount(0);
  await page.goto('/desk/interactions/birthdays');
  await expect(page.getByText(name, { exact: true })).toHaveCount(0);
  await own.context().close();
  await page.context().close();
});
