/** Node itself comes from the lockfile: docs/decisions/0002-node-pin.md. Runs on Node 20, uses no package. */
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { PlainError } from '../process/plain-error.mjs';
import { watchParent } from '../process/watch-parent.mjs';

const LEAST_MAJOR = 24;

/** Whether this very process is new enough. */
export function isPinnedNode(version = process.versions.node) {
  return Number(version.split('.')[0]) >= LEAST_MAJOR;
}

/** The Node of node_modules, or this one where the lockfile carries none for the machine. */
export function pinnedNode(root) {
  const carried = join(root, 'node_modules/.bin/node');
  if (existsSync(carried)) return realpathSync(carried);
  if (isPinnedNode()) return process.execPath;
  throw new PlainError(
    `没有适用于本机（${process.platform}-${process.arch}）的 Node ${LEAST_MAJOR}。请自行安装 Node ${LEAST_MAJOR} 后重试。`,
    `There is no Node ${LEAST_MAJOR} for ${process.platform}-${process.arch} among the packages. Install Node ${LEAST_MAJOR} and try again.`,
  );
}

/** PATH on which `node`, `tsx`, `prisma`, `next` are those of the project. */
export function projectPath(root) {
  return `${join(root, 'node_modules/.bin')}:${process.env.PATH ?? ''}`;
}

/**
 * Runs a script of ours under the pinned Node with this terminal, and ends as it ends. A signal sent to this process
 * alone reaches the script; Ctrl-C reaches both by itself.
 * @param {string} root @param {string} script @param {string[]} args
 * @returns {Promise<never>}
 */
export async function continueOnPinnedNode(root, script, args) {
  const child = spawn(pinnedNode(root), [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: projectPath(root) },
  });
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  watchParent(() => child.kill('SIGTERM'));
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 143)));
  });
  process.exit(code);
}
