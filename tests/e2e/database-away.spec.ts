import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { Client } from 'pg';
import { ensureDatabase, startPostgres } from '../../scripts/postgres/server.mjs';
import { signedInState } from '@/tests/support/e2e-accounts';
import { freePort, freshKeys, startWebServer, startWorkerProcess } from '@/tests/support/more-servers';

/** docs/decisions/0012-database-away.md, on a database of its own that is really stopped and started again. */
const root = path.resolve(import.meta.dirname, '../..');
const LIVE = '/api/health/live';

type Answer = { status: number; retry: string | null; type: string; text: string };

async function ask(address: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(address, { redirect: 'manual', ...init });
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, retry: answer.headers.get('retry-after'), type, text: await answer.text() };
}

async function query<Row extends object>(url: string, text: string): Promise<Row | undefined> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows[0];
  } finally {
    await client.end();
  }
}

test('while the database is away everything answers 503 with Retry-After, and works again without a restart', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'sz-away-'));
  execFileSync('chmod', ['711', folder]); // the account that runs PostgreSQL passes through
  const port = await freePort();
  const start = () =>
    startPostgres({
      folder: path.join(folder, 'data'),
      logFile: path.join(folder, 'postgres.log'),
      port,
      password: 'away',
      settings: { fsync: 'off' },
    });
  let database = await start();
  const ends: (() => Promise<void>)[] = [];
  try {
    await ensureDatabase(database.url(), 'away');
    const variables = {
      ...freshKeys(),
      DATABASE_URL: `postgresql://postgres:away@127.0.0.1:${port}/away`,
      DATA_DIR: folder,
      SANGZI_EMBEDDED: '1',
      DEMO: '1',
    };
    const env = { ...process.env, ...variables, NODE_ENV: 'production' as const };
    for (const args of [['scripts/migrate-database.mjs'], ['--import', 'tsx', 'prisma/seed/main.ts']])
      execFileSync(process.execPath, args, { cwd: root, env, stdio: 'pipe' });
    const site = await startWebServer(variables);
    ends.push(site.stop);
    const worker = await startWorkerProcess(variables);
    ends.push(worker.stop);
    const { cookies } = await signedInState(browser, site.address, 'clerk');
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const signedIn = { headers: { cookie } };

    const pages: [string, RequestInit][] = [
      ['/', {}], // cached
      ['/en/about', {}], // cached
      ['/offers', {}],
      ['/showcase/nobody', {}],
      ['/sign-in', {}],
      ['/desk/merchants', signedIn],
      ['/my/security', signedIn],
      ['/offers/interest', { method: 'POST', body: new URLSearchParams({ name: '示例' }) }],
    ];
    const doors: [string, RequestInit][] = [
      ['/api/v1/merchants', { headers: { authorization: 'Bearer sz_none' } }],
      ['/api/files/00000000-0000-7000-8000-000000000000', signedIn],
      ['/api/desk/palette?q=a', signedIn],
    ];
    for (const [path_, init] of pages.slice(0, 7)) {
      const { status } = await ask(`${site.address}${path_}`, init);
      expect([path_, status]).toEqual([path_, path_ === '/showcase/nobody' ? 404 : 200]);
    }

    await database.stop();
    for (const [path_, init] of pages) {
      const { status, retry, type, text } = await ask(`${site.address}${path_}`, init);
      expect([path_, status, retry, type]).toEqual([path_, 503, '10', 'text/html; charset=utf-8']);
      expect(text).toContain(path_.startsWith('/en') ? 'not available for the moment' : '系统暂时无法使用');
    }
    for (const [path_, init] of doors) {
      const { status, retry, type } = await ask(`${site.address}${path_}`, init);
      expect([path_, status, retry]).toEqual([path_, 503, '10']);
      if (!path_.startsWith('/api/desk')) expect(type).toContain('application/problem+json');
    }
    const ready = await ask(`${site.address}/api/health/ready`);
    expect([ready.status, ready.retry, JSON.parse(ready.text)]).toEqual([
      503,
      '10',
      { ready: false, checks: { database: false, migrations: false, queue: false, storage: true } },
    ]);
    expect((await ask(`${site.address}${LIVE}`)).status).toBe(200);

    database = await start();
    for (const [path_, init] of pages.slice(0, 7)) {
      await expect
        .poll(async () => (await ask(`${site.address}${path_}`, init)).status, { timeout: 15_000 })
        .toBe(path_ === '/showcase/nobody' ? 404 : 200);
    }
    expect((await ask(`${site.address}/api/health/ready`)).status).toBe(200);
    // the worker goes on by itself: it takes a job that is written now
    const job = await query<{ id: string }>(
      database.url('away'),
      `INSERT INTO pgboss.job (name, data) VALUES ('audit.verify', '{}') RETURNING id::text`,
    );
    await expect
      .poll(
        async () =>
          (
            await query<{ state: string }>(
              database.url('away'),
              `SELECT state::text FROM pgboss.job WHERE id = '${job?.id}'`,
            )
          )?.state,
        { timeout: 60_000 },
      )
      .toBe('completed');
  } finally {
    for (const end of ends.reverse()) await end();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
