import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';
import { sniffContainer } from '@/lib/server/spreadsheet/sniff';

/** As much as the reader of a text looks at before it reads. */
const HEAD_BYTES = 65_536;

/** A stored file: its bytes can be asked for again and again. */
export type StoredInput = { readonly size: number; open: () => Promise<Readable> };

/**
 * A path, bytes, or a stored file. No plain copy of personal data touches a disk: of a stored file a workbook, which is
 * read at many places, is kept in memory up to the size limit, and a text is streamed anew for every reading.
 */
export type SpreadsheetInput = string | Uint8Array | StoredInput;

export interface Source {
  readonly size: number;
  readonly input: string | Buffer;
  /** The first bytes, at most `length`. */
  head(length: number): Promise<Buffer>;
  whole(): Promise<Buffer>;
  stream(): Readable;
}

async function collect(stream: Readable, size: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(size);
  let at = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    if (at + bytes.length > size) {
      stream.destroy();
      throw new SpreadsheetRefused('too_large', `more than ${size} bytes`);
    }
    at += bytes.copy(whole, at);
  }
  return whole.subarray(0, at);
}

async function storedSource({ size, open: again }: StoredInput): Promise<Source> {
  const head = await firstBytes(await again(), HEAD_BYTES);
  if (sniffContainer(head) !== 'text') return memorySource(await collect(await again(), size));
  return {
    size,
    input: head,
    head: async (length) =>
      length <= head.length ? head.subarray(0, length) : firstBytes(await again(), length),
    whole: async () => collect(await again(), size),
    stream: () => Readable.from(pieces(again), { objectMode: true }),
  };
}

async function* pieces(again: () => Promise<Readable>): AsyncGenerator<Buffer> {
  for await (const chunk of await again()) yield Buffer.from(chunk);
}

async function firstBytes(stream: Readable, length: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size >= length) break;
  }
  return Buffer.concat(chunks).subarray(0, length);
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
  if (!(input instanceof Uint8Array)) {
    if (input.size > maxBytes) throw new SpreadsheetRefused('too_large', `${input.size} bytes`);
    return storedSource(input);
  }
  if (input.byteLength > maxBytes) throw new SpreadsheetRefused('too_large', `${input.byteLength} bytes`);
  return memorySource(Buffer.from(input.buffer, input.byteOffset, input.byteLength));
}
