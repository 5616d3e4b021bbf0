import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import sharp from 'sharp';
import { decryptBytes, encryptValue } from '@/lib/server/crypto';
import { env } from '@/lib/server/env';
import { detectKind, isImage, uploadLimit, type UploadPurpose } from '@/lib/server/file-kind';
import { scanFile, type ScanResult } from '@/lib/server/virus-scan';
import { AppError, NotFoundError } from '@/lib/shared/errors';

/**
 * Files behind one interface: a local folder (DATA_DIR/files) or an S3-compatible bucket. Bytes come in as a stream,
 * through a temporary file: counted, hashed, sniffed, scanned, pictures written anew (security.md, “What comes in”).
 */
export type StoredBytes = {
  key: string;
  sha256: string;
  size: number;
  mime: string;
  scanState: ScanResult;
};

let opened: Promise<Disk> | undefined;

function disk(): Promise<Disk> {
  opened ??= openDisk();
  return opened;
}

async function openDisk(): Promise<Disk> {
  if (env.s3 === null) {
    const location = path.join(env.dataDir, 'files');
    return new Disk(new FSDriver({ location, visibility: 'private' }));
  }
  const { S3Driver } = await import('flydrive/drivers/s3');
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = env.s3;
  const credentials =
    accessKeyId !== undefined && secretAccessKey !== undefined
      ? { credentials: { accessKeyId, secretAccessKey } }
      : {};
  const place = endpoint === undefined ? {} : { endpoint, forcePathStyle: true };
  // The SDK's own default wraps a stream in aws-chunked with a trailing checksum, which stores other than Amazon's keep
  // as part of the file. Ours has its SHA-256 in the row.
  const checksums = {
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  } as const;
  return new Disk(
    new S3Driver({
      bucket,
      region,
      ...place,
      ...credentials,
      ...checksums,
      visibility: 'private',
      supportsACL: false,
    }),
  );
}

const SEALED = 'sealed/';

/** Keys say nothing about content or owner, only whether the bytes are sealed. */
function newKey(isEncrypted: boolean): string {
  const id = randomUUID();
  return `${isEncrypted ? SEALED : 'plain/'}${id.slice(0, 2)}/${id}`;
}

/**
 * Takes in what somebody sends. Refuses (`file_too_large`) beyond the purpose's limit, (`file_refused`) an empty
 * file, a type that isn't on the list, a picture that can't be read, an infected file, and (`unavailable`) when the
 * scanner or the storage is away. On refusal nothing stays behind. `encrypted`: sealed block by block, for ledgers.
 */
export async function saveUpload(input: {
  stream: Readable;
  fileName: string;
  purpose: UploadPurpose;
  encrypted?: boolean;
}): Promise<StoredBytes> {
  const folder = path.join(env.dataDir, 'tmp');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const raw = path.join(folder, randomUUID());
  const redrawn = `${raw}.image`;
  try {
    const received = await receive(input.stream, raw, uploadLimit(input.purpose));
    if (received.size === 0) throw new AppError('file_refused', { reason: 'empty' });
    const mime = await detectKind(raw, input.fileName, input.purpose);
    if (mime === null) throw new AppError('file_refused', { reason: 'type' });
    const scanState = await scan(raw);
    if (!isImage(mime)) return await keep(raw, { ...received, mime, scanState }, input.encrypted === true);
    await redraw(raw, redrawn, mime);
    const picture = await measure(redrawn);
    return await keep(redrawn, { ...picture, mime, scanState }, false);
  } catch (error) {
    throw isFullDisk(error) ? new AppError('unavailable') : error;
  } finally {
    await Promise.all([rm(raw, { force: true }), rm(redrawn, { force: true })]);
  }
}

async function receive(
  stream: Readable,
  file: string,
  limit: number,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit)
        return done(new AppError('file_too_large', { megabytes: Math.floor(limit / 1024 / 1024) }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(stream, meter, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  return { size, sha256: hash.digest('hex') };
}

async function measure(file: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file)) {
    // cast: a file stream without an encoding gives bytes
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    hash.update(bytes);
  }
  return { size, sha256: hash.digest('hex') };
}

async function scan(file: string): Promise<ScanResult> {
  let result: ScanResult;
  try {
    result = await scanFile(file);
  } catch {
    throw new AppError('unavailable');
  }
  if (result === 'infected') throw new AppError('file_refused', { reason: 'infected' });
  return result;
}

/** Pixels only: turned upright, at most 2560 wide or high, no metadata (place of a photograph, camera, comments). */
async function redraw(from: string, to: string, mime: string): Promise<void> {
  const format = mime === 'image/png' ? 'png' : mime === 'image/webp' ? 'webp' : 'jpeg';
  try {
    await sharp(from, { limitInputPixels: 50_000_000, failOn: 'error' })
      .rotate()
      .resize({ width: 2560, height: 2560, fit: 'inside', withoutEnlargement: true })
      .toFormat(format, format === 'jpeg' ? { quality: 85, mozjpeg: true } : {})
      .toFile(to);
  } catch {
    throw new AppError('file_refused', { reason: 'picture' });
  }
}

async function keep(
  file: string,
  known: Omit<StoredBytes, 'key'>,
  isEncrypted: boolean,
): Promise<StoredBytes> {
  const key = newKey(isEncrypted);
  const target = await disk();
  if (!isEncrypted) {
    await target.putStream(key, createReadStream(file));
    return { key, ...known };
  }
  const sealed = `${file}.sealed`;
  try {
    await pipeline(
      createReadStream(file, { highWaterMark: BLOCK }),
      sealBlocks(key),
      createWriteStream(sealed),
    );
    await target.putStream(key, createReadStream(sealed));
  } finally {
    await rm(sealed, { force: true });
  }
  return { key, ...known };
}

const BLOCK = 1024 * 1024;

/**
 * Sealed form of a file: blocks of at most 1 MiB, each an envelope (crypto.ts) behind its length in four bytes. The
 * context of a block is file, number and whether it is the last, so blocks can't be swapped, dropped or cut off.
 */
function sealBlocks(key: string): Transform {
  let number = 0;
  let held: Buffer | null = null;
  const sealed = (block: Buffer, isLast: boolean): Buffer => {
    const { cipher } = encryptValue(block, contextOf(key, number, isLast));
    number += 1;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(cipher.length);
    return Buffer.concat([length, cipher]);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (held !== null) this.push(sealed(held, false));
      held = chunk;
      done();
    },
    flush(done) {
      this.push(sealed(held ?? Buffer.alloc(0), true));
      done();
    },
  });
}

const contextOf = (key: string, number: number, isLast: boolean): string =>
  `file:${key}:${number}:${isLast ? 'last' : 'more'}`;

async function* openBlocks(key: string, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  let waiting: Buffer[] = [];
  let arrived = 0;
  let number = 0;
  let complete = false;
  for await (const chunk of source) {
    waiting.push(chunk);
    arrived += chunk.length;
    const known = held.length >= 4 ? held.readUInt32BE(0) + 4 : 0;
    if (arrived < known) continue;
    held = Buffer.concat([held, ...waiting]);
    waiting = [];
    arrived = held.length;
    while (held.length >= 4 && held.length >= 4 + held.readUInt32BE(0)) {
      const end = 4 + held.readUInt32BE(0);
      const envelope = held.subarray(4, end);
      held = held.subarray(end);
      arrived = held.length;
      if (complete) throw new Error('bytes after the last block');
      const block = openBlock(envelope, key, number);
      complete = block.isLast;
      number += 1;
      yield block.bytes;
    }
  }
  if (!complete || arrived > 0) throw new Error('the sealed file was cut');
}

function openBlock(envelope: Buffer, key: string, number: number): { bytes: Buffer; isLast: boolean } {
  const idLength = envelope[1] ?? 0;
  const keyId = envelope.subarray(2, 2 + idLength).toString('latin1');
  try {
    return { bytes: decryptBytes(envelope, keyId, contextOf(key, number, false)), isLast: false };
  } catch {
    return { bytes: decryptBytes(envelope, keyId, contextOf(key, number, true)), isLast: true };
  }
}

/** The bytes of a stored file, as a stream; sealed ones are opened on the way. One that is gone does not exist (404). */
export async function openFile(key: string): Promise<Readable> {
  const source = await disk();
  // a local stream would fail only after the answer has begun
  if (!(await source.exists(key))) throw new NotFoundError();
  const stream = await source.getStream(key);
  return key.startsWith(SEALED) ? Readable.from(openBlocks(key, stream)) : stream;
}

/** Stores bytes that the programme itself made (error workbooks, exports); sealed when they hold personal data. */
export async function saveOwn(input: {
  stream: Readable;
  mime: string;
  encrypted: boolean;
}): Promise<StoredBytes> {
  const folder = path.join(env.dataDir, 'tmp');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const raw = path.join(folder, randomUUID());
  try {
    const received = await receive(input.stream, raw, Number.MAX_SAFE_INTEGER);
    return await keep(raw, { ...received, mime: input.mime, scanState: 'not_scanned' }, input.encrypted);
  } catch (error) {
    throw isFullDisk(error) ? new AppError('unavailable') : error;
  } finally {
    await rm(raw, { force: true });
  }
}

/** Removes a stored file; one that is gone already is no error. */
export async function removeFile(key: string): Promise<void> {
  await (await disk()).delete(key);
}

/** Does the storage take, and give up, a file? For readiness. */
export async function canStore(): Promise<boolean> {
  const target = await disk();
  const key = `.ready/${randomUUID()}`;
  await target.put(key, '1');
  await target.delete(key);
  return true;
}

function isFullDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS';
}
