import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type Pool } from 'pg';
import { afterAll, inject } from 'vitest';

/**
 * Every test file works on a database and a data folder of its own. This file runs before the test file is imported,
 * so that lib/server/env.ts already reads the right DATABASE_URL and DATA_DIR.
 */
const name = `t_${randomBytes(8).toString('hex')}`;
const server = inject('databaseServer');
await onServer(`CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
const url = new URL(server);
url.pathname = `/${name}`;
process.env['DATABASE_URL'] = url.href;
process.env['DATA_DIR'] = mkdtempSync(path.join(tmpdir(), 'sz-data-'));

afterAll(async () => {
  const opened: unknown = Reflect.get(globalThis, 'sangziDb');
  if (hasPool(opened)) await opened.pool.end();
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
  rmSync(process.env['DATA_DIR'] ?? '', { recursive: true, force: true });
});

/** lib/server/db.ts keeps its pool there, when the test file has imported it. */
function hasPool(value: unknown): value is { pool: Pool } {
  return typeof value === 'object' && value !== null && 'pool' in value;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
