import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { fillRoute, routeRegExp, sampleSource, type AppRoute } from '@/tests/support/route-list';

/** Pages whose parameter no page links to: a value that leads to the page's own answer for it. */
const values: Record<string, Record<string, string>> = {
  // invitations are shown once to the person who makes them; an unknown one shows the page that says so
  '/greetings/[token]': { token: 'a-link-that-nobody-signed' },
  '/invitation/[token]': { token: 'an-invitation-that-does-not-exist' },
};

/**
 * Pages that open for some records only: the list that shows such ones, and how to make one where the demo has none.
 * Two workers may make one each; both do.
 */
const records: Record<string, { list: string; make?: (page: Page) => Promise<void> }> = {
  '/chamber/import/[id]': { list: '/chamber/import', make: makeRosterImport },
  '/desk/articles/[id]/edit': { list: '/desk/articles?state=draft', make: makeArticle },
  '/desk/bulks/[id]': { list: '/desk/bulks', make: makeBulk },
  '/desk/exports/[id]': { list: '/desk/exports', make: makeExport },
  '/desk/greetings/[id]/edit': { list: '/desk/greetings?state=draft' },
  '/desk/handovers/[id]': { list: '/desk/handovers' },
  '/desk/imports/[id]': { list: '/desk/imports', make: makeImport },
  '/desk/merchants/duplicates/[id]': { list: '/desk/merchants/duplicates', make: makePair },
  '/desk/privacy/requests/[id]': { list: '/desk/privacy/requests', make: makeRequest },
  // a record without a lawful basis is edited by its own unit only
  '/desk/merchants/[id]/edit': { list: '/desk/merchants?basis=valid' },
  '/desk/offers/[id]/edit': { list: '/desk/offers?state=draft', make: makeOffer },
  '/desk/receipts/[id]/edit': { list: '/desk/receipts?state=returned' },
  '/desk/showcase/[id]/edit': { list: '/desk/showcase?state=draft', make: makeStory },
};

/** Pages that ask for a record of another noun in their query. */
const queries: Record<string, { name: string; list: string; link: string }> = {
  '/desk/privacy/requests/new': { name: 'person', list: '/desk/merchants', link: '/desk/merchants/[id]' },
  '/desk/agreements/new': { name: 'project', list: '/desk/projects', link: '/desk/projects/[id]' },
};

/** Lists that one visitor has seen a moment ago: several routes are linked from one list. */
export type SeenLists = Map<string, Promise<string>>;

/** The list's page as `request` is signed in; nothing when it is refused. */
async function listPage(request: APIRequestContext, list: string): Promise<string> {
  const answer = await request.get(list, { maxRetries: 2 });
  return answer.status() !== 200 || new URL(answer.url()).pathname.endsWith('/sign-in') ? '' : answer.text();
}

function seenPage(request: APIRequestContext, list: string, seen: SeenLists): Promise<string> {
  const page = seen.get(list) ?? listPage(request, list);
  seen.set(list, page);
  return page;
}

/** Values of a route's first parameter in the list that links there; none when the list is refused. */
async function linkedValues(
  request: APIRequestContext,
  list: string,
  link: string,
  seen: SeenLists,
): Promise<string[]> {
  const html = await seenPage(request, list, seen);
  const shape = routeRegExp(link);
  const hrefs = [...html.slice(html.indexOf('<main')).matchAll(/<a [^>]*?href="([^"?#]+)/g)];
  const found = hrefs.flatMap(([, href = '']) => shape.exec(href)?.[1] ?? []);
  return [...new Set(found)].map((value) => decodeURIComponent(value));
}

/**
 * A real address of the route as this visitor finds it: the first link of its shape in the list that links there.
 * Null when the visitor's own list links to none.
 */
export async function findAddress(
  request: APIRequestContext,
  route: AppRoute,
  seen: SeenLists = new Map(),
): Promise<string | null> {
  const query = queries[route.pattern];
  if (query) {
    const [value] = await linkedValues(request, query.list, query.link, seen);
    return value === undefined ? null : `${route.pattern}?${query.name}=${value}`;
  }
  const [param] = route.params;
  if (param === undefined) return route.pattern;
  const given = values[route.pattern];
  if (given) return fillRoute(route.pattern, given);
  const { page, link } = sampleSource(route);
  const [value] = await linkedValues(request, records[route.pattern]?.list ?? page, link, seen);
  if (value === undefined) return null;
  return fillRoute(route.pattern, { [param.replace(/^\.\.\./, '')]: value });
}

/** The same, making the record first where the demo has none; throws when there is none after that either. */
export async function addressOfRoute(context: BrowserContext, route: AppRoute): Promise<string> {
  const found = await findAddress(context.request, route);
  if (found !== null) return found;
  const make = records[route.pattern]?.make;
  if (make) {
    const page = await context.newPage();
    await make(page);
    await page.close();
    const made = await findAddress(context.request, route);
    if (made !== null) return made;
  }
  throw new Error(`no page links to ${route.pattern}`);
}

async function send(page: Page, leaving: string): Promise<void> {
  await page.locator('main form.form').last().locator('button[type=submit]').last().click();
  await page.waitForURL((url) => url.pathname !== leaving);
}

async function makeArticle(page: Page): Promise<void> {
  await page.goto('/desk/articles/new');
  await page.locator('[name=kind]').first().check();
  await page.locator('[name=title]').fill('待审核的一则资讯（示例）');
  await page.locator('[name=body]').fill('一段写好还没有提交审核的正文，供核对修改页面（示例）。');
  await send(page, '/desk/articles/new');
}

async function makeStory(page: Page): Promise<void> {
  await page.goto('/desk/showcase/new');
  await page.locator('[name=shownName]').fill('示例某');
  await page.locator('[name=sealText]').fill('例');
  await page.locator('[name=title]').fill('还在起草的故事（示例）');
  await page
    .locator('[name=body]')
    .fill('一段写好还没有提交审核的正文，供核对修改页面，内容为虚构（示例）。');
  await send(page, '/desk/showcase/new');
}

async function makeOffer(page: Page): Promise<void> {
  await page.goto('/desk/offers/new');
  await page.locator('[name=title]').fill('还在起草的项目（示例）');
  const owner = page.locator('select[name=ownerUnitId]');
  if ((await owner.count()) > 0 && (await owner.inputValue()) === '') await owner.selectOption({ index: 1 });
  await page
    .locator('[name=content]')
    .fill('一段写好还没有提交审核的项目内容，供核对修改页面，内容为虚构（示例）。');
  await send(page, '/desk/offers/new');
}

async function makeExport(page: Page): Promise<void> {
  await page.goto('/desk/exports/new');
  await page.getByLabel('导出事由').fill('核对名单（示例）');
  await send(page, '/desk/exports/new');
}

async function makeBulk(page: Page): Promise<void> {
  await page.goto('/desk/bulks/new?key=1');
  await page.getByLabel('标签', { exact: true }).fill('示例标签');
  await page.getByLabel('理由').fill('分组联系（示例）');
  await send(page, '/desk/bulks/new');
}

async function makeImport(page: Page): Promise<void> {
  await page.goto('/desk/imports/new');
  await page.getByLabel('表格文件').setInputFiles({
    name: '返乡登记（示例）.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('姓名,手机\n示例甲,19900001111\n示例乙,19900002222\n'),
  });
  await page.getByLabel('名单来源').fill('春节返乡登记（示例）');
  await page.getByLabel('本人同意').check();
  await page.getByLabel('依据凭证').fill('登记表签名页（示例）');
  await page.getByLabel('日常联系').check();
  await page.getByLabel('依据有效期至').fill('2099-12-31');
  await page.getByRole('button', { name: '上传并读取' }).click();
  await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}/);
}

/** Two records laid side by side by hand; the demo has no two that look alike. */
async function makePair(page: Page): Promise<void> {
  await page.goto('/desk/merchants?basis=valid');
  const names = await page.locator('main table tbody a[href^="/desk/merchants/"]').allInnerTexts();
  await page.locator('main table tbody a[href^="/desk/merchants/"]').first().click();
  await page.getByText('与另一条记录比对').click();
  await page.getByRole('combobox', { name: '另一条记录' }).fill(names[1] ?? '');
  await page.getByRole('listbox', { name: '另一条记录' }).getByRole('option').first().click();
  await page.getByRole('button', { name: '并排比对' }).click();
  await page.waitForURL(/\/desk\/merchants\/duplicates\/[0-9a-f-]{36}/);
}

/** A roster sheet whose columns are to be confirmed. */
async function makeRosterImport(page: Page): Promise<void> {
  await page.goto('/chamber/import');
  await page.getByLabel('名册文件').setInputFiles({
    name: '会员名册（示例）.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('姓名,企业名称,联系电话\n示例甲,示例甲厂,19900001111\n示例乙,示例乙厂,19900002222\n'),
  });
  await page.getByText('已上传').first().waitFor();
  await page.getByLabel('会员已同意本会将其信息提供给主管单位').check();
  await page.getByLabel('同意的依据').fill('入会登记表签名（示例）');
  await page.getByRole('button', { name: '上传并识别' }).click();
  await page.waitForURL(/\/chamber\/import\/[0-9a-f-]{36}/);
}

async function makeRequest(page: Page): Promise<void> {
  await page.goto('/desk/merchants?basis=valid');
  await page.locator('main table tbody a[href^="/desk/merchants/"]').first().click();
  await page.getByRole('link', { name: '登记权利申请' }).click();
  await page.getByLabel('查阅、复制').check();
  await page.getByLabel('来访').check();
  await page.getByRole('button', { name: '登记申请' }).click();
  await page.waitForURL(/\/desk\/privacy\/requests\/[0-9a-f-]{36}/);
}
