import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { pool } from '@/lib/server/db';
import { isQueueReady } from '@/lib/server/queue';
import { canStore } from '@/lib/server/storage';

export type Check = 'database' | 'migrations' | 'queue' | 'storage';
export type Readiness = { ready: boolean; checks: Record<Check, boolean> };

const TIMEOUT_MS = 3000;

/** Can this process serve? Each check within three seconds; what is away is named, without detail. */
export async function readiness(): Promise<Readiness> {
  const database = await holds(async () => (await pool.query('SELECT 1')).rowCount === 1);
  const [migrations, queue, storage] = await Promise.all([
    database && holds(migrationsApplied),
    database && holds(isQueueReady),
    holds(canStore),
  ]);
  const checks = { database, migrations, queue, storage };
  return { ready: Object.values(checks).every(Boolean), checks };
}

async function holds(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), TIMEOUT_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** Every migration of the folder has been applied, and none is half done. */
export async function migrationsApplied(): Promise<boolean> {
  const folder = path.join(process.cwd(), 'prisma/migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const wanted = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const { rows } = await pool.query<{ migration_name: string; finished: boolean }>(
    `SELECT migration_name, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const done = new Set(rows.filter((row) => row.finished).map((row) => row.migration_name));
  return rows.every((row) => row.finished) && wanted.every((name) => done.has(name));
}
