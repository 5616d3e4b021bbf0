import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { backUp, restore } from '../../scripts/setup/backup.mjs';
import { sealChanges } from '@/lib/audit/commands-seals';
import { createMerchants } from '@/lib/merchants/commands/create-merchants';
import { MerchantInput } from '@/lib/merchants/schema';
import { systemActor } from '@/lib/server/actor-of-job';
import { env } from '@/lib/server/env';
import { makeWorld, type World } from '@/tests/support/world';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const place = mkdtempSync(path.join(tmpdir(), 'sz-backup-'));
const backup = path.join(place, 'backup');
/** Those that this test file itself writes with. */
const keys = {
  SANGZI_DATA_KEYS: env.dataKeys.map(({ id, key }) => `${id}:${key}`).join(),
  SANGZI_INDEX_KEY: env.SANGZI_INDEX_KEY,
};
const here = () => process.env['DATABASE_URL'] ?? '';
const made: string[] = [];

/** A migrated, empty database beside that of this file. */
async function newDatabase(): Promise<string> {
  const name = `backup_${process.pid}_${made.length}`;
  made.push(name);
  await ask(inject('databaseServer'), `CREATE DATABASE ${name} TEMPLATE ${inject('templateDatabase')}`);
  const url = new URL(here());
  url.pathname = `/${name}`;
  return url.href;
}

async function ask<Row extends object>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return (await client.query<Row>(statement).finally(() => client.end())).rows;
}

/** Rows of every table of a database, but for what a backup leaves out. */
async function counts(url: string): Promise<Record<string, number>> {
  const tables = await ask<{ name: string }>(
    url,
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname NOT IN ('_prisma_migrations', 'rate_limit', 'session', 'idempotency_key') ORDER BY relname`,
  );
  const entries = tables.map(async ({ name }) => {
    const [row] = await ask<{ rows: number }>(url, `SELECT count(*)::int AS rows FROM "${name}"`);
    return [name, row?.rows ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

const newFolder = () => mkdtempSync(path.join(place, 'data-'));

describe('a backup', () => {
  let world: World;
  let before: Record<string, number>;
  let merchantId: string;

  beforeAll(async () => {
    world = await makeWorld();
    const { ids } = await createMerchants(await world.actor('clerk'), [
      MerchantInput.parse({ name: '示例存档', contactPoints: [{ kind: 'mobile', value: '13812345678' }] }),
    ]);
    merchantId = ids[0] ?? '';
    await sealChanges(systemActor('test'), true);
    const data = newFolder();
    mkdirSync(path.join(data, 'files/plain/ab'), { recursive: true });
    writeFileSync(path.join(data, 'files/plain/ab/one'), 'bytes of a file');
    before = await counts(here());
    await backUp({ url: here(), dataFolder: data, target: backup, environment: keys, now: new Date() });
  });

  afterAll(async () => {
    for (const name of made) await ask(inject('databaseServer'), `DROP DATABASE ${name} WITH (FORCE)`);
    rmSync(place, { recursive: true, force: true });
  });

  it('holds no key, no password of a database and no session, and is read by its owner alone', () => {
    const manifest = readFileSync(path.join(backup, 'manifest.json'), 'utf8');
    for (const secret of [
      env.dataKeys[0]?.key ?? '',
      env.SANGZI_INDEX_KEY,
      new URL(here()).password || 'no password',
    ])
      expect(manifest).not.toContain(secret);
    expect(existsSync(path.join(backup, 'tables/session.copy.gz'))).toBe(false);
    expect(statSync(backup).mode & 0o077).toBe(0);
    expect(
      gunzipSync(readFileSync(path.join(backup, 'tables/contact_point.copy.gz'))).toString(),
    ).not.toContain('13812345678');
  });

  it('comes back whole into a new database: same rows, readable, the audit chain intact, guards and keys at work', async () => {
    // what happens after the backup is not in it
    await createMerchants(await world.actor('clerk'), [MerchantInput.parse({ name: '示例后来' })]);
    expect(await counts(here())).not.toEqual(before);

    const url = await newDatabase();
    const data = newFolder();
    await restore({ url, dataFolder: data, source: backup, environment: keys });
    expect(await counts(url)).toEqual(before);
    expect(readFileSync(path.join(data, 'files/plain/ab/one'), 'utf8')).toBe('bytes of a file');

    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'scripts/audit-verify.ts'], {
      cwd: root,
      env: { ...process.env, ...keys, DATABASE_URL: url, DATA_DIR: data },
    });
    expect(stdout).toContain('the chain holds');
    const [sealed] = await ask<{ seals: number }>(url, 'SELECT count(*)::int AS seals FROM seal');
    expect(sealed?.seals).toBeGreaterThan(0);

    await expect(ask(url, `UPDATE change SET verb = 'forged'`)).rejects.toThrow();
    await expect(
      ask(
        url,
        `UPDATE contact_point SET "merchantId" = gen_random_uuid() WHERE "merchantId" = '${merchantId}'`,
      ),
    ).rejects.toThrow(/foreign key/);
    const foreign = `SELECT count(*)::int AS n FROM pg_constraint WHERE contype = 'f'`;
    expect(await ask(url, foreign)).toEqual(await ask(here(), foreign));
  });

  it('is refused where it does not belong: a database in use, other keys, another version, a full folder', async () => {
    const data = newFolder();
    const into = (url: string, more: object = {}) =>
      restore({ url, dataFolder: data, source: backup, environment: keys, ...more });
    await expect(into(here())).rejects.toThrow(/not empty/);

    const url = await newDatabase();
    const otherKey = Buffer.alloc(32, 7).toString('base64');
    await expect(into(url, { environment: { ...keys, SANGZI_INDEX_KEY: otherKey } })).rejects.toThrow(
      /index/,
    );
    await expect(into(url, { environment: {} })).rejects.toThrow(/keys/);

    await ask(url, `UPDATE _prisma_migrations SET checksum = 'another'`);
    await expect(into(url)).rejects.toThrow(/another version/);
    mkdirSync(path.join(data, 'files'));
    writeFileSync(path.join(data, 'files/there'), '');
    await expect(into(await newDatabase())).rejects.toThrow(/not empty/);
  });

  it('is refused when a row was changed in it, or when it was broken off; the database stays empty', async () => {
    const damaged = path.join(place, 'damaged');
    cpSync(backup, damaged, { recursive: true });
    const file = path.join(damaged, 'tables/merchant.copy.gz');
    writeFileSync(file, gzipSync(gunzipSync(readFileSync(file)).toString().replace('示例存档', '示例涂改')));
    const url = await newDatabase();
    const again = (source: string) => restore({ url, dataFolder: newFolder(), source, environment: keys });
    await expect(again(damaged)).rejects.toThrow(/damaged/);
    expect(Object.values(await counts(url)).every((rows) => rows === 0)).toBe(true);
    rmSync(path.join(damaged, 'manifest.json'));
    await expect(again(damaged)).rejects.toThrow(/no complete backup/);
  });
});
