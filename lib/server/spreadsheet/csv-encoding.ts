import { isUtf8 } from 'node:buffer';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';
import type { Source } from '@/lib/server/spreadsheet/source';

export type CsvEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

const SAMPLE = 65_536;

/** How many bytes at the end belong to a character that is not complete. */
function openTail(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

async function allUtf8(source: Source): Promise<boolean> {
  let carry = Buffer.alloc(0);
  for await (const chunk of source.stream()) {
    const bytes = Buffer.concat([carry, chunk]);
    const open = openTail(bytes);
    if (!isUtf8(bytes.subarray(0, bytes.length - open))) return false;
    carry = Buffer.from(bytes.subarray(bytes.length - open));
  }
  return carry.length === 0;
}

/**
 * Tells the encoding of a text file: byte order mark, else zero bytes (UTF-16), else UTF-8 when the whole file is valid UTF-8,
 * else GB18030 (which GBK and GB2312 are part of). Refuses a file that is no text.
 */
export async function detectEncoding(source: Source): Promise<CsvEncoding> {
  const head = await source.head(SAMPLE);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head.includes(0)) {
    let even = 0;
    let odd = 0;
    for (let i = 0; i < head.length; i++) if (head[i] === 0) i % 2 ? odd++ : even++;
    if (odd > head.length / 50 && even === 0) return 'utf-16le';
    if (even > head.length / 50 && odd === 0) return 'utf-16be';
    throw new SpreadsheetRefused('unsupported', 'binary file');
  }
  if (await allUtf8(source)) return 'utf-8';
  const text = new TextDecoder('gb18030').decode(head, { stream: true });
  // eslint-disable-next-line no-control-regex -- control characters are what tells a binary file from text
  const junk = (text.match(/[\ufffd\u0001-\u0008\u000e-\u001f]/g) ?? []).length;
  if (junk > 4 && junk > text.length / 100) throw new SpreadsheetRefused('unsupported', 'binary file');
  return 'gb18030';
}
