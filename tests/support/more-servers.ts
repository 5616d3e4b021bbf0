import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readKeys, readRunning } from '../../scripts/setup/data-folder.mjs';
import { urlsOf } from '../../scripts/setup/embedded.mjs';

/** Processes beside those of `npm start`: the same build, the same programme, started and ended by a test. */
const root = path.resolve(import.meta.dirname, '../..');
const next = path.join(root, 'node_modules/next/dist/bin/next');
const worker = path.join(root, 'scripts/worker.ts');

type Variables = Record<string, string>;
export type Started = { address: string; stop: () => Promise<void> };

/** The variables of the demo that Playwright started (playwright.config.ts): its database, its keys. */
export function variablesOfDemo(): Variables {
  const folder = process.env['E2E_DATA_DIR'] ?? '';
  const running = readRunning(folder);
  if (!running?.databaseUrl) throw new Error(`no running demo in ${folder}`);
  return {
    ...readKeys(folder, process.env, true),
    ...urlsOf(running.databaseUrl),
    DATA_DIR: folder,
    SANGZI_EMBEDDED: '1',
    DEMO: '1',
  };
}

/** Keys of its own for a database that nobody else uses. */
export function freshKeys(): Variables {
  const key = () => randomBytes(32).toString('base64');
  return { SANGZI_DATA_KEYS: `k1:${key()}`, SANGZI_INDEX_KEY: key(), AUTH_SECRET: key() + key() };
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // cast: a server that listens on a port has this kind of address
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A web server of the build, ready to be asked. Its own output is shown when it ends early. */
export async function startWebServer(variables: Variables): Promise<Started> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const own = { ...variables, PORT: String(port), PUBLIC_URL: address };
  const child = start(['--dns-result-order=ipv4first', next, 'start', '--port', String(port)], own);
  await until(child, async () => {
    const answer = await fetch(`${address}/api/health/live`).catch(() => null);
    return answer?.ok === true;
  });
  return { address, stop: () => stop(child.process) };
}

/** A worker, at work when this returns. */
export async function startWorkerProcess(variables: Variables): Promise<{ stop: () => Promise<void> }> {
  const child = start(['--import', 'tsx', worker], { ...variables, LOG_LEVEL: 'info' });
  await until(child, async () => child.output().includes('worker started'));
  return { stop: () => stop(child.process) };
}

type Child = { process: ChildProcess; output: () => string };

function start(args: string[], variables: Variables): Child {
  let output = '';
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', TZ: 'Asia/Shanghai', BASE_PATH: '', ...variables },
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (output += text.toString()));
  return { process: child, output: () => output };
}

async function until({ process: child, output }: Child, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (child.exitCode !== null || Date.now() > end) {
      await stop(child);
      throw new Error(`the process did not start:\n${output().slice(-4000)}`);
    }
    await delay(100);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(timer);
}
