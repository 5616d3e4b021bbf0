/** The web server and the worker as children of the command. */
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { heapLimits } from '../process/heap-limits.mjs';
import { PlainError } from '../process/plain-error.mjs';
import { startChild } from '../process/run-step.mjs';

const READY_TIMEOUT_MS = 120_000;

/**
 * Starts both and waits until the server answers. With the embedded database their logs go to DATA_DIR/logs; else to
 * this process's output, where a service manager collects them.
 * @param {{ root: string, settings: ReturnType<import('./settings.mjs').readSettings>, dev: boolean, host: string,
 *           environment: NodeJS.ProcessEnv, onEnd: (error: Error) => void }} options
 */
export async function startServices({ root, settings, dev, host, environment, onEnd }) {
  const preload = pathToFileURL(join(root, 'scripts/process/die-with-parent.mjs')).href;
  const next = join(root, 'node_modules/next/dist/bin/next');
  // ipv4first: “localhost” is 127.0.0.1 here, as it is for most who will ask for it
  const node = [process.execPath, '--dns-result-order=ipv4first', '--import', preload];
  const webCommand = [
    ...node,
    ...heapLimits('web', environment),
    next,
    dev ? 'dev' : 'start',
    '--port',
    String(settings.port),
    ...hostArguments(host),
  ];
  const workerCommand = [
    ...node,
    ...heapLimits('worker', environment),
    ...['--import', 'tsx', join(root, 'scripts/worker.ts')],
  ];
  const start = (name, command) => {
    const log = openLog(settings, name);
    const child = startChild(command, {
      cwd: root,
      env: environment,
      stdio: ['ignore', log.out, log.err, 'ipc'],
    });
    log.close();
    child.once('error', (error) => onEnd(error));
    child.once('exit', (code, signal) => onEnd(new ServiceEnded(name, signal ?? `exit ${code}`, log.tail())));
    return child;
  };
  const web = start('web', webCommand);
  start('worker', workerCommand);
  const reachable =
    hostArguments(host).length === 0 || hostArguments(host)[1] === 'localhost' ? '127.0.0.1' : host;
  await waitUntilAnswering(web, `http://${reachable}:${settings.port}${settings.basePath}/api/health/live`);
}

/**
 * Next writes 127.0.0.1 as localhost in the address of a request, but not in the one that it compares rewrites with:
 * started with --hostname 127.0.0.1 it takes every rewrite of proxy.ts for one to a foreign server, and loops.
 * @param {string} host
 */
export function hostArguments(host) {
  if (/^(127(\.\d+){3}|::1|localhost)$/.test(host)) return ['--hostname', 'localhost'];
  if (host === '0.0.0.0' || host === '::') return [];
  return ['--hostname', host];
}

class ServiceEnded extends PlainError {
  constructor(name, how, tail) {
    const zh = { web: '网站服务', worker: '后台任务' }[name];
    super(`${zh}意外停止（${how}）。`, `The ${name} process ended unexpectedly (${how}).`, tail);
  }
}

function openLog(settings, name) {
  if (!settings.embedded) return { out: 'inherit', err: 'inherit', close() {}, tail: () => '' };
  const folder = join(settings.dataFolder, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  const handle = openSync(file, 'w', 0o600);
  return {
    out: handle,
    err: handle,
    close: () => closeSync(handle),
    tail: () => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15).join('\n'),
  };
}

/** Any answer will do: whether all is well is the business of /api/health/ready. */
async function waitUntilAnswering(web, url) {
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    // An ended child is reported by its exit handler.
    if (web.exitCode !== null || web.signalCode !== null) return new Promise(() => {});
    try {
      await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(20_000) });
      return undefined;
    } catch {
      await delay(60);
    }
  }
  throw new PlainError('网站服务未能按时启动。', 'The web server did not answer in time.');
}
