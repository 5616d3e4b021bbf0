#!/usr/bin/env node
/** npm run restore -- folder: a backup into a new database and an empty files folder; then the audit chain is walked. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PlainError, printError } from './process/plain-error.mjs';
import { runStep } from './process/run-step.mjs';
import { generateClient } from './setup/build.mjs';
import { readManifest, restore } from './setup/backup.mjs';
import { refuseUnfitDatabase } from './setup/database.mjs';
import { migrateAll } from './setup/migrations.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

try {
  if (!process.argv[2]) {
    throw new PlainError(
      '请指明备份目录：npm run restore -- 目录',
      'Name the backup: npm run restore -- folder',
    );
  }
  const source = resolve(process.env.INIT_CWD ?? '.', process.argv[2]);
  await readManifest(source);
  const url = process.env.OWNER_DATABASE_URL || process.env.DATABASE_URL;
  await refuseUnfitDatabase(url);
  await generateClient(root, process.env);
  await migrateAll(root, process.env);
  const { tables, at } = await restore({
    url,
    dataFolder: process.env.DATA_DIR,
    source,
    environment: process.env,
  });
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  process.stdout.write(`✓ 已恢复 restored: ${at}，${tables.length} 张表 tables, ${rows} 行 rows\n`);
  const { code, output } = await runStep(['tsx', 'scripts/audit-verify.ts'], { cwd: root, env: process.env });
  process.stdout.write(output);
  process.exit(code);
} catch (error) {
  printError(error);
  process.exit(1);
}
