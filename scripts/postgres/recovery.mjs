/** What a killed start leaves behind: a server that still runs, or the pid file of one that does not. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PlainError } from '../process/plain-error.mjs';

const WAIT_MS = 15_000;

/** The process id in postmaster.pid, or undefined. @param {string} folder the cluster */
export function readPostmasterPid(folder) {
  try {
    const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Leaves the cluster free to be started. The caller already holds the lock of the data folder, so a server that still
 * runs on it has lost its parent (which was killed): it is stopped in order. A pid file whose process is gone, or was
 * given to another program, is removed.
 */
export async function recoverAbandoned(folder) {
  const pid = readPostmasterPid(folder);
  if (pid === undefined) return;
  const socketFolder = readSocketFolder(folder);
  try {
    await endAbandoned(pid, folder);
  } finally {
    if (/\/sz-\w+$/.test(socketFolder)) rmSync(socketFolder, { recursive: true, force: true });
  }
}

/** The fifth line of postmaster.pid names the folder of the socket: a temporary one of ours. */
function readSocketFolder(folder) {
  return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';
}

async function endAbandoned(pid, folder) {
  if (!isServerOf(pid, folder)) {
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + WAIT_MS;
  while (isAlive(pid)) {
    if (Date.now() > deadline) {
      throw new PlainError(
        `上次遗留的数据库进程 ${pid} 无法停止，请手动结束后重试。`,
        `A database process of an earlier start (${pid}) does not stop. End it and try again.`,
      );
    }
    await delay(50);
  }
}

/** Whether the process lives; one that belongs to somebody else does too. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Process ids are given again: only a postgres that names this folder counts. */
function isServerOf(pid, folder) {
  if (!isAlive(pid)) return false;
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return command.some((part) => part.endsWith('/postgres')) && command.includes(folder);
  } catch {
    // No /proc (macOS): PostgreSQL itself checks the pid against its shared memory when it starts.
    return false;
  }
}
