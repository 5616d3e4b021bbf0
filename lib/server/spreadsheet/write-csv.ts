import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlainOut } from '@/lib/server/spreadsheet/write-cell';

const CHUNK = 131_072;

/** One CSV field: a text that begins like a formula gets a ' in front, numbers are left alone. */
export function csvField(value: PlainOut): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function* csvText(
  header: readonly string[],
  rows: Iterable<readonly PlainOut[]> | AsyncIterable<readonly PlainOut[]>,
): AsyncGenerator<Buffer> {
  let text = `\ufeff${header.map(csvField).join(',')}\r\n`;
  for await (const row of rows) {
    let line = '';
    for (let i = 0; i < row.length; i++) line += (i ? ',' : '') + csvField(row[i]);
    text += `${line}\r\n`;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text) yield Buffer.from(text);
}

/** Writes CSV as WPS and Excel open it: UTF-8 with byte order mark, CRLF, RFC 4180 quotes, no cell that could run as a formula. Ends `output`. */
export async function writeCsv(
  output: Writable,
  header: readonly string[],
  rows: Iterable<readonly PlainOut[]> | AsyncIterable<readonly PlainOut[]>,
): Promise<void> {
  await pipeline(
    Readable.from(csvText(header, rows), { objectMode: false, highWaterMark: CHUNK * 2 }),
    output,
  );
}
