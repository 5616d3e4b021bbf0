import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { pool } from './db';
import { columnTypes, CopyWriter, type ColumnType } from './pg-binary';

/** What a column of a COPY may hold; a Buffer becomes bytea, a list of Buffers bytea[]. */
export type CopyValue = string | number | boolean | null | Buffer | readonly Buffer[];

/**
 * Writes rows with COPY in one statement, which is one transaction: all or none. Table and columns come from code,
 * never from input. For staging tables only; business tables go through lib/server/bulk.ts, with their audit rows.
 */
export async function copyIn(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly CopyValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    const types = await columnTypes(client, table);
    const typed = columns.map((name, index) => {
      const type = types.get(name);
      if (!type) throw new Error(`${table} has no column ${name}`);
      return { name, index, type };
    });
    const writer = new CopyWriter(rows.length * 512);
    for (const row of rows) {
      writer.beginRow(typed.length);
      for (const { index, type } of typed) writer.value(row[index], type);
    }
    await sendCopy(client, { table, columns, bytes: writer.finish() });
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // a connection that failed inside COPY is not given back to others
    client.release(failure);
  }
}

/** Rows in the binary format of COPY, ready to be sent. */
export type Copy = { table: string; columns: readonly string[]; bytes: Buffer };

/** Encodes rows: for lib/server/bulk.ts. */
export function makeCopy(
  table: string,
  columns: readonly { name: string; type: ColumnType }[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Copy {
  const writer = new CopyWriter(rows.length * 512);
  for (const row of rows) {
    writer.beginRow(columns.length);
    for (const { name, type } of columns) writer.value(row[name], type);
  }
  return { table, columns: columns.map(({ name }) => name), bytes: writer.finish() };
}

/** Sends encoded rows over a connection that the caller holds and that is not busy. */
export async function sendCopy(client: PoolClient, { table, columns, bytes }: Copy): Promise<void> {
  const names = [table, ...columns];
  if (!names.every((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)))
    throw new Error(`not plain names: ${names.join()}`);
  const list = columns.map((name) => `"${name}"`).join();
  const sink = client.query(copyFrom(`COPY "${table}" (${list}) FROM STDIN WITH (FORMAT binary)`));
  await new Promise<void>((resolve, reject) => {
    sink.once('error', reject).once('finish', resolve);
    sink.end(bytes);
  });
}
