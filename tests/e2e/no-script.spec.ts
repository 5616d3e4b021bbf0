import { expect, test } from '@playwright/test';
import { signedInState } from '@/tests/support/e2e-accounts';
import { addressOfRoute } from '@/tests/support/route-address';
import { pageRoutes } from '@/tests/support/route-list';

/** Public pages are read and their forms are sent without script (issue 2); so are the sign-in page and a merchant's own. */
test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
test.describe.configure({ mode: 'parallel' });

/** Work areas of staff and officers, which may need script. */
const WORK = /^\/(chamber|my\/tokens)(\/|$)/;
const routes = pageRoutes(['public', 'account']).filter(({ pattern }) => !WORK.test(pattern));

for (const route of routes) {
  test(`${route.pattern} is read, and its forms have somewhere to go`, async ({ browser, baseURL }) => {
    const own = /^\/my(\/|$)/.test(route.pattern);
    const context = await browser.newContext({
      baseURL: baseURL ?? '',
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
      ...(own ? { storageState: await signedInState(browser, baseURL ?? '', 'merchant') } : {}),
    });
    const page = await context.newPage();
    await page.goto(await addressOfRoute(context, route));
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(main.getByRole('heading', { level: 1 })).not.toHaveText('');
    // more than a title: what the page is for stands in the document itself
    expect((await main.innerText()).replace(/\s/g, '').length, 'text of the page').toBeGreaterThan(25);
    await expect(page.locator('template[data-dgst], [aria-busy=true]')).toHaveCount(0);
    const forms = await page.locator('form').evaluateAll((all) =>
      all.map((form) => ({
        action: form.getAttribute('action') ?? '',
        // React writes the name of the server's act into the form; without it the form would go nowhere
        named: form.querySelector('input[name^="$ACTION"]') !== null,
        method: form.getAttribute('method') ?? 'get',
      })),
    );
    const lost = forms.filter(
      ({ action, named, method }) =>
        action.startsWith('javascript:') || (method !== 'get' && action === '' && !named),
    );
    expect(lost).toEqual([]);
    await context.close();
  });
}

test('signing in, searching and large type work by plain form posts', async ({ page }) => {
  await page.goto('/search');
  await page.getByRole('searchbox', { name: '要找什么' }).fill('茶');
  await page.getByRole('main').getByRole('button', { name: '搜索' }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
  await expect(page.getByRole('main')).toContainText('“茶”');
  await page.goto('/offers');
  const before = await page.locator('html').evaluate((html) => getComputedStyle(html).fontSize);
  await page.getByRole('button', { name: '长者模式' }).first().click();
  // the address stays the same, so the page that came back is known by its button
  await expect(page.getByRole('button', { name: '退出长者模式' }).first()).toBeVisible();
  await expect(page).toHaveURL(/\/offers$/);
  await expect
    .poll(() => page.locator('html').evaluate((html) => getComputedStyle(html).fontSize))
    .not.toBe(before);
  await page.goto('/sign-in?next=/my');
  await page.getByLabel('账号', { exact: true }).fill('merchant');
  await page.getByLabel('密码', { exact: true }).fill('sangzi-demo-wrong');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await page.getByLabel('账号', { exact: true }).fill('merchant');
  await page.getByLabel('密码', { exact: true }).fill('sangzi-demo');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).toHaveURL(/\/my$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
