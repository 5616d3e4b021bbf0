/** What npm start and npm run dev do once the packages are there. */
import { PlainError, printError } from '../process/plain-error.mjs';
import { phase, seconds } from '../process/phases.mjs';
import { runStep, stopAll } from '../process/run-step.mjs';
import { watchParent } from '../process/watch-parent.mjs';
import { build, generateClient, isBuilt, isGenerated } from './build.mjs';
import { lockDataFolder } from './data-folder.mjs';
import { hasAdministrator, isEmpty, listDemoAccounts, refuseUnfitDatabase, seed } from './database.mjs';
import { openEmbedded } from './embedded.mjs';
import { isUpToDate, migrateAll } from './migrations.mjs';
import { baseEnvironment } from './environment.mjs';
import { startServices } from './services.mjs';
import { listeningHost } from './settings.mjs';

/**
 * Prepares, serves, and returns only by ending the process: 0 after Ctrl-C, 1 when something fails.
 * @param {{ root: string, settings: ReturnType<import('./settings.mjs').readSettings>, dev: boolean }} options
 */
export async function run({ root, settings, dev }) {
  const started = performance.now();
  const lock = lockDataFolder(settings.dataFolder);
  let embedded;
  let ending;
  const end = (code) => {
    ending ??= (async () => {
      await stopAll();
      await embedded?.stop();
      lock.release();
      process.exit(code);
    })();
    return ending;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeAllListeners(signal);
    process.on(signal, () => void end(0));
  }
  watchParent(() => void end(0));
  const fail = (error) => {
    if (ending) return;
    printError(error);
    void end(1);
  };

  try {
    const environment = baseEnvironment(root, settings, dev);
    if (settings.embedded) {
      embedded = await phase('启动数据库', 'database', () => openEmbedded(settings, environment));
      embedded.onLost(() =>
        fail(new PlainError('数据库意外停止。', 'The database stopped unexpectedly.', embedded.logTail())),
      );
      Object.assign(environment, embedded.environment);
    }
    if (!settings.embedded && !dev) await checkSettings(root, environment);
    await prepareDatabase(root, settings, environment);
    const demoAccounts = await listDemoAccounts(environment.DATABASE_URL);
    await refuseWrongAccounts(settings, environment, demoAccounts);
    environment.DEMO = demoAccounts.length > 0 ? '1' : '0';
    if (!dev) await buildWhenStale(root, settings, environment);

    const host =
      process.env.HOST || listeningHost({ hasDemoAccounts: demoAccounts.length > 0, demo: settings.demo });
    const address = `http://localhost:${settings.port}${settings.basePath}`;
    // The owner's rights end here: what serves requests has the application's role only.
    const { OWNER_DATABASE_URL: _owner, ...served } = environment;
    await phase('启动服务', 'server and worker', () =>
      startServices({ root, settings, dev, host, environment: served, onEnd: fail }),
    );
    lock.update({ address, databaseUrl: embedded?.ownerUrl });
    announce({ address, host, demoAccounts, settings, ms: performance.now() - started });
    if (!(await hasAdministrator(environment.DATABASE_URL))) {
      process.stdout.write('\n还没有管理员 no administrator yet: npm run admin:create\n');
    }
  } catch (error) {
    fail(error);
    await ending;
  }
}

/** With a database of one's own, keys come from the environment only; missing, weak or shipped ones are refused. */
async function checkSettings(root, environment) {
  const { code, output } = await runStep(['tsx', 'scripts/check-settings.ts'], {
    cwd: root,
    env: environment,
  });
  if (code === 0) return;
  throw new PlainError('环境变量有误，未启动。', 'The settings in the environment cannot be used.', output);
}

async function prepareDatabase(root, settings, environment) {
  const url = environment.OWNER_DATABASE_URL || environment.DATABASE_URL;
  const ownerEnvironment = { ...environment, DATABASE_URL: url };
  await refuseUnfitDatabase(url);
  if (isGenerated(root) && (await isUpToDate(root, environment))) {
    // nothing to do: the usual start
  } else {
    await phase('生成数据库客户端', 'database client', () => generateClient(root, ownerEnvironment));
    await phase('升级数据库', 'migrations', () => migrateAll(root, environment));
  }
  if (await isEmpty(url)) {
    // A server of one's own gets the reference data only; the demo lives in the embedded database.
    const demo = settings.embedded && settings.demo !== false ? '1' : '0';
    await phase('写入初始数据', `first data (${settings.programme})`, () =>
      seed(root, url, { ...ownerEnvironment, DEMO: demo }),
    );
  }
}

async function refuseWrongAccounts(settings, environment, demoAccounts) {
  if (demoAccounts.length === 0) return;
  if (!settings.embedded) {
    throw new PlainError(
      '数据库中有演示账号（公开口令），不能以 DATABASE_URL 方式启动。请先删除演示账号，或换一个空库。',
      'The database holds demo accounts, whose password is public: it cannot be served with DATABASE_URL. Remove them, or use an empty database.',
    );
  }
  if (settings.demo === false) {
    throw new PlainError(
      '内置数据库中有演示账号，不能以 DEMO=0 启动。请先运行 DEMO=0 npm run db:reset，或用 DATA_DIR= 指定新目录。',
      'The embedded database holds demo accounts, so it cannot start with DEMO=0. Run DEMO=0 npm run db:reset first, or name another folder with DATA_DIR=.',
    );
  }
}

async function buildWhenStale(root, settings, environment) {
  const folder = process.env.NEXT_DIST_DIR || '.next';
  if (isBuilt(root, folder, settings.basePath)) return;
  await phase('构建网站', 'build', () => build(root, folder, settings.basePath, environment));
}

function announce({ address, host, demoAccounts, settings, ms }) {
  const lines = [`\nReady on ${address}`, `  ${seconds(ms)}`];
  if (demoAccounts.length > 0) {
    lines.push('', '演示账号 demo accounts (口令 password: sangzi-demo)');
    const width = Math.max(...demoAccounts.map(({ account }) => account.length));
    // the read-only supervisor is named in README only: ten lines are enough to begin with
    for (const { account, name } of demoAccounts.filter((one) => one.account !== 'supervisor'))
      lines.push(`  ${account.padEnd(width)}  ${name}`);
    lines.push('', '演示系统，非政府网站。');
    if (host === '127.0.0.1') lines.push('只接受本机访问 (loopback only; DEMO=1 opens it to the network).');
  }
  if (settings.embedded) lines.push(`数据目录 data: ${settings.dataFolder}`);
  lines.push('按 Ctrl-C 停止 (Ctrl-C stops).');
  process.stdout.write(`${lines.join('\n')}\n`);
}
