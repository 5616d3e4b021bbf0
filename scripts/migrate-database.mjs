#!/usr/bin/env node
/** npm run db:migrate: migrations, the job queue's tables, and the application role's rights. */
import { fileURLToPath } from 'node:url';
import { printError } from './process/plain-error.mjs';
import { generateClient } from './setup/build.mjs';
import { refuseUnfitDatabase } from './setup/database.mjs';
import { migrateAll } from './setup/migrations.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
try {
  await refuseUnfitDatabase(process.env.OWNER_DATABASE_URL || process.env.DATABASE_URL);
  await generateClient(root, process.env);
  await migrateAll(root, process.env);
  process.stdout.write('✓ 数据库已升级 (the database is up to date)\n');
} catch (error) {
  printError(error);
  process.exit(1);
}
