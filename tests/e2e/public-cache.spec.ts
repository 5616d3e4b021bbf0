import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { signedInState } from '@/tests/support/e2e-accounts';
import { startWebServer, variablesOfDemo } from '@/tests/support/more-servers';

/** docs/decisions/0008-public-cache.md: two web servers on one database, and a change that neither of them makes. */
const root = path.resolve(import.meta.dirname, '../..');
const LANGUAGES = ['', '/zh-Hant', '/en'];

/** What a visitor without cookies gets: status, whether it came from the cache, the page. */
async function read(address: string) {
  const answer = await fetch(address, { redirect: 'manual' });
  return { status: answer.status, cache: answer.headers.get('x-nextjs-cache'), text: await answer.text() };
}

test('a story that another process takes down is gone from two web servers at once, in three languages', async ({
  baseURL,
}) => {
  test.setTimeout(180_000);
  const variables = variablesOfDemo();
  const second = await startWebServer(variables);
  const other = spawn(process.execPath, ['--import', 'tsx', 'tests/support/story-process.ts'], {
    cwd: root,
    env: { ...process.env, ...variables, NODE_ENV: 'production' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const lines = createInterface({ input: other.stdout })[Symbol.asyncIterator]();
    const slug = String((await lines.next()).value);
    const sites = [baseURL ?? '', second.address].flatMap((site) => LANGUAGES.map((one) => `${site}${one}`));

    for (const site of sites) {
      for (const address of [`${site}/showcase/${slug}`, site]) {
        // both servers hold the page in their own memory before it is withdrawn
        await expect
          .poll(async () => {
            const { status, cache, text } = await read(address);
            return [status, cache, text.includes(slug)];
          })
          .toEqual([200, 'HIT', true]);
      }
    }

    other.stdin.write('now\n');
    const committedAt = Number((await lines.next()).value);
    const stale = new Map<string, number>();
    const look = async (site: string) => {
      for (;;) {
        const [page, home] = await Promise.all([read(`${site}/showcase/${slug}`), read(site)]);
        const shows = page.status === 200 || home.text.includes(slug);
        if (!shows) {
          expect([page.status, home.status]).toEqual([404, 200]);
          return;
        }
        stale.set(site, Date.now() - committedAt);
        if (Date.now() - committedAt > 10_000) return;
      }
    };
    await Promise.all(sites.map(look));
    // how fast is a figure of the bench; here only that nobody waits for the page's age
    expect([...stale].filter(([, ms]) => ms > 10_000)).toEqual([]);
  } finally {
    other.kill('SIGKILL');
    await second.stop();
  }
});

test('a cached page holds nothing of who asked first: signed in and stranger get the same bytes', async ({
  browser,
  baseURL,
}) => {
  const { cookies } = await signedInState(browser, baseURL ?? '', 'clerk');
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const address of LANGUAGES.map((one) => `${baseURL}${one}/about`)) {
    const mine = await fetch(address, { headers: { cookie } });
    const theirs = await fetch(address);
    expect([mine.status, theirs.headers.get('x-nextjs-cache')]).toEqual([200, 'HIT']);
    expect(await theirs.text()).toBe(await mine.text());
    expect([mine.headers.get('set-cookie'), theirs.headers.get('set-cookie')]).toEqual([null, null]);
  }
});
