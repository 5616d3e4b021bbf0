import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';

/** A path, bytes, or a stream (kept in memory up to the size limit, so that no plain copy of personal data touches a disk). */
export type SpreadsheetInput = string | Uint8Array | Readable;

export interface Source {
  readonly size: number;
  readonly input: string | Buffer;
  /** The first bytes, at most `length`. */
  head(length: number): Promise<Buffer>;
  whole(): Promise<Buffer>;
  stream(): Readable;
}

async function collect(stream: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) {
      stream.destroy();
      throw new SpreadsheetRefused('too_large', `more than ${maxBytes} bytes`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function memorySource(bytes: Buffer): Source {
  return {
    size: bytes.length,
    input: bytes,
    head: async (length) => bytes.subarray(0, length),
    whole: async () => bytes,
    stream: () => Readable.from(slices(bytes)),
  };
}

function* slices(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

function fileSource(path: string, size: number): Source {
  return {
    size,
    input: path,
    head: async (length) => {
      const file = await open(path);
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    whole: () => collect(createReadStream(path), size),
    stream: () => createReadStream(path, { highWaterMark: 262_144 }),
  };
}

/** Opens the input and refuses what is larger than `maxBytes` before reading it. */
export async function openSource(input: SpreadsheetInput, maxBytes: number): Promise<Source> {
  if (typeof input === 'string') {
    const { size } = await stat(input);
    if (size > maxBytes) throw new SpreadsheetRefused('too_large', `${size} bytes`);
    return fileSource(input, size);
  }
  if (input instanceof Readable) return memorySource(await collect(input, maxBytes));
  if (input.byteLength > maxBytes) throw new SpreadsheetRefused('too_large', `${input.byteLength} bytes`);
  return memorySource(Buffer.from(input.buffer, input.byteOffset, input.byteLength));
}
