/** A Chromium for the browser tests: Playwright's own, the system's, else (Debian, root) installed, else asked for. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { phase } from '../process/phases.mjs';
import { PlainError } from '../process/plain-error.mjs';
import { runStep } from '../process/run-step.mjs';

/** Debian's package of Chromium without its own windows: the whole browser keeps drawing its tabs beside every page. */
const SHELL = 'chromium-headless-shell';
const NAMES = [
  SHELL,
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge',
];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/snap/bin/chromium'];

/** @returns {string | undefined} the path of an installed Chromium */
export function findChromium() {
  if (process.env.SANGZI_CHROMIUM) return process.env.SANGZI_CHROMIUM;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    chromium.executablePath(),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...PLACES,
  ];
  return candidates.find((path) => path && existsSync(path));
}

/** Like findChromium, but installs it where that is possible, and otherwise says what to install. */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    await phase('安装浏览器', 'chromium', installWithApt);
    const installed = findChromium();
    if (installed) return installed;
  }
  throw new PlainError(
    '浏览器测试需要 Chromium 和中文字体。请安装：apt-get install chromium-headless-shell fonts-noto-cjk，或 npx playwright install chromium',
    'The browser tests need Chromium and a Chinese font: apt-get install chromium-headless-shell fonts-noto-cjk, or npx playwright install chromium',
  );
}

async function installWithApt() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => runStep(['apt-get', ...args], { env });
  const install = (browser) =>
    apt('install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-cjk');
  let last = await apt('update', '-qq');
  if (last.code === 0) last = await install(SHELL);
  // older Debian has the whole browser only
  if (last.code !== 0) last = await install('chromium');
  if (last.code !== 0)
    throw new PlainError('安装浏览器失败。', 'Chromium could not be installed.', last.output.slice(-1000));
}
