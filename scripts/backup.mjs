#!/usr/bin/env node
/** npm run backup [-- folder]: database and files into a new folder; the programme may go on running. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { printError } from './process/plain-error.mjs';
import { backUp } from './setup/backup.mjs';

const dataFolder = process.env.DATA_DIR;
const now = new Date();
const stamp = now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
const target = process.argv[2]
  ? resolve(process.env.INIT_CWD ?? '.', process.argv[2])
  : join(dataFolder, 'backups', stamp);

try {
  const url = process.env.OWNER_DATABASE_URL || process.env.DATABASE_URL;
  const { tables, files } = await backUp({ url, dataFolder, target, environment: process.env, now });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(`✓ 已备份 backed up: ${target}\n  ${tables.length} 张表 tables, ${rows} 行 rows`);
  const folder = join(target, 'files');
  if (existsSync(folder)) process.stdout.write(`, ${countFiles(folder)} 个文件 files`);
  process.stdout.write('\n');
  if (files === 's3')
    process.stdout.write('  文件存放在 S3，请用存储自身的工具备份。 (The bucket is not part of it.)\n');
  process.stdout.write(
    '  密钥不在备份中，请另存别处：没有密钥，个人信息无法读取。 (Keys are not part of it: keep them elsewhere.)\n',
  );
} catch (error) {
  printError(error);
  process.exit(1);
}

function countFiles(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length;
}
