import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

/** The Prisma command over the WebAssembly engine, on a small project of its own (docs/decisions/0004). */
const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const database = `engine_${process.pid}_${Date.now()}`;
const folder = mkdtempSync(path.join(tmpdir(), 'sz-engine-'));
const url = new URL(inject('databaseServer'));

const schema = (model: string): string =>
  `generator client {\n  provider = "prisma-client"\n  output   = "../generated"\n}\ndatasource db {\n  provider = "postgresql"\n}\n${model}`;

async function prisma(...args: string[]): Promise<string> {
  const { stdout } = await run(path.join(root, 'node_modules/.bin/prisma'), args, {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: url.href },
  });
  return stdout;
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject('databaseServer') });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

beforeAll(async () => {
  await onServer(`CREATE DATABASE ${database} TEMPLATE template0`);
  url.pathname = `/${database}`;
  for (const name of ['prisma/schema', 'prisma/migrations/20260101000000_one']) {
    mkdirSync(path.join(folder, name), { recursive: true });
  }
  // Prisma looks for the schema beside the real place of its settings: those are copied, not linked.
  copyFileSync(path.join(root, 'prisma.config.ts'), path.join(folder, 'prisma.config.ts'));
  for (const name of ['node_modules', 'scripts']) symlinkSync(path.join(root, name), path.join(folder, name));
  writeFileSync(path.join(folder, 'prisma/schema/thing.prisma'), schema('model Thing {\n  id Int @id\n}\n'));
  writeFileSync(
    path.join(folder, 'prisma/migrations/20260101000000_one/migration.sql'),
    `CREATE TABLE "Thing" (id integer NOT NULL, CONSTRAINT "Thing_pkey" PRIMARY KEY (id));
     -- a semicolon; in a comment, in a text, in a function
     CREATE FUNCTION note() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'one;two'; END $$;`,
  );
});

afterAll(async () => {
  await onServer(`DROP DATABASE ${database} WITH (FORCE)`);
  rmSync(folder, { recursive: true, force: true });
});

describe('the Prisma command without an engine download', () => {
  it('applies migrations whole, functions with semicolons included, and then finds nothing to do', async () => {
    await prisma('migrate', 'deploy');
    expect(await prisma('migrate', 'status')).toContain('up to date');
    const client = new Client({ connectionString: url.href });
    await client.connect();
    const { rows } = await client.query<{ note: string }>('SELECT note()').finally(() => client.end());
    expect(rows).toEqual([{ note: 'one;two' }]);
  });

  it('drafts the next migration against the database, and twice in a row by its own shadow database', async () => {
    const model = 'model Thing {\n  id   Int    @id\n  kind String @db.Char(3)\n}\n';
    writeFileSync(path.join(folder, 'prisma/schema/thing.prisma'), schema(model));
    const draft = await prisma(
      'migrate',
      'diff',
      '--from-config-datasource',
      '--to-schema',
      'prisma/schema',
      '--script',
    );
    expect(draft).toContain('ALTER TABLE "Thing" ADD COLUMN');
    await prisma('migrate', 'dev', '--name', 'two');
    await prisma('migrate', 'dev', '--name', 'three');
    const migrations = readdirSync(path.join(folder, 'prisma/migrations')).filter((name) => /^\d/.test(name));
    expect(migrations.map((name) => name.replace(/^\d+_/, ''))).toEqual(['one', 'two']);
  });

  it('fails with the reason when a migration is wrong', async () => {
    const wrong = path.join(folder, 'prisma/migrations/29990101000000_wrong');
    mkdirSync(wrong);
    writeFileSync(path.join(wrong, 'migration.sql'), 'SELECT nothing_of_that_name();');
    await expect(prisma('migrate', 'deploy')).rejects.toThrow('nothing_of_that_name');
  });
});
