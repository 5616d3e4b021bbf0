import { randomBytes, randomUUID } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { attachFiles, detachFile, sweepUploads, uploadFile } from '@/lib/files/commands';
import { getReadableFile, listAttachments } from '@/lib/files/queries';
import { cleanFileName } from '@/lib/files/schema';
import { db, inTransaction } from '@/lib/server/db';
import { MultipartError, readOneFile } from '@/lib/server/multipart';
import { openFile, saveOwn } from '@/lib/server/storage';
import { scanFile } from '@/lib/server/virus-scan';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { makeRootUnit, makeUser } from '@/tests/factories/users';
import { personWith } from '@/tests/support/test-actors';

let me: PersonActor;
let other: PersonActor;
const MB = 1024 * 1024;

async function actorWith(role: Role, unitId: string): Promise<PersonActor> {
  const { userId, grantId } = await makeUser({ role, unitId });
  return personWith({ userId, grantId, role, unitId, unitIds: [unitId] });
}

beforeAll(async () => {
  const root = await makeRootUnit();
  me = await actorWith('clerk', root);
  other = await actorWith('clerk', root);
});

const pdf = (size = 2000) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)]);
const upload = (
  bytes: Buffer,
  fileName = 'a.pdf',
  purpose: 'evidence' | 'image' | 'ledger' = 'evidence',
  actor = me,
) => uploadFile(actor, { stream: Readable.from([bytes]), fileName, purpose });
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'taken',
    (error: unknown) =>
      error instanceof AppError ? `${error.code}:${String(error.values['reason'] ?? '')}` : String(error),
  );
const storedFiles = async () =>
  (await readdir(process.env['DATA_DIR'] ?? '', { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  ).length;

describe('uploads', () => {
  it.each([9, 11, 40])('of %i MB arrive whole', async (megabytes) => {
    const bytes = pdf(megabytes * MB);
    const { id, size } = await upload(bytes);
    expect(size).toBe(bytes.length);
    const file = await getReadableFile(me, id, {});
    expect((await buffer(await openFile(file.key))).equals(bytes)).toBe(true);
  });

  it('above the limit are refused and leave nothing behind', async () => {
    const before = await storedFiles();
    const chunk = Buffer.alloc(MB, 65);
    const stream = Readable.from(
      (function* () {
        yield Buffer.from('%PDF-1.7\n');
        for (let i = 0; i < 100; i += 1) yield chunk;
      })(),
    );
    expect(await codeOf(uploadFile(me, { stream, fileName: 'a.pdf', purpose: 'evidence' }))).toMatch(
      /^file_too_large/,
    );
    expect(await storedFiles()).toBe(before);
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'a.pdf', 'file_refused:empty'],
    [
      'a page named .pdf',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'a.pdf',
      'file_refused:type',
    ],
    [
      'an SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'a.svg',
      'file_refused:type',
    ],
    ['a program', Buffer.concat([Buffer.from('MZ'), randomBytes(500)]), 'a.pdf', 'file_refused:type'],
    [
      'a picture with a broken middle',
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(500)]),
      'a.jpg',
      'file_refused:picture',
    ],
    ['bytes named .csv', Buffer.alloc(500), 'a.csv', 'file_refused:type'],
  ])('%s is refused', async (_name, bytes, fileName, code) => {
    const before = await storedFiles();
    expect(await codeOf(upload(bytes, fileName))).toBe(code);
    expect(await storedFiles()).toBe(before);
  });

  it('pictures are written anew: upright, smaller, without metadata', async () => {
    const picture = await sharp({ create: { width: 4000, height: 100, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .jpeg()
      .toBuffer();
    expect(picture.includes('secret place')).toBe(true);
    const { id } = await upload(picture, 'photo.jpg', 'image');
    const kept = await buffer(await openFile((await getReadableFile(me, id, {})).key));
    const { width, exif } = await sharp(kept).metadata();
    expect([width, exif]).toEqual([2560, undefined]);
    expect(kept.includes('secret place')).toBe(false);
  });

  it('ledgers lie encrypted; a changed, cut or reordered one does not open', async () => {
    const text = Buffer.from(`姓名,电话\n${'张三,13800138000\n'.repeat(150_000)}`);
    const { id } = await upload(text, 'a.csv', 'ledger');
    const { key } = await getReadableFile(me, id, {});
    const place = path.join(process.env['DATA_DIR'] ?? '', 'files', key);
    const sealed = await readFile(place);
    expect(sealed.includes('13800138000')).toBe(false);
    expect((await buffer(await openFile(key))).equals(text)).toBe(true);
    const firstBlock = 4 + sealed.readUInt32BE(0);
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(200) ^ 1, 200);
    for (const broken of [
      changed,
      sealed.subarray(0, firstBlock),
      sealed.subarray(firstBlock),
      Buffer.concat([sealed, sealed]),
    ]) {
      await writeFile(place, broken);
      await expect(openFile(key).then((stream) => buffer(stream))).rejects.toThrow();
    }
  });

  it('are refused to those who only read', async () => {
    const reader = await actorWith('supervisor', me.unitId ?? '');
    await expect(upload(pdf(), 'a.pdf', 'evidence', reader)).rejects.toThrow(ForbiddenError);
  });

  it('leave an audit row', async () => {
    const { id } = await upload(pdf());
    expect(await db.change.count({ where: { noun: 'files', recordId: id, verb: 'uploaded' } })).toBe(1);
  });
});

describe('who may read a file', () => {
  const record = { noun: 'receipts', recordId: randomUUID(), role: 'evidence' };
  const readers = { receipts: async (actor: { kind: string }) => actor === other };

  it('follows from the record it hangs on; before that, its sender only', async () => {
    const { id } = await upload(pdf());
    await expect(getReadableFile(other, id, readers)).rejects.toThrow(NotFoundError);
    await inTransaction((tx) =>
      attachFiles(tx, me, record, [{ fileId: id, fileName: '凭证.pdf', label: '' }]),
    );
    expect((await getReadableFile(other, id, readers)).fileName).toBe('凭证.pdf');
    await expect(getReadableFile(me, id, readers)).rejects.toThrow(NotFoundError);
    await expect(getReadableFile(other, id, {})).rejects.toThrow(NotFoundError);
    const [attachment] = await listAttachments(me, record.noun, record.recordId);
    await inTransaction((tx) => detachFile(tx, me, record, attachment?.id ?? ''));
    await expect(getReadableFile(other, id, readers)).rejects.toThrow(NotFoundError);
  });

  it('somebody else’s upload, or one that hangs elsewhere, can’t be attached', async () => {
    const foreign = await upload(pdf(), 'a.pdf', 'evidence', other);
    const mine = await upload(pdf());
    const attach = (fileId: string) =>
      inTransaction((tx) => attachFiles(tx, me, record, [{ fileId, fileName: 'a.pdf', label: '' }]));
    await expect(attach(foreign.id)).rejects.toThrow(NotFoundError);
    await attach(mine.id);
    await expect(attach(mine.id)).rejects.toThrow(NotFoundError);
  });

  it('what nobody attached is swept a day later, bytes and row', async () => {
    const stale = await upload(pdf());
    const fresh = await upload(pdf());
    await db.file.update({ where: { id: stale.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    await expect(sweepUploads(me)).rejects.toThrow(ForbiddenError);
    const { key } = await getReadableFile(me, stale.id, {});
    expect(await sweepUploads(systemActor('test'))).toBe(1);
    await expect(getReadableFile(me, stale.id, {})).rejects.toThrow(NotFoundError);
    await expect(openFile(key)).rejects.toThrow();
    expect((await getReadableFile(me, fresh.id, {})).size).toBe(2000);
  });
});

describe('the body of an upload', () => {
  const frame = (end: string) =>
    Buffer.from(`--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\nhello${end}`);
  const read = (body: Buffer, type = 'multipart/form-data; boundary=b') =>
    readOneFile(Readable.from([body]), type, async ({ stream }) => (await buffer(stream)).toString());

  it('must arrive to its end', async () => {
    expect(await read(frame('\r\n--b--\r\n'))).toBe('hello');
    for (const cut of ['', '\r\n', '\r\n--b', '\r\n--b\r\n'])
      await expect(read(frame(cut))).rejects.toThrow();
  });

  it('holds exactly one file and is multipart', async () => {
    const second =
      '\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="b.pdf"\r\n\r\nx\r\n--b--\r\n';
    await expect(read(frame(second))).rejects.toThrow(MultipartError);
    await expect(read(Buffer.from('--b--\r\n'))).rejects.toThrow();
    await expect(read(Buffer.from('{}'), 'application/json')).rejects.toThrow(MultipartError);
  });
});

describe('the virus scanner', () => {
  const scannerThatSays = (answer: string): Promise<{ server: Server; port: number; got: () => number }> =>
    new Promise((resolve) => {
      let received = 0;
      const server = createServer((socket) => {
        socket.on('data', (chunk) => {
          received += chunk.length;
          if (chunk.subarray(-4).equals(Buffer.alloc(4))) socket.end(answer);
        });
      });
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve({
          server,
          port: typeof address === 'object' ? (address?.port ?? 0) : 0,
          got: () => received,
        });
      });
    });

  it('gets the whole file; a find, and only a clear OK, is believed', async () => {
    const file = path.join(process.env['DATA_DIR'] ?? '', 'scan.bin');
    await writeFile(file, randomBytes(3 * MB));
    for (const [answer, result] of [
      ['stream: OK\0', 'clean'],
      ['stream: Eicar-Test-Signature FOUND\0', 'infected'],
    ] as const) {
      const { server, port, got } = await scannerThatSays(answer);
      expect(await scanFile(file, { host: '127.0.0.1', port })).toBe(result);
      expect(got()).toBeGreaterThan(3 * MB);
      server.close();
    }
    const { server, port } = await scannerThatSays('INSTREAM size limit exceeded. ERROR\0');
    await expect(scanFile(file, { host: '127.0.0.1', port })).rejects.toThrow();
    server.close();
    await expect(scanFile(file, { host: '127.0.0.1', port })).rejects.toThrow();
    expect(await scanFile(file, null)).toBe('not_scanned');
  });
});

it('what the programme writes itself is sealed when it says so', async () => {
  const { key } = await saveOwn({
    stream: Readable.from([Buffer.from('李四')]),
    mime: 'text/csv',
    encrypted: true,
  });
  expect((await buffer(await openFile(key))).toString()).toBe('李四');
});

it.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\fakepath\\到位凭证.pdf', '到位凭证.pdf'],
  ['a\u202efdp.exe', 'afdp.exe'],
  ['\u0000\r\n', 'file'],
  ['...', 'file'],
  [`${'长'.repeat(300)}.xlsx`, `${'长'.repeat(145)}.xlsx`],
])('the name %j is kept as %j', (given, kept) => {
  expect(cleanFileName(given)).toBe(kept);
});
