import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { request, type Browser, type BrowserContext } from '@playwright/test';

/** The demo accounts, as README lists them; the read-only supervisor comes last. */
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
  'supervisor',
] as const;
export type DemoAccount = (typeof demoAccounts)[number];

const PASSWORD = 'sangzi-demo';
type State = Awaited<ReturnType<BrowserContext['storageState']>>;

/**
 * Cookies of a signed-in account. They are kept beside the data of the run, so that all workers and files share one
 * session; one that has ended (an account keeps its five youngest) is replaced.
 */
export async function signedInState(browser: Browser, baseURL: string, account: DemoAccount): Promise<State> {
  const file = path.join(process.env['E2E_DATA_DIR'] ?? '.cache', 'sign-ins', `${account}.json`);
  if (existsSync(file)) {
    // cast: written below by the same type
    const kept = JSON.parse(readFileSync(file, 'utf8')) as State;
    if (await isAlive(baseURL, kept)) return kept;
  }
  const state = await signIn(browser, baseURL, account);
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(state));
  renameSync(draft, file);
  return state;
}

async function isAlive(baseURL: string, storageState: State): Promise<boolean> {
  const client = await request.newContext({ baseURL, storageState });
  const answer = await client.get('/my/security', { maxRedirects: 0, maxRetries: 2 });
  await client.dispose();
  return answer.status() === 200;
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
