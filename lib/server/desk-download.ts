import { PassThrough, Readable, type Writable } from 'node:stream';
import { z } from 'zod';
import type { PersonActor } from '@/lib/server/actor';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { currentActor } from '@/lib/server/current-actor';
import { describeError, logger } from '@/lib/server/logger';
import { FILE_POLICY } from '@/lib/server/security-headers';

type WithId = { params: Promise<{ id: string }> };

/**
 * The frame of an address under one record: signed-in people only, an id that is no UUID is a record that does not
 * exist, refusals as problem+json. What the actor may do with the record, `answer` decides.
 */
export async function deskRecord(
  request: Request,
  { params }: WithId,
  answer: (actor: PersonActor, id: string) => Promise<Response>,
): Promise<Response> {
  try {
    const id = z.uuid().safeParse((await params).id);
    const actor = await currentActor();
    if (actor === null) return await apiProblem(request, 401, 'session_expired');
    if (!id.success) return await apiProblem(request, 404, 'not_found');
    return await answer(actor, id.data);
  } catch (error) {
    return problemOf(request, error);
  }
}

/** How far a job is, for `JobProgress`. The asking is passive: it keeps no session alive. */
export function deskProgress(
  request: Request,
  context: WithId,
  read: (actor: PersonActor, id: string) => Promise<object>,
): Promise<Response> {
  return deskRecord(request, context, async (actor, id) =>
    Response.json(await read(actor, id), { headers: { 'cache-control': 'no-store' } }),
  );
}

/** RFC 6266: the name in UTF-8, with an ASCII stand-in. */
export function disposition(fileName: string, kind: 'inline' | 'attachment' = 'attachment'): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

type Download = { fileName: string; mime: string; size?: number };

/** A file that is made or opened for this one person: never cached, never run as a page of ours. */
export function download(body: Readable | Uint8Array<ArrayBuffer>, file: Download): Response {
  const size = body instanceof Readable ? file.size : body.byteLength;
  return new Response(
    // cast: Node's own web stream of bytes and the DOM's are two types of one thing
    body instanceof Readable ? (Readable.toWeb(body) as unknown as ReadableStream<Uint8Array>) : body,
    {
      headers: {
        'content-type': file.mime.startsWith('text/') ? `${file.mime}; charset=utf-8` : file.mime,
        ...(size === undefined ? {} : { 'content-length': String(size) }),
        'content-disposition': disposition(file.fileName),
        'cache-control': 'private, no-store',
        'content-security-policy': FILE_POLICY,
        'x-content-type-options': 'nosniff',
      },
    },
  );
}

/** The same for a file that is written while it is sent; one that fails midway breaks off instead of ending well. */
export function writtenDownload(write: (output: Writable) => Promise<unknown>, file: Download): Response {
  const output = new PassThrough();
  write(output).catch((error: unknown) => {
    logger().warn({ err: describeError(error) }, 'a download was not sent whole');
    output.destroy(error instanceof Error ? error : undefined);
  });
  return download(output, file);
}
