/** The phases of npm test. A failing phase does not hide the next ones. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startThrowAwayPostgres } from '../postgres/server.mjs';
import { label, phase, seconds } from '../process/phases.mjs';
import { runStep, stopAll } from '../process/run-step.mjs';
import { watchParent } from '../process/watch-parent.mjs';
import { build, generateClient } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { projectPath } from './pinned-node.mjs';
import { addCounts, countPlaywright, countVitest } from './test-counts.mjs';

const npmRun = (script) => ['npm', 'run', '--silent', script];

/**
 * Two lanes, since most of the time is spent waiting. First what reads the sources only, in this order: `types` before
 * `lint`, which reads the route types that it generates. Then the tests on the database beside the build and the browser.
 * @typedef {{ name: string, zh: string, command: string[], count?: (report: object) => object }} Phase
 * @type {Phase[]}
 */
const READING = [
  { name: 'types', zh: '类型检查', command: npmRun('typecheck') },
  { name: 'walls', zh: '模块边界', command: npmRun('lint:walls') },
  { name: 'lint', zh: '代码规范', command: npmRun('lint:code') },
  { name: 'format', zh: '代码格式', command: npmRun('lint:format') },
  { name: 'dead-code', zh: '无用代码', command: npmRun('lint:dead') },
  { name: 'messages', zh: '界面文字', command: npmRun('lint:messages') },
  { name: 'unit', zh: '单元测试', command: vitest('unit', 'architecture'), count: countVitest },
];

/** @type {Phase} */
const DATABASE = {
  name: 'integration',
  zh: '集成测试',
  command: vitest('integration'),
  count: countVitest,
};

/** @type {Phase[]} */
const BROWSER = [
  { name: 'build', zh: '构建网站', command: [] },
  { name: 'e2e', zh: '浏览器测试', command: ['playwright', 'test'], count: countPlaywright },
];

function vitest(...projects) {
  return [
    'vitest',
    'run',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
  ];
}

/**
 * Runs the phases (or those named) and ends the process: 0 when all passed. The last line is “N passed, N failed”,
 * the tests of vitest and Playwright together; a check or build that fails counts as one failed.
 * @param {string} root @param {string[]} names
 */
export async function runTests(root, names) {
  const reports = join(root, '.cache/test');
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const environment = {
    ...process.env,
    PATH: projectPath(root),
    NEXT_TELEMETRY_DISABLED: '1',
    TZ: 'Asia/Shanghai',
    CI: process.env.CI ?? '1',
    NO_COLOR: '1',
  };
  for (const name of [
    'DATABASE_URL',
    'DATA_DIR',
    'PORT',
    'BASE_PATH',
    'PUBLIC_URL',
    'PROGRAMME',
    'DEMO',
    'FORCE_COLOR',
  ])
    delete environment[name];

  let server;
  let isEnding = false;
  const end = async (code) => {
    isEnding = true;
    await stopAll();
    await server?.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeAllListeners(signal);
    process.on(signal, () => void (isEnding || end(130)));
  }
  watchParent(() => void (isEnding || end(130)));

  const started = performance.now();
  const chosen = (phases) => phases.filter(({ name }) => names.length === 0 || names.includes(name));
  const [reading, database, browser] = [READING, [DATABASE], BROWSER].map(chosen);
  let total = { passed: 0, failed: 0, skipped: 0 };
  try {
    await phase('生成数据库客户端', 'database client', () => generateClient(root, environment));
    if (database.length > 0) {
      server = await phase('启动临时数据库', 'throw-away database', startThrowAwayPostgres);
      environment.SANGZI_TEST_SERVER = server.url();
    }
    const run = async (one) => {
      const counts = await runPhase(root, one, environment, reports);
      total = addCounts(total, counts);
    };
    const lane = async (phases) => {
      for (let one = phases.shift(); one; one = phases.shift()) await run(one);
    };
    await Promise.all([lane(reading), lane(reading)]);
    await Promise.all([lane(database), lane(browser)]);
  } catch (error) {
    if (isEnding) return;
    await stopAll();
    await server?.stop();
    throw error;
  }
  if (isEnding) return;
  // A test that does not run proves nothing.
  if (total.skipped > 0) process.stdout.write(`\n${total.skipped} skipped: counted as failed\n`);
  const failed = total.failed + total.skipped;
  process.stdout.write(
    `\n${seconds(performance.now() - started)}\n${total.passed} passed, ${failed} failed\n`,
  );
  await end(failed > 0 ? 1 : 0);
}

async function runPhase(root, { name, zh, command, count }, environment, reports) {
  const started = performance.now();
  const report = join(reports, `${name}.json`);
  const { code, output } =
    name === 'build'
      ? await buildAsStep(root, environment)
      : await runStep(name === 'e2e' ? command : withReport(command, report), {
          cwd: root,
          env: { ...environment, ...(name === 'e2e' ? await e2eEnvironment(report) : {}) },
        });
  writeFileSync(join(reports, `${name}.log`), output);
  const counts = count ? readCounts(report, count) : { passed: 0, failed: 0, skipped: 0 };
  const failed = code === 0 ? counts.failed : Math.max(1, counts.failed);
  const took = seconds(performance.now() - started).padStart(10);
  const tests = count ? `  ${counts.passed} passed, ${failed} failed` : '';
  process.stdout.write(`${failed === 0 ? '✓' : '✗'} ${label(zh, name)} ${took}${tests}\n`);
  if (failed > 0) process.stdout.write(`${indentTail(output)}\n`);
  return { ...counts, failed };
}

/** Vitest takes the file of its JSON report as an option; other commands have none. */
function withReport(command, report) {
  return command[0] === 'vitest' ? [...command, `--outputFile.json=${report}`] : command;
}

async function e2eEnvironment(report) {
  return { SANGZI_CHROMIUM: await ensureChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
}

async function buildAsStep(root, environment) {
  try {
    await build(root, '.next', '', { ...environment, NODE_ENV: 'production', BASE_PATH: '' });
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: `${error.message}\n${error.detail ?? error.stack}` };
  }
}

function readCounts(report, count) {
  try {
    return count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function indentTail(output) {
  return output
    .trimEnd()
    .split('\n')
    .slice(-120)
    .map((line) => `    ${line}`)
    .join('\n');
}
