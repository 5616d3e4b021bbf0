/**
 * @prisma/adapter-pg with the four changes that migrations need:
 *  - the catalogue type "char" (OID 18) is read: the adapter has no mapping for it and refuses pg_catalog queries;
 *  - a script is sent whole: the adapter cuts it at every semicolon, which breaks function bodies and texts;
 *  - the shadow database is really another database: the adapter's own falls back to the main one when it was
 *    configured by a URL, and drops it while still connected;
 *  - one connection, so that SET and advisory locks last from one call to the next.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';

const CATALOGUE_CHAR = 18;
const TEXT = 25;

export class MigrationPg {
  provider = 'postgres';
  adapterName = '@prisma/adapter-pg';

  constructor(url, shadowUrl) {
    this.url = url;
    this.shadowUrl = shadowUrl;
  }

  async connect() {
    return connectTo(this.url);
  }

  async connectToShadowDb() {
    if (this.shadowUrl) {
      const shadow = await connectTo(this.shadowUrl);
      await shadow.executeScript('DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public;');
      return shadow;
    }
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await runAlone(this.url, `CREATE DATABASE "${name}" TEMPLATE template0`);
    return connectTo(withDatabase(this.url, name), () =>
      runAlone(this.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
    );
  }
}

async function connectTo(url, afterClose) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const schema = new URL(url).searchParams.get('schema') ?? undefined;
  const adapter = await new PrismaPg(pool, schema ? { schema } : undefined).connect();
  readCatalogueChars(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => readCatalogueChars(await startTransaction(isolation));
  adapter.executeScript = async (script) => {
    await pool.query(script).catch((error) => adapter.onError(error));
  };
  adapter.dispose = async () => {
    await pool.end();
    await afterClose?.();
  };
  return adapter;
}

/** "char" columns pass the adapter as text and reach the engine as Character. */
function readCatalogueChars(queryable) {
  const charColumns = new WeakMap();
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  queryable.performIO = async (query) => {
    const result = await performIO(query);
    charColumns.set(
      query,
      result.fields.map((field) => field.dataTypeID === CATALOGUE_CHAR),
    );
    for (const field of result.fields) {
      if (field.dataTypeID === CATALOGUE_CHAR) field.dataTypeID = TEXT;
    }
    return result;
  };
  queryable.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const isChar = charColumns.get(query) ?? [];
    const columnTypes = result.columnTypes.map((type, column) =>
      isChar[column] ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  return queryable;
}

/** Runs one statement on a connection of its own. */
export async function runAlone(url, statement) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same connection URL, pointing at another database of the same server. */
export function withDatabase(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}
