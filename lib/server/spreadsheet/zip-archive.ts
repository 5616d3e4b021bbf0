import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import { asRefusal, SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';

/** A zip file whose promises about size were checked before anything was unpacked. */
export interface ZipArchive {
  has(name: string): boolean;
  names(): string[];
  expandedBytes(name: string): number;
  stream(name: string): Promise<Readable>;
  text(name: string, maxBytes: number): Promise<string>;
  close(): void;
}

const OPTIONS = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const;

async function openZip(input: string | Buffer): Promise<ZipFile> {
  const zip =
    typeof input === 'string' ? yauzl.openPromise(input, OPTIONS) : yauzl.fromBufferPromise(input, OPTIONS);
  return zip.catch((error: unknown) => {
    throw asRefusal(error);
  });
}

function readEntries(zip: ZipFile, limits: SpreadsheetLimits): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    let expanded = 0;
    const refuse = (error: unknown): void => reject(asRefusal(error));
    if (zip.entryCount > limits.maxZipEntries)
      return refuse(new SpreadsheetRefused('zip_bomb', `${zip.entryCount} entries`));
    zip.on('error', refuse);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      expanded += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (entry.isEncrypted()) return refuse(new SpreadsheetRefused('encrypted', entry.fileName));
      if (expanded > limits.maxExpandedBytes)
        return refuse(new SpreadsheetRefused('zip_bomb', `expands to over ${expanded} bytes`));
      if (entry.uncompressedSize > limits.ratioFromBytes && ratio > limits.maxRatio) {
        return refuse(
          new SpreadsheetRefused('zip_bomb', `${entry.fileName} expands ${Math.round(ratio)} times`),
        );
      }
      entries.set(entry.fileName.replace(/^\//, ''), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** yauzl counts what comes out against what was promised; a part that gives more than it promised is a bomb. */
const liar = (error: unknown): SpreadsheetRefused =>
  asRefusal(error, error instanceof Error && /too many bytes/.test(error.message) ? 'zip_bomb' : 'broken');

/** Opens a zip and reads its list of parts; refuses encrypted parts, too many parts, and too much or too dense content. */
export async function openArchive(input: string | Buffer, limits: SpreadsheetLimits): Promise<ZipArchive> {
  const zip = await openZip(input);
  let entries: Map<string, Entry>;
  try {
    entries = await readEntries(zip, limits);
  } catch (error) {
    zip.close();
    throw error;
  }
  const entry = (name: string): Entry => {
    const found = entries.get(name);
    if (!found) throw new SpreadsheetRefused('broken', `part ${name} is missing`);
    return found;
  };
  const stream = async (name: string): Promise<Readable> => {
    try {
      return await zip.openReadStreamPromise(entry(name));
    } catch (error) {
      throw liar(error);
    }
  };
  return {
    has: (name) => entries.has(name),
    names: () => [...entries.keys()],
    expandedBytes: (name) => entries.get(name)?.uncompressedSize ?? 0,
    stream,
    text: async (name, maxBytes) => {
      if (entry(name).uncompressedSize > maxBytes)
        throw new SpreadsheetRefused('zip_bomb', `${name} is too large`);
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of await stream(name)) chunks.push(Buffer.from(chunk));
      } catch (error) {
        throw liar(error);
      }
      return Buffer.concat(chunks).toString('utf8');
    },
    close: () => zip.close(),
  };
}

/** Reads a part chunk by chunk; errors of the archive become refusals. */
export async function* partBytes(archive: ZipArchive, name: string): AsyncGenerator<Buffer> {
  const stream = await archive.stream(name);
  try {
    for await (const chunk of stream) yield chunk;
  } catch (error) {
    throw liar(error);
  } finally {
    stream.destroy();
  }
}

/** A part as text; a byte order mark is dropped, UTF-16 parts (rare, allowed) are read as such. */
export async function* partText(archive: ZipArchive, name: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of partBytes(archive, name)) {
    decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? 'utf-16le' : 'utf-8');
    yield decoder.decode(chunk, { stream: true });
  }
  const tail = decoder?.decode();
  if (tail) yield tail;
}
