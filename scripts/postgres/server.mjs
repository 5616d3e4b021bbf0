/** Runs a PostgreSQL server of our own: see docs/decisions/0003-embedded-postgresql.md. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  rmdirSync,
  statfsSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { PlainError, diskFull, explainFolderError } from '../process/plain-error.mjs';
import { canWrite, giveTo, giveTreeTo, runAs, serverAccount } from './account.mjs';
import { findPostgres } from './binaries.mjs';
import { recoverAbandoned } from './recovery.mjs';

/** What root's own folders hide from the server's account goes there. */
const SYSTEM_FOLDER = '/var/lib/sangzi';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;
const NEW_CLUSTER_BYTES = 250 * 1024 * 1024;
const OLD_CLUSTER_BYTES = 32 * 1024 * 1024;

/** Modest: the machine also builds and serves. */
const SETTINGS = {
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '1GB',
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  log_line_prefix: '%m [%p] ',
};

/** For data that nobody will miss. */
const THROW_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

/**
 * Starts a server and waits until it answers. Refuses, with a plain error: a folder that cannot be written, a full
 * disk, a cluster of another major version, a taken port.
 * @param {{ folder: string, logFile: string, port?: number, password?: string, throwAway?: boolean,
 *           settings?: Record<string, string> }} options
 *   port: also listen on 127.0.0.1 (with `password`); without it the server is reached by Unix socket only
 */
export async function startPostgres(options) {
  const { folder, account } = chooseFolder(options.folder);
  const { bin, major } = findPostgres({ account, reachableFolder: join(SYSTEM_FOLDER, 'programs') });
  if (!existsSync(join(folder, 'PG_VERSION'))) createCluster(bin, folder, account);
  refuseOtherMajor(folder, major);
  await recoverAbandoned(folder);

  const socketFolder = mkdtempSync(join(shortTemporaryFolder(), 'sz-'));
  giveTo(account, socketFolder);
  const { port, password } = options;
  const url = (database = 'postgres') => socketUrl(socketFolder, database, port);
  let server;
  const stop = async () => {
    if (server) await stopServer(server);
    rmSync(socketFolder, { recursive: true, force: true });
    if (options.throwAway) rmSync(folder, { recursive: true, force: true });
  };
  try {
    server = launch({ ...options, bin, folder, account, socketFolder });
    await waitUntilReady(server, url(), { ...options, folder });
    if (port && password) await setPassword(url(), password);
  } catch (error) {
    await stop();
    throw error;
  }
  return { folder, url, process: server, stop };
}

/**
 * Where the cluster stands: in the wanted folder; or, when root starts it and the server's account cannot reach that
 * (a clone under /root), in /var/lib/sangzi, under a name of its own for each wanted folder.
 */
function chooseFolder(wanted) {
  const account = serverAccount(wanted);
  prepareFolder(wanted, account);
  if (canWrite(account, wanted)) return { folder: wanted, account };
  if (!account) throw explainFolderError({ code: 'EACCES' }, wanted);
  const folder = join(SYSTEM_FOLDER, createHash('sha256').update(wanted).digest('hex').slice(0, 12));
  prepareFolder(folder, account);
  if (!canWrite(account, folder)) throw explainFolderError({ code: 'EACCES' }, folder);
  rmdirSync(wanted);
  process.stdout.write(`  数据库放在 database in ${folder}\n`);
  return { folder, account };
}

/** A server for tests: data in a temporary folder, nothing kept. */
export async function startThrowAwayPostgres() {
  const folder = mkdtempSync(join(shortTemporaryFolder(), 'sz-tests-'));
  chmodSync(folder, 0o711); // the server's account passes through
  try {
    const server = await startPostgres({
      folder: join(folder, 'data'),
      logFile: join(folder, 'postgres.log'),
      throwAway: true,
    });
    return {
      ...server,
      stop: () => server.stop().finally(() => rmSync(folder, { recursive: true, force: true })),
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Creates the database when it is not there yet. @returns {Promise<boolean>} whether it was created */
export async function ensureDatabase(serverUrl, name) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return false;
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE template0`);
    return true;
  } finally {
    await client.end();
  }
}

function socketUrl(socketFolder, database, port = 5432) {
  return `postgresql://postgres@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`;
}

/** A socket path may have 107 bytes at most, and TMPDIR can be long. */
function shortTemporaryFolder() {
  return tmpdir().length <= 60 ? tmpdir() : '/tmp';
}

function prepareFolder(folder, account) {
  try {
    mkdirSync(dirname(folder), { recursive: true });
    if (!existsSync(folder)) {
      mkdirSync(folder, { mode: 0o700 });
      giveTo(account, folder);
    }
    giveTreeTo(account, folder);
    const { bavail, bsize } = statfsSync(folder);
    const isNew = readdirSync(folder).length === 0;
    if (bavail * bsize < (isNew ? NEW_CLUSTER_BYTES : OLD_CLUSTER_BYTES)) throw diskFull(folder);
  } catch (error) {
    throw explainFolderError(error, folder);
  }
}

function createCluster(bin, folder, account) {
  // macOS has no C.UTF-8. The plain C locale is never used: pg_trgm finds nothing in Chinese text under it.
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const result = spawnSync(
    join(bin, 'initdb'),
    [
      ...['-D', folder, '-U', 'postgres', '--encoding=UTF8', `--locale=${locale}`, '--no-sync'],
      ...['--auth-local=trust', '--auth-host=scram-sha-256'],
    ],
    { ...runAs(account), cwd: '/', encoding: 'utf8', env: cleanEnvironment() },
  );
  if (result.status === 0) return;
  const said = `${result.stderr ?? ''}${result.error ?? ''}`;
  const explained = explainFolderError(new Error(said), folder);
  if (explained instanceof PlainError) throw explained;
  throw new PlainError('无法建立内置数据库。', 'The embedded database could not be created.', said);
}

function refuseOtherMajor(folder, major) {
  const found = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new PlainError(
    `数据目录 ${folder} 由 PostgreSQL ${found} 建立，当前程序为 ${major}。请先用旧版本备份，再恢复到新目录。`,
    `The data in ${folder} was made by PostgreSQL ${found}; this version runs ${major}. Back up with the old version, then restore into a new folder.`,
  );
}

function launch({ bin, folder, logFile, port, account, socketFolder, throwAway, settings }) {
  const all = {
    ...SETTINGS,
    ...(throwAway ? THROW_AWAY : {}),
    ...settings,
    listen_addresses: port ? '127.0.0.1' : '',
    port: String(port ?? 5432),
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
  };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let log;
  try {
    log = openSync(logFile, 'w', 0o600);
  } catch (error) {
    throw explainFolderError(error, dirname(logFile));
  }
  // Its own process group: Ctrl-C in the terminal must not stop the database before the application.
  const server = spawn(join(bin, 'postgres'), ['-D', folder, ...args], {
    ...runAs(account),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: cleanEnvironment(),
  });
  closeSync(log);
  server.on('error', () => {});
  return server;
}

async function waitUntilReady(server, url, { logFile, folder, port }) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline) {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) {
      throw explainStartFailure(readFileSync(logFile, 'utf8'), folder, port);
    }
    if (await answers(url)) return;
    await delay(40);
  }
  throw explainStartFailure(readFileSync(logFile, 'utf8'), folder, port);
}

function explainStartFailure(log, folder, port) {
  if (port && /could not bind|Address already in use/.test(log)) {
    return new PlainError(`数据库端口 ${port} 已被占用。`, `The database port ${port} is taken.`);
  }
  const explained = explainFolderError(new Error(log), folder);
  if (explained instanceof PlainError) return explained;
  const tail = log.trimEnd().split('\n').slice(-8).join('\n');
  return new PlainError('内置数据库未能启动。', 'The embedded database did not start.', tail);
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

async function setPassword(url, password) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`ALTER ROLE postgres PASSWORD ${pg.escapeLiteral(password)}`);
  await client.end();
}

/** SIGINT is PostgreSQL's fast shutdown: it breaks connections and writes everything down. */
async function stopServer(server) {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  await gone;
  clearTimeout(timer);
}

/** PG* variables of the caller would change what the programs do. */
function cleanEnvironment() {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(entries), LC_ALL: undefined, LANG: undefined, LC_MESSAGES: 'C' };
}
