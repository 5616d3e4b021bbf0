import { from as copyFrom } from 'pg-copy-streams';
import { pool } from './db';

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
  const names = [table, ...columns];
  if (!names.every((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)))
    throw new Error(`not plain names: ${names.join()}`);
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    const sink = client.query(
      copyFrom(`COPY "${table}" (${columns.map((name) => `"${name}"`).join()}) FROM STDIN`),
    );
    await new Promise<void>((resolve, reject) => {
      sink.once('error', reject).once('finish', resolve);
      sink.end(Buffer.from(`${rows.map((row) => row.map(cellText).join('\t')).join('\n')}\n`));
    });
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    // a connection that failed inside COPY is not given back to others
    client.release(failure);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function cellText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  if (Array.isArray(value))
    return `{${value.map((item: Buffer) => `"\\\\\\\\x${item.toString('hex')}"`).join()}}`;
  return String(value);
}
