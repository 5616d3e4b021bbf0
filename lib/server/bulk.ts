import { setImmediate } from 'node:timers/promises';
import { makeCopy, sendCopy, type Copy } from './copy-in';
import { Prisma, transactionConnection, type Tx } from './db';
import { columnTypes, isKnownTable } from './pg-binary';

/** What a cell of a set-wise write may be; Buffers become bytea, Dates timestamptz, arrays PostgreSQL arrays. */
export type BulkValue =
  string | number | boolean | null | Date | Buffer | bigint | readonly string[] | readonly Buffer[] | object;
export type BulkRow = Readonly<Record<string, BulkValue>>;

const ROWS_PER_STATEMENT = 1000;

/**
 * Writes rows set-wise: one COPY in the connection of the transaction, so that it stands or falls with it. Every row
 * has the keys of the first; columns not named, or empty in every row, take their defaults. Table and column names
 * come from code, never from input. Returns the number of rows written.
 */
export async function bulkInsert(tx: Tx, table: string, rows: readonly BulkRow[]): Promise<number> {
  const copy = await encodeRows(tx, table, rows);
  if (copy) await sendCopy(transactionConnection(tx), copy);
  return rows.length;
}

async function encodeRows(tx: Tx, table: string, rows: readonly BulkRow[]): Promise<Copy | null> {
  const first = rows[0];
  if (!first) return null;
  const types = await columnTypes(transactionConnection(tx), table);
  // a column that is empty in every row is not sent
  const columns = Object.keys(first)
    .filter((name) => rows.some((row) => row[name] !== null && row[name] !== undefined))
    .map((name) => ({ name, type: types.get(name) ?? unknownColumn(table, name) }));
  return makeCopy(table, columns, rows);
}

/**
 * Writes of one transaction that follow each other in its connection, so that the next rows are made while PostgreSQL
 * works on the last ones. `end` waits for all of them and must be awaited before the transaction is asked anything
 * else; the first failure is thrown there, or by the next write.
 */
export class BulkWrites {
  private tail: Promise<void> = Promise.resolve();
  private failure: { error: unknown } | null = null;

  constructor(private readonly tx: Tx) {}

  async insert(table: string, rows: readonly BulkRow[]): Promise<void> {
    if (this.failure) throw this.failure.error;
    // the first write of a table asks for its columns, so the connection must be free then
    if (!isKnownTable(table)) await this.tail;
    const copy = await encodeRows(this.tx, table, rows);
    if (!copy) return;
    this.tail = this.tail.then(() => sendCopy(transactionConnection(this.tx), copy));
    this.tail.catch((error: unknown) => {
      this.failure ??= { error };
    });
    // one turn of the event loop: what waits goes out, and what PostgreSQL answered is taken in
    await setImmediate();
  }

  async end(): Promise<void> {
    await this.tail;
  }
}

function unknownColumn(table: string, name: string): never {
  throw new Error(`${table} has no column ${name}`);
}

/**
 * Changes rows set-wise by `id`: each row carries the id, the version that was read and the new values.
 * Rows whose version has moved on stay untouched; the ids that were changed come back.
 */
export async function bulkUpdate(
  tx: Tx,
  table: string,
  rows: readonly (BulkRow & { id: string; version: number })[],
): Promise<string[]> {
  const first = rows[0];
  if (!first) return [];
  const names = Object.keys(first).filter((name) => name !== 'id' && name !== 'version');
  const target = Prisma.raw(quoted(table));
  const assignments = Prisma.raw(names.map((name) => `${quoted(name)} = r.${quoted(name)}`).join(', '));
  const changed: string[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const json = toJson(rows.slice(from, from + ROWS_PER_STATEMENT), Object.keys(first));
    const ids = await tx.$queryRaw<{ id: string }[]>`
      UPDATE ${target} t SET ${assignments}, version = t.version + 1, "updatedAt" = now()
        FROM json_populate_recordset(NULL::${target}, ${json}::json) r
       WHERE t.id = r.id AND t.version = r.version RETURNING t.id`;
    changed.push(...ids.map((row) => row.id));
  }
  return changed;
}

function quoted(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not a plain column or table name: ${name}`);
  return `"${name}"`;
}

function toJson(rows: readonly BulkRow[], names: readonly string[]): string {
  // Buffer and Date have a toJSON of their own that runs before a replacer, so values are converted first
  return JSON.stringify(
    rows.map((row) => {
      const values: Record<string, unknown> = {};
      for (const name of names) {
        const value = row[name];
        if (value !== null && value !== undefined) values[name] = cell(value);
      }
      return values;
    }),
  );
}

function cell(value: BulkValue): unknown {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return value.map((item: BulkValue) => cell(item));
  return value;
}
