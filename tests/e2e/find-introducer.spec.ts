import { expect, test, type Page } from '@playwright/test';
import { signedInState } from '@/tests/support/e2e-accounts';

const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

async function enterPerson(page: Page, name: string): Promise<string> {
  await page.goto('/desk/merchants/new');
  await page.getByLabel('姓名', { exact: true }).fill(name);
  await save(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname;
}

test('a clerk enters who introduced somebody, and the page tells through whom that person is reached', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    storageState: await signedInState(browser, baseURL ?? '', 'clerk'),
  });
  const page = await context.newPage();
  const [helper, stranger] = ['仇牵线', '覃难寻'];
  const record = await enterPerson(page, helper);
  // the unit knows the one who can help
  await page.goto(`/desk/interactions/new?merchant=${record.split('/').at(-1)}`);
  await page.getByRole('radiogroup', { name: '联系方式' }).getByRole('radio', { name: '走访' }).check();
  await page.getByLabel('联系内容').fill('走访企业，愿意帮忙牵线（示例）。');
  await save(page);
  await page.waitForURL((url) => url.pathname === record);

  await enterPerson(page, stranger);
  await page.getByRole('link', { name: '人脉与引荐' }).click();
  const paths = page.getByRole('region', { name: `我们通过谁能找到${stranger}` });
  await expect(paths.getByText('没有找到中间不超过两人的路径')).toBeVisible();

  await page.getByText('登记一条关系').click();
  await page.getByRole('combobox', { name: /^关系人/ }).fill(helper);
  await page
    .getByRole('option', { name: new RegExp(helper) })
    .first()
    .click();
  await page.getByLabel(/^来源/).fill('本人所述（示例）');
  await page.getByRole('button', { name: '登记关系' }).click();

  await expect(paths.getByRole('link', { name: helper })).toBeVisible();
  await expect(paths.getByText('中间经过 1 人')).toBeVisible();
  await expect(paths.getByText(/走访/)).toBeVisible();
  await expect(page.getByRole('table', { name: '登记的关系' }).getByText('引荐人')).toBeVisible();
  // from the picture to the other one by keyboard, who is seen from there as the introducer
  await page.getByRole('link', { name: new RegExp(`${helper}，引荐人`) }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('table', { name: '登记的关系' }).getByText('由其引荐')).toBeVisible();
  await context.close();
});
