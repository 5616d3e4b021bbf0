import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';
import { findChromium } from './scripts/setup/chromium.mjs';

/*
 * The browser tests run against the very thing that `npm start` serves: a demo in an embedded database of its own,
 * with the worker. The build must stand (npm test builds first; by hand: npm run test:e2e).
 * Playwright's workers read this file again: port and folder are handed on in the environment.
 */
process.env['E2E_PORT'] ??= freePort();
process.env['E2E_DATA_DIR'] ??= path.join(tmpdir(), `sz-e2e-${randomUUID().slice(0, 8)}`);
process.env['E2E_SMTP_PORT'] ??= freePort();
const baseURL = `http://localhost:${process.env['E2E_PORT']}`;

function freePort(): string {
  const script = `const s=require('node:net').createServer().listen(0,'127.0.0.1',()=>{console.log(s.address().port);s.close()})`;
  return execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }).trim();
}

const executablePath = findChromium();

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  forbidOnly: true,
  retries: 0,
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['json', { outputFile: process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ?? '.cache/test/e2e.json' }],
  ],
  globalTeardown: './tests/support/teardown-e2e.ts',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    baseURL,
    // a control that is not there fails by its name instead of by the test's whole time
    actionTimeout: 30_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // a trace notes every change of every page, three times the duration: by hand, `npx playwright test --trace on`
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      // where the shell names no language, Chromium can't name a Chinese file
      env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `${baseURL}/api/health/live`,
    timeout: 600_000,
    reuseExistingServer: false,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      PORT: process.env['E2E_PORT'],
      DATA_DIR: process.env['E2E_DATA_DIR'],
      PROGRAMME: process.env['E2E_PROGRAMME'] ?? 'hanzhong',
      SANGZI_THROW_AWAY: '1',
      // greetings.spec.ts listens there; nobody else sends a mail
      SMTP_URL: `smtp://127.0.0.1:${process.env['E2E_SMTP_PORT']}`,
      MAIL_FROM: '示例市经济合作局 <office@example.org>',
      MAIL_PER_MINUTE: '6000',
      DATABASE_URL: '',
      DEMO: '',
      BASE_PATH: '',
      PUBLIC_URL: '',
    },
  },
});
