import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Busboy } from '@fastify/busboy';

/** The body was cut, holds no file, or more than one. */
export class MultipartError extends Error {
  override readonly name = 'MultipartError';
}

/**
 * Reads the single file of a multipart body as a stream and hands it to `take`. The whole body must arrive, closing
 * boundary included: a cut one is an error even when `take` was content, and what it stored is for the sweep.
 */
export async function readOneFile<T>(
  body: Readable,
  contentType: string,
  take: (part: { stream: Readable; fileName: string }) => Promise<T>,
): Promise<T> {
  if (!contentType.startsWith('multipart/form-data')) throw new MultipartError('not multipart');
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: { files: 1, fields: 4, fieldSize: 1000, parts: 5, headerPairs: 20 },
  });
  let taken: Promise<T> | undefined;
  const whole = new Promise<void>((resolve, reject) => {
    parser.on('file', (_field: string, stream: Readable, fileName: string) => {
      if (taken !== undefined) return reject(new MultipartError('more than one file'));
      // a refusal must end the reading too: what nobody reads would block the connection
      taken = take({ stream, fileName: fileName ?? '' });
      taken.catch(reject);
    });
    parser.on('filesLimit', () => reject(new MultipartError('more than one file')));
    parser.on('error', (error) => reject(new MultipartError(String(error))));
    parser.on('finish', resolve);
    body.on('error', reject);
    body.on('close', () => {
      if (!body.readableEnded) reject(new MultipartError('cut'));
    });
  });
  body.pipe(parser);
  try {
    await whole;
    if (taken === undefined) throw new MultipartError('no file');
    return await taken;
  } catch (error) {
    body.unpipe(parser);
    body.resume();
    body.destroy();
    throw error;
  }
}

/**
 * Reads a body of a few small files whole (`most` files, `bytes` each) with its plain fields. More files, a larger one or
 * a cut body are errors.
 */
export async function readSmallFiles(
  body: Readable,
  contentType: string,
  limits: { most: number; bytes: number },
): Promise<{ files: Buffer[]; fields: Record<string, string> }> {
  if (!contentType.startsWith('multipart/form-data')) throw new MultipartError('not multipart');
  const parser = new Busboy({
    headers: { 'content-type': contentType },
    limits: { files: limits.most, fileSize: limits.bytes, fields: 4, fieldSize: 1000, headerPairs: 20 },
  });
  const taken: Promise<Buffer>[] = [];
  const fields: Record<string, string> = {};
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on('file', (_field: string, stream: Readable) => {
        stream.on('limit', () => reject(new MultipartError('a file is too large')));
        taken.push(buffer(stream));
      });
      parser.on('field', (name: string, value: string) => {
        fields[name] = value;
      });
      parser.on('filesLimit', () => reject(new MultipartError('too many files')));
      parser.on('error', (error) => reject(new MultipartError(String(error))));
      parser.on('finish', resolve);
      body.on('error', reject);
      body.on('close', () => {
        if (!body.readableEnded) reject(new MultipartError('cut'));
      });
      body.pipe(parser);
    });
    return { files: (await Promise.all(taken)).filter(({ length }) => length > 0), fields };
  } catch (error) {
    body.unpipe(parser);
    body.resume();
    body.destroy();
    throw error;
  }
}
