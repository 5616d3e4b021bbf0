import { Readable } from 'node:stream';
import { z } from 'zod';
import { fileReaders } from '@/lib/api/links';
import { getReadableFile } from '@/lib/files/queries';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { currentActor, publicActor } from '@/lib/server/current-actor';
import { disposition } from '@/lib/server/desk-download';
import { isImage } from '@/lib/server/file-kind';
import { FILE_POLICY } from '@/lib/server/security-headers';
import { openFile } from '@/lib/server/storage';

export const dynamic = 'force-dynamic';

/**
 * Sends a file to whoever may read a record that holds it. Pictures are shown, everything else is downloaded; the
 * browser asks again each time (a withdrawn picture is gone at once), but gets no bytes that it has already.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const id = z.uuid().safeParse((await params).id);
    if (!id.success) return await apiProblem(request, 404, 'not_found');
    const actor = (await currentActor()) ?? (await publicActor());
    const file = await getReadableFile(actor, id.data, fileReaders);
    const etag = `"${file.sha256}"`;
    const headers = {
      etag,
      'cache-control': 'private, no-cache',
      'content-security-policy': FILE_POLICY,
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
    // cast: Node and the DOM each have a type for the same stream
    const body = Readable.toWeb(await openFile(file.key)) as unknown as ReadableStream<Uint8Array>;
    return new Response(body, {
      headers: {
        ...headers,
        'content-type': file.mime.startsWith('text/') ? `${file.mime}; charset=utf-8` : file.mime,
        'content-length': String(file.size),
        'content-disposition': disposition(file.fileName, isImage(file.mime) ? 'inline' : 'attachment'),
      },
    });
  } catch (error) {
    return problemOf(request, error);
  }
}
