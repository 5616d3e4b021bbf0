import { Readable } from 'node:stream';
import { z } from 'zod';
import { takeExport } from '@/lib/exports/commands/take-export';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { currentActor } from '@/lib/server/current-actor';
import { FILE_POLICY } from '@/lib/server/security-headers';
import { openFile } from '@/lib/server/storage';

export const dynamic = 'force-dynamic';

/** The written list, for whoever asked for it; every download stands in the log. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const id = z.uuid().safeParse((await params).id);
    const actor = await currentActor();
    if (actor === null) return await apiProblem(request, 401, 'session_expired');
    if (!id.success) return await apiProblem(request, 404, 'not_found');
    const file = await takeExport(actor, id.data);
    // cast: Node and the DOM each have a type for the same stream
    const body = Readable.toWeb(await openFile(file.key)) as unknown as ReadableStream<Uint8Array>;
    return new Response(body, {
      headers: {
        'content-type': file.mime === 'text/csv' ? 'text/csv; charset=utf-8' : file.mime,
        'content-length': String(file.size),
        'content-disposition': `attachment; filename="${file.fileName}"`,
        'cache-control': 'private, no-store',
        'content-security-policy': FILE_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    return problemOf(request, error);
  }
}
