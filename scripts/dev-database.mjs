#!/usr/bin/env node
/**
 * A database that stays while you develop: node scripts/dev-database.mjs start | stop | url
 * It listens on 127.0.0.1:54329 (SANGZI_DEV_PORT) and keeps its data in DATA_DIR/dev-postgres.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureDatabase, startPostgres } from './postgres/server.mjs';
import { isAlive, readPostmasterPid } from './postgres/recovery.mjs';
import { PlainError, printError } from './process/plain-error.mjs';

const port = Number(process.env.SANGZI_DEV_PORT ?? 54329);
const root = fileURLToPath(new URL('..', import.meta.url));
const dataFolder = resolve(root, process.env.DATA_DIR ?? '.data');
const folder = resolve(dataFolder, 'dev-postgres');
const url = `postgresql://postgres:sangzi@127.0.0.1:${port}/sangzi`;

const commands = { start, stop, url: printUrl, serve };
const command = commands[process.argv[2]];
if (!command) {
  process.stderr.write('node scripts/dev-database.mjs start | stop | url\n');
  process.exit(2);
}
await command().catch((error) => {
  printError(error);
  process.exit(1);
});

async function printUrl() {
  process.stdout.write(`${url}\n`);
}

function runningPid() {
  const pid = existsSync(folder) ? readPostmasterPid(folder) : undefined;
  return pid !== undefined && isAlive(pid) ? pid : undefined;
}

/** Starts it in the background and returns when it answers. */
async function start() {
  if (!runningPid()) {
    const server = spawn(process.execPath, [fileURLToPath(import.meta.url), 'serve'], {
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const answer = await new Promise((settle) => {
      server.once('message', () => settle(true));
      server.once('exit', () => settle(false));
    });
    if (!answer) process.exit(1);
    server.disconnect();
    server.unref();
  }
  await printUrl();
}

/** Stays with the server until it is told to stop. */
async function serve() {
  mkdirSync(dataFolder, { recursive: true });
  const server = await startPostgres({
    folder,
    logFile: resolve(dataFolder, 'dev-postgres.log'),
    port,
    password: 'sangzi',
    settings: { max_connections: '200', fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  await ensureDatabase(server.url(), 'sangzi');
  const end = () => server.stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  server.process.once('exit', () => process.exit(0));
  process.send?.('ready');
}

async function stop() {
  const pid = runningPid();
  if (!pid) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid); waited += 100) {
    if (waited > 20_000)
      throw new PlainError('开发数据库未能停止。', 'The development database did not stop.');
    await delay(100);
  }
}
