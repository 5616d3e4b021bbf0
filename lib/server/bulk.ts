import { Prisma, type Tx } from './db';

/** What a cell of a set-wise write may be; Buffers become bytea, Dates timestamptz, arrays PostgreSQL arrays. */
export type BulkValue =
  string | number | boolean | null | Date | Buffer | bigint | readonly string[] | readonly Buffer[] | object;
export type BulkRow = Readonly<Record<string, BulkValue>>;

const ROWS_PER_STATEMENT = 1000;

/**
 * Writes rows set-wise: one statement per thousand, `INSERT … SELECT FROM json_populate_recordset`.
 * Every row has the keys of the first; columns not named, or empty in a whole statement, take their defaults. Table and column names come from
 * code, never from input. Returns the number of rows written.
 */
export async function bulkInsert(tx: Tx, table: string, rows: readonly BulkRow[]): Promise<number> {
  const first = rows[0];
  if (!first) return 0;
  const names = Object.keys(first);
  const target = Prisma.raw(quoted(table));
  let written = 0;
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const part = rows.slice(from, from + ROWS_PER_STATEMENT);
    // a column that is empty in every row is not sent: parsing it costs as much as a full one
    const filled = names.filter((name) => part.some((row) => row[name] !== null && row[name] !== undefined));
    const columns = Prisma.raw(filled.map(quoted).join(', '));
    written += await tx.$executeRaw`
      INSERT INTO ${target} (${columns})
      SELECT ${columns} FROM json_populate_recordset(NULL::${target}, ${toJson(part, filled)}::json)`;
  }
  return written;
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
