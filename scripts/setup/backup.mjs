/**
 * Backup and restore by our own means: the embedded PostgreSQL ships no pg_dump. Rows are written with COPY, table by
 * table, from one snapshot; the schema is not part of a backup, since the migrations of the same version make it.
 * docs/how-to/backup.md says what is in a backup and what is not.
 */
import { createHash, createHmac } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { PlainError } from '../process/plain-error.mjs';
import { withClient } from './database.mjs';

const FORMAT = 1;
/** Made by the migrations, counted anew, or ended with the old deployment: sessions never come back. */
const LEFT_OUT = ['_prisma_migrations', 'rate_limit', 'session', 'idempotency_key'];

/** @typedef {{ name: string, columns: string[], rows: number, sha256: string }} TableEntry */
/** @typedef {{ format: number, at: string, migrations: string[], keys: Record<string, string>, files: 'folder' | 's3', tables: TableEntry[] }} Manifest */

const quote = pg.escapeIdentifier;

/** Tables of the schema with the columns that can be written. @returns {Promise<{ name: string, columns: string[] }[]>} */
async function listTables(client) {
  const { rows } = await client.query(
    `SELECT c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT (c.relname = ANY ($1))
      GROUP BY c.relname ORDER BY c.relname`,
    [LEFT_OUT],
  );
  return rows;
}

async function listMigrations(client) {
  const { rows } = await client.query(
    `SELECT migration_name || ' ' || checksum AS name FROM _prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map(({ name }) => name);
}

/**
 * What tells keys apart without giving them away: a keyed digest of a fixed text, per key.
 * @param {Record<string, string | undefined>} environment
 */
export function keyMarks(environment) {
  const mark = (key) =>
    createHmac('sha256', Buffer.from(key, 'base64')).update('sangzi backup').digest('hex').slice(0, 16);
  const ring = (environment.SANGZI_DATA_KEYS || environment.SANGZI_DATA_KEY || '').split(',').filter(Boolean);
  const marks = ring.map((part) => {
    const at = part.indexOf(':');
    return at < 0 ? ['data k1', mark(part)] : [`data ${part.slice(0, at).trim()}`, mark(part.slice(at + 1))];
  });
  if (environment.SANGZI_INDEX_KEY) marks.push(['index', mark(environment.SANGZI_INDEX_KEY)]);
  return Object.fromEntries(marks);
}

/**
 * Writes a backup into a new folder: manifest.json, tables/*.copy.gz, files/. A folder without a manifest is a backup
 * that was broken off. Keys are never part of it.
 * @param {{ url: string, dataFolder: string, target: string, environment: Record<string, string | undefined>, now: Date }} options
 * @returns {Promise<Manifest>}
 */
export async function backUp({ url, dataFolder, target, environment, now }) {
  if (existsSync(target))
    throw new PlainError(`备份目录已存在：${target}`, `The backup folder exists already: ${target}`);
  await mkdir(join(target, 'tables'), { recursive: true, mode: 0o700 });
  const usesS3 = Boolean(environment.S3_BUCKET);
  const manifest = await withClient(url, async (client) => {
    // one snapshot for all tables, whatever is written meanwhile
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = [];
    for (const table of await listTables(client)) tables.push(await dump(client, table, target));
    const migrations = await listMigrations(client);
    await client.query('COMMIT');
    const files = usesS3 ? 's3' : 'folder';
    return { format: FORMAT, at: now.toISOString(), migrations, keys: keyMarks(environment), files, tables };
  });
  // after the rows: a file is stored before the row that names it
  const files = join(dataFolder, 'files');
  if (!usesS3 && existsSync(files)) await cp(files, join(target, 'files'), { recursive: true });
  const unfinished = join(target, 'manifest.partial');
  await writeFile(unfinished, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await rename(unfinished, join(target, 'manifest.json'));
  return manifest;
}

async function dump(client, { name, columns }, target) {
  const hash = createHash('sha256');
  const rows = client.query(copyTo(`COPY ${quote(name)} (${columns.map(quote).join()}) TO STDOUT`));
  await pipeline(rows, tapInto(hash), createGzip(), createWriteStream(fileOf(target, name), { mode: 0o600 }));
  return { name, columns, rows: rows.rowCount ?? 0, sha256: hash.digest('hex') };
}

const fileOf = (folder, table) => join(folder, 'tables', `${table}.copy.gz`);

function tapInto(hash) {
  return new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}

/** @param {string} source @returns {Promise<Manifest>} */
export async function readManifest(source) {
  let text;
  try {
    text = await readFile(join(source, 'manifest.json'), 'utf8');
  } catch {
    throw new PlainError(
      `这不是完整的备份（缺少 manifest.json）：${source}`,
      `This is no complete backup (manifest.json is missing): ${source}`,
    );
  }
  const manifest = JSON.parse(text);
  if (manifest.format !== FORMAT)
    throw new PlainError('无法识别的备份格式。', `Unknown backup format ${manifest.format}.`);
  return manifest;
}

/**
 * Puts a backup into a migrated, empty database and an empty files folder: all rows in one transaction, every foreign
 * key checked at its end. Refuses another version's backup, other keys, a database or folder that holds something, and
 * rows that are not those that were written.
 * @param {{ url: string, dataFolder: string, source: string, environment: Record<string, string | undefined> }} options
 * @returns {Promise<Manifest>}
 */
export async function restore({ url, dataFolder, source, environment }) {
  const manifest = await readManifest(source);
  refuseOtherKeys(manifest, environment);
  const files = join(dataFolder, 'files');
  if (existsSync(join(source, 'files')) && existsSync(files) && (await readdir(files)).length > 0)
    throw new PlainError(`文件目录不是空的：${files}`, `The files folder is not empty: ${files}`);
  await withClient(url, async (client) => {
    await refuseOtherVersion(client, manifest);
    await client.query('BEGIN');
    try {
      await refuseFilled(client);
      await load(client, manifest, source);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
    await client.query('ANALYZE');
  });
  if (existsSync(join(source, 'files'))) {
    await rm(files, { recursive: true, force: true });
    await cp(join(source, 'files'), files, { recursive: true });
  }
  return manifest;
}

function refuseOtherKeys(manifest, environment) {
  const given = keyMarks(environment);
  const wrong = Object.entries(manifest.keys).filter(([id, mark]) => given[id] !== mark);
  if (wrong.length === 0) return;
  const names = wrong.map(([id]) => id).join(', ');
  throw new PlainError(
    `密钥与备份不符（${names}）：备份中的个人信息将无法读取。请先放回备份时的密钥（DATA_DIR/keys 或环境变量）。`,
    `The keys are not those of the backup (${names}): its personal data could not be read. Put the keys of that time back first (DATA_DIR/keys or the environment).`,
  );
}

async function refuseOtherVersion(client, { migrations }) {
  const here = await listMigrations(client);
  if (here.join() === migrations.join()) return;
  throw new PlainError(
    `备份出自另一版本（${migrations.at(-1)?.split(' ')[0]}），本程序为 ${here.at(-1)?.split(' ')[0]}。请用备份时的版本恢复，再升级。`,
    `The backup was made by another version (${migrations.at(-1)?.split(' ')[0]}; this is ${here.at(-1)?.split(' ')[0]}). Restore with that version, then upgrade.`,
  );
}

async function refuseFilled(client) {
  for (const { name } of await listTables(client)) {
    const { rowCount } = await client.query(`SELECT 1 FROM ${quote(name)} LIMIT 1`);
    if (rowCount)
      throw new PlainError(
        `目标数据库不是空的（${name}）。请恢复到新建的数据库。`,
        `The database is not empty (${name}). Restore into a new one.`,
      );
  }
}

/** Guards are for people's changes, and foreign keys hold only when all is there: both stand aside while rows come in. */
async function load(client, { tables }, source) {
  const { rows: keys } = await client.query(
    `SELECT conrelid::regclass::text AS "table", conname AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY oid`,
  );
  for (const { table, name } of keys)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quote(name)}`);
  for (const table of tables) {
    await client.query(`ALTER TABLE ${quote(table.name)} DISABLE TRIGGER USER`);
    await loadTable(client, table, source);
  }
  for (const { name } of tables) await client.query(`ALTER TABLE ${quote(name)} ENABLE TRIGGER USER`);
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quote(name)} ${definition}`);
}

async function loadTable(client, { name, columns, rows, sha256 }, source) {
  const hash = createHash('sha256');
  const sink = client.query(copyFrom(`COPY ${quote(name)} (${columns.map(quote).join()}) FROM STDIN`));
  await pipeline(createReadStream(fileOf(source, name)), createGunzip(), tapInto(hash), sink);
  if (hash.digest('hex') === sha256 && sink.rowCount === rows) return;
  throw new PlainError(
    `备份已损坏：${name} 与备份时不一致。`,
    `The backup is damaged: ${name} is not what was written.`,
  );
}
