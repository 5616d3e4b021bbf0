import type { Browser, BrowserContext } from '@playwright/test';

/** The demo accounts, as README lists them. */
export const demoAccounts = [
  'clerk',
  'chief',
  'leader',
  'county',
  'park',
  'chamber',
  'merchant',
  'sysadmin',
  'secadmin',
  'auditor',
] as const;
export type DemoAccount = (typeof demoAccounts)[number];

const PASSWORD = 'sangzi-demo';
type State = Awaited<ReturnType<BrowserContext['storageState']>>;
const states = new Map<DemoAccount, Promise<State>>();

/** Signs in through the page, once per account and worker; the cookies serve every later context. */
export function signedInState(browser: Browser, baseURL: string, account: DemoAccount): Promise<State> {
  let state = states.get(account);
  if (state === undefined) {
    state = signIn(browser, baseURL, account);
    states.set(account, state);
  }
  return state;
}

async function signIn(browser: Browser, baseURL: string, account: DemoAccount): Promise<State> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByLabel('账号', { exact: true }).fill(account);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const state = await context.storageState();
  await context.close();
  return state;
}
