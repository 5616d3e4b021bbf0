/** DATA_DIR: its lock and its keys. */
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { PlainError, diskFull, explainFolderError } from '../process/plain-error.mjs';
import { isAlive } from '../postgres/recovery.mjs';

const LEAST_FREE_BYTES = 32 * 1024 * 1024;
const KEY_FILES = { SANGZI_DATA_KEYS: 'data.key', SANGZI_INDEX_KEY: 'index.key', AUTH_SECRET: 'auth.key' };

/** Makes the folder and proves that it can be written and is not full. @param {string} folder */
export function prepareDataFolder(folder) {
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, randomBytes(64 * 1024));
    rmSync(probe);
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < LEAST_FREE_BYTES) throw diskFull(folder);
  } catch (error) {
    try {
      rmSync(probe, { force: true });
    } catch {
      // The folder cannot be written: there is nothing to remove.
    }
    throw explainFolderError(error, folder);
  }
}

/**
 * One start per data folder. What a killed start left behind is taken over.
 * @param {string} folder @returns {{ update(facts: object): void, release(): void }}
 */
export function lockDataFolder(folder) {
  const file = join(folder, 'running.json');
  const holder = readRunning(folder);
  if (holder) {
    throw new PlainError(
      `该数据目录已在使用（进程 ${holder.pid}${holder.address ? `，${holder.address}` : ''}）：${folder}`,
      `The data folder is in use by process ${holder.pid}${holder.address ? ` (${holder.address})` : ''}: ${folder}`,
    );
  }
  const facts = { pid: process.pid };
  try {
    rmSync(file, { force: true });
    const handle = openSync(file, 'wx', 0o600);
    writeSync(handle, JSON.stringify(facts));
    closeSync(handle);
  } catch (error) {
    throw explainFolderError(error, folder);
  }
  return {
    update(more) {
      writeFileSync(file, JSON.stringify(Object.assign(facts, more)), { mode: 0o600 });
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}

/** What a living start wrote down, or undefined. @returns {{ pid: number, address?: string, databaseUrl?: string } | undefined} */
export function readRunning(folder) {
  try {
    const facts = JSON.parse(readFileSync(join(folder, 'running.json'), 'utf8'));
    return isAlive(facts.pid) && isNode(facts.pid) ? facts : undefined;
  } catch {
    return undefined;
  }
}

/** Process ids are given again, to any program. */
function isNode(pid) {
  try {
    return /node/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]);
  } catch {
    return !existsSync('/proc/self');
  }
}

/**
 * The keys of embedded mode, made once and kept with mode 0600; a key in the environment wins.
 * Refuses to make new keys beside an old database: what the lost ones encrypted could never be read again.
 * @param {string} folder @param {Record<string, string | undefined>} environment @param {boolean} hasDatabase
 * @returns {Record<string, string>} the variables that carry them
 */
export function readKeys(folder, environment, hasDatabase) {
  const keyFolder = join(folder, 'keys');
  /** @type {Record<string, string>} */
  const keys = {};
  try {
    mkdirSync(keyFolder, { recursive: true, mode: 0o700 });
    chmodSync(keyFolder, 0o700);
    for (const [name, fileName] of Object.entries(KEY_FILES)) {
      const file = join(keyFolder, fileName);
      if (environment[name]) {
        keys[name] = environment[name];
        continue;
      }
      if (!existsSync(file)) {
        if (hasDatabase) throw lostKey(file);
        writeFileSync(file, `${newKey(name)}\n`, { mode: 0o600, flag: 'wx' });
      }
      keys[name] = readFileSync(file, 'utf8').trim();
    }
  } catch (error) {
    throw explainFolderError(error, folder);
  }
  return keys;
}

function newKey(name) {
  if (name === 'AUTH_SECRET') return randomBytes(48).toString('base64');
  const key = randomBytes(32).toString('base64');
  return name === 'SANGZI_DATA_KEYS' ? `k1:${key}` : key;
}

function lostKey(file) {
  return new PlainError(
    `密钥文件丢失：${file}。数据库中的个人信息由它加密，请从备份恢复该文件；如需清空重来，请运行 npm run db:reset。`,
    `The key file is gone: ${file}. It encrypts the personal data in the database: restore it from a backup, or start over with npm run db:reset.`,
  );
}
