import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Storage from '@/lib/server/storage';

/** A store that speaks the least of S3: it keeps the body as it comes, as OSS, OBS, Ceph and older MinIO do. */
const objects = new Map<string, Buffer>();
const encodings: string[] = [];
let server: Server;
let storage: typeof Storage;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const key = (request.url ?? '').split('?')[0] ?? '';
  if (request.method === 'PUT') {
    encodings.push(String(request.headers['content-encoding'] ?? ''));
    objects.set(key, await buffer(request));
    response.setHeader('etag', '"1"').end();
    return;
  }
  if (request.method === 'DELETE') objects.delete(key);
  const found = objects.get(key);
  response.statusCode = request.method === 'DELETE' ? 204 : found ? 200 : 404;
  if (found) response.setHeader('content-length', found.length).setHeader('etag', '"1"');
  response.end(request.method === 'GET' ? found : undefined);
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // cast: a server that listens on a port has this kind of address
  const { port } = server.address() as AddressInfo;
  // before the settings are read for the first time
  Object.assign(process.env, {
    S3_BUCKET: 'sangzi',
    S3_ENDPOINT: `http://127.0.0.1:${port}`,
    S3_ACCESS_KEY_ID: 'id',
    S3_SECRET_ACCESS_KEY: 'secret',
  });
  storage = await import('@/lib/server/storage');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('a bucket keeps and gives back the very bytes, plain and sealed, and forgets what is removed', async () => {
  expect(await storage.canStore()).toBe(true);
  const bytes = randomBytes(3 * 1024 * 1024);
  for (const encrypted of [false, true]) {
    const { key } = await storage.saveOwn({
      stream: Readable.from([bytes]),
      mime: 'application/octet-stream',
      encrypted,
    });
    const kept = objects.get(`/sangzi/${key}`);
    expect(kept?.equals(bytes)).toBe(!encrypted);
    expect((await buffer(await storage.openFile(key))).equals(bytes)).toBe(true);
    await storage.removeFile(key);
    await storage.removeFile(key);
    await expect(storage.openFile(key)).rejects.toThrow();
  }
  expect(encodings.some((encoding) => encoding.includes('aws-chunked'))).toBe(false);
  expect([...objects.keys()]).toEqual([]);
});
