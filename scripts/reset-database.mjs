#!/usr/bin/env node
/**
 * npm run db:reset: drops the embedded database, so that the next start makes it anew. Needs --yes or an answer.
 * A database given by DATABASE_URL is never dropped by this command.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from './postgres/server.mjs';
import { PlainError, printError } from './process/plain-error.mjs';
import { dropDatabase } from './setup/database.mjs';
import { lockDataFolder, prepareDataFolder } from './setup/data-folder.mjs';
import { EMBEDDED_DATABASE } from './setup/embedded.mjs';
import { readSettings } from './setup/settings.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const settings = readSettings(root, process.env);
  if (!settings.embedded) {
    throw new PlainError(
      '设置了 DATABASE_URL：本命令只清空内置数据库。请用数据库自己的工具处理该库。',
      'DATABASE_URL is set: this command empties the embedded database only. Use the tools of your server for that one.',
    );
  }
  prepareDataFolder(settings.dataFolder);
  const lock = lockDataFolder(settings.dataFolder);
  try {
    if (await isConfirmed(settings.dataFolder)) await reset(settings.dataFolder);
  } finally {
    lock.release();
  }
} catch (error) {
  printError(error);
  process.exit(1);
}

async function isConfirmed(folder) {
  if (process.argv.includes('--yes')) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(
    `清空 ${folder} 中的数据库和文件？输入 yes 确认 (type yes to empty it): `,
  );
  terminal.close();
  return answer.trim() === 'yes';
}

/** The keys go with the data that they encrypted. */
async function reset(folder) {
  const server = await startPostgres({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
  });
  try {
    await dropDatabase(server.url(), EMBEDDED_DATABASE);
  } finally {
    await server.stop();
  }
  for (const name of ['keys', 'files']) rmSync(join(folder, name), { recursive: true, force: true });
  process.stdout.write('✓ 已清空，下次 npm start 重新建立 (emptied; the next npm start makes it anew)\n');
}
