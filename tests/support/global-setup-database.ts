import { createHash } from 'node:crypto';
import { execFile } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client, escapeIdentifier } from 'pg';
import type { TestProject } from 'vitest/node';
import { startThrowAwayPostgres } from '../../scripts/postgres/server.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: string;
    templateDatabase: string;
  }
}

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
/** Two test runs on one server must not build the same template at once. */
const TEMPLATE_LOCK = 7_238_114;

/**
 * Once per run: a server, and on it a template database at the last migration, from which every test file copies its
 * own. The server is SANGZI_TEST_SERVER (set by npm test), else a throw-away one.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['SANGZI_TEST_SERVER'];
  const own = given ? undefined : await startThrowAwayPostgres();
  const server = given ? given : (own?.url() ?? '');
  const template = `sz_template_${migrationsDigest()}`;
  await buildTemplate(server, template);
  project.provide('databaseServer', server);
  project.provide('templateDatabase', template);
  return async () => own?.stop();
}

/** Changes with every migration, so that a template is never older than the code. */
function migrationsDigest(): string {
  const folder = path.join(root, 'prisma/migrations');
  const hash = createHash('sha256');
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.sql')) hash.update(file).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function buildTemplate(server: string, template: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    const unfinished = `${template}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(unfinished)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${escapeIdentifier(unfinished)} TEMPLATE template0`);
    const url = new URL(server);
    url.pathname = `/${unfinished}`;
    await run(path.join(root, 'node_modules/.bin/prisma'), ['migrate', 'deploy'], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: url.href },
    });
    await client.query(
      `ALTER DATABASE ${escapeIdentifier(unfinished)} RENAME TO ${escapeIdentifier(template)}`,
    );
  } finally {
    await client.end();
  }
}
