/** Brings a database to the state that the code expects. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { PlainError } from '../process/plain-error.mjs';
import { runStep } from '../process/run-step.mjs';

/** @template T @param {string} url @param {(client: pg.Client) => Promise<T>} work */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new PlainError(
      '无法连接数据库，请检查 DATABASE_URL 以及数据库服务是否正在运行。',
      'The database cannot be reached. Check DATABASE_URL and that the server runs.',
      error.message || error.errors?.map((one) => one.message).join('\n'),
    );
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Refuses what would fail later without a word: another encoding, the C locale (pg_trgm finds nothing in Chinese
 * text under it), a server that is too old.
 */
export async function refuseUnfitDatabase(url) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT pg_encoding_to_char(encoding) AS encoding, datctype AS ctype,
              current_setting('server_version_num')::int / 10000 AS major
         FROM pg_database WHERE datname = current_database()`,
    ),
  );
  const { encoding, ctype, major } = rows[0];
  if (major < 15) {
    throw new PlainError(
      `需要 PostgreSQL 15 以上，当前为 ${major}。`,
      `PostgreSQL 15 or later is needed, this is ${major}.`,
    );
  }
  if (encoding !== 'UTF8' || /^(C|POSIX)$/i.test(ctype)) {
    throw new PlainError(
      `数据库的字符集或区域设置不可用（${encoding}，${ctype}）：中文检索会失效。请重新建库：CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`,
      `The database has encoding ${encoding} and locale ${ctype}: searching Chinese text would find nothing. Create it anew: CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`,
    );
  }
}

/** Whether every migration of the folder, unchanged, is already applied: saves starting the Prisma command. */
export async function isMigrated(root, url) {
  const wanted = readMigrations(join(root, 'prisma/migrations'));
  const applied = await withClient(url, async (client) => {
    const { rows } = await client.query(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there`,
    );
    if (!rows[0].there) return [];
    const result = await client.query(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations
        WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    return result.rows;
  });
  const byName = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  return wanted.length > 0 && wanted.every(({ name, checksum }) => byName.get(name) === checksum);
}

function readMigrations(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const script = readFileSync(join(folder, name, 'migration.sql'));
      return { name, checksum: createHash('sha256').update(script).digest('hex') };
    });
}

export async function migrate(root, environment) {
  const { code, output } = await runStep(['prisma', 'migrate', 'deploy'], { cwd: root, env: environment });
  if (code === 0) return;
  throw new PlainError(
    '数据库升级失败。',
    'The database could not be migrated.',
    output.trimEnd().split('\n').slice(-20).join('\n'),
  );
}

/** @returns {Promise<boolean>} whether nobody has put anything in: no user and no programme */
export async function isEmpty(url) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      'SELECT NOT EXISTS (SELECT 1 FROM app_user) AND NOT EXISTS (SELECT 1 FROM programme) AS empty',
    ),
  );
  return rows[0].empty;
}

/** @returns {Promise<{ account: string, name: string }[]>} accounts that share the published password */
export async function listDemoAccounts(url) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT account, name FROM app_user WHERE "isDemo" AND state = 'active' ORDER BY "createdAt", id`,
    ),
  );
  return rows;
}

/** @returns {Promise<boolean>} whether somebody can sign in and make accounts */
export async function hasAdministrator(url) {
  const { rows } = await withClient(url, (client) =>
    client.query(
      `SELECT EXISTS (SELECT 1 FROM user_grant g JOIN app_user u ON u.id = g."userId"
         WHERE g.role = 'sysadmin' AND g."revokedAt" IS NULL AND u.state = 'active') AS there`,
    ),
  );
  return rows[0].there;
}

const SEEDING = 'sangzi: seeding';

/**
 * Fills an empty database. While it runs the database carries a mark, so that a seed that was broken off is
 * recognised (wasBrokenOff) and begun anew instead of being taken for the user's data.
 */
export async function seed(root, url, environment) {
  await mark(url, SEEDING);
  const { code, output } = await runStep(['tsx', 'prisma/seed/main.ts'], { cwd: root, env: environment });
  if (code !== 0) {
    throw new PlainError(
      '写入初始数据失败。',
      'The first data could not be written.',
      output.trimEnd().split('\n').slice(-20).join('\n'),
    );
  }
  await mark(url, '');
}

/** @param {string} serverUrl @param {string} name the database */
export async function wasBrokenOff(serverUrl, name) {
  const { rows } = await withClient(serverUrl, (client) =>
    client.query(`SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1`, [
      name,
    ]),
  );
  return rows[0]?.mark === SEEDING;
}

async function mark(url, text) {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  await withClient(url, (client) =>
    client.query(
      `COMMENT ON DATABASE ${pg.escapeIdentifier(name)} IS ${text ? pg.escapeLiteral(text) : 'NULL'}`,
    ),
  );
}

export async function dropDatabase(serverUrl, name) {
  await withClient(serverUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}
