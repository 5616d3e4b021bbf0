import { expect, test, type Page } from '@playwright/test';

/** Journey 5: a returning entrepreneur on a phone, with script and without (issue 2). */
for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ viewport: { width: 390, height: 844 }, javaScriptEnabled });

    test('finds an offer by chain and amount, and compares two', async ({ page }) => {
      await page.goto('/offers');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('推介项目');
      const filters = page.getByText('筛选条件', { exact: true });
      await filters.click();
      await page.getByLabel('产业链').selectOption({ label: '茶产业' });
      await page.getByLabel('最低投资额').fill('0.3亿');
      await page.getByLabel('最高投资额').fill('2亿元');
      await page.getByRole('button', { name: '筛选', exact: true }).click();
      await expect(page).toHaveURL(/chain=tea/);
      await expect(page.getByRole('status')).toContainText('共 2 个项目');
      for (const tick of await page.getByRole('checkbox', { name: /加入比较/ }).all()) await tick.check();
      await page.getByRole('button', { name: '比较所选项目' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('项目比较');
      await expect(page.getByRole('columnheader')).toHaveCount(3);
      await fitsThePhone(page);
    });

    test('is told when an amount cannot be read, and nothing is hidden from the list', async ({ page }) => {
      await page.goto('/offers?min=很多');
      await expect(page.getByRole('alert').filter({ hasText: '很多' })).toBeVisible();
      await expect(page.getByRole('article').first()).toBeVisible();
    });

    test('reads an offer, registers an interest and looks it up with number and code', async ({ page }) => {
      await page.goto('/offers/tea-beverage');
      await expect(page.getByRole('heading', { name: '待解决的条件' })).toBeVisible();
      await page.getByRole('link', { name: '登记投资意向' }).click();
      await expect(page.getByText('您关注的项目：茶饮料灌装生产线')).toBeVisible();
      const opened = Date.now();

      // the number is broken and the consent is missing: both are told, and what was typed stays
      await page.getByRole('textbox', { name: '姓名' }).fill('示例客商');
      await page.getByRole('textbox', { name: '联系电话' }).fill('12345');
      await page.getByRole('button', { name: '提交登记' }).click();
      await expect(page.getByRole('alert').filter({ hasText: '有 2 处需要修改' })).toBeVisible();
      await expect(page.getByRole('textbox', { name: '姓名' })).toHaveValue('示例客商');
      await expect(page.getByText('您关注的项目：茶饮料灌装生产线')).toBeVisible();

      await page.getByRole('textbox', { name: '联系电话' }).fill('199 0000 4321');
      await page.getByRole('checkbox', { name: /办理本次登记/ }).check();
      // a form that is sent faster than a person types is refused
      const reopened = javaScriptEnabled ? opened : Date.now();
      await expect.poll(() => Date.now() - reopened, { timeout: 8000 }).toBeGreaterThan(3500);
      await page.getByRole('button', { name: '提交登记' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('登记成功');
      const number = await page.locator('dd').first().innerText();
      const code = await page.locator('dd').nth(1).innerText();
      expect(number).toMatch(/^X\d{4}-\d{6}$/);
      expect(page.url()).not.toContain(code);
      await fitsThePhone(page);

      await page.getByRole('link', { name: '查看办理情况' }).first().click();
      await page.getByRole('textbox', { name: '编号' }).fill(number);
      await page.getByRole('textbox', { name: '查询码' }).fill('AAAAA-AAAAA');
      await page.getByRole('button', { name: '查看' }).click();
      await expect(page.getByRole('alert').filter({ hasText: '没有找到对应的登记' })).toBeVisible();
      await page.getByRole('textbox', { name: '编号' }).fill(number.toLowerCase());
      await page.getByRole('textbox', { name: '查询码' }).fill(code);
      await page.getByRole('button', { name: '查看' }).click();
      await expect(page.getByRole('heading', { level: 2 })).toContainText('等待受理');
      await expect(page.getByText('已收到登记')).toBeVisible();
    });

    test('finds chambers, a story and a policy clause by Pinyin', async ({ page }) => {
      await page.goto('/chambers');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('商会');
      await page.goto('/showcase');
      await page.getByRole('article').first().getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.goto('/policies');
      await page.getByRole('searchbox', { name: '查找条款' }).fill('rongzi');
      await page.getByRole('button', { name: '查找', exact: true }).click();
      await page.getByRole('link', { name: /融资需求撮合/ }).click();
      await expect(page).toHaveURL(/#clause-\d+$/);
      await fitsThePhone(page);
    });
  });
}

/** Nothing sticks out of a phone's screen. */
async function fitsThePhone(page: Page): Promise<void> {
  const size = page.viewportSize();
  const box = await page.locator('body').boundingBox();
  expect(box?.width ?? 0).toBeLessThanOrEqual(size?.width ?? 0);
}
