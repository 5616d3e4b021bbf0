import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { recordReturnedMails } from '@/lib/greetings/commands/outcomes';
import { apiProblem } from '@/lib/server/api-problem';
import { deskRecord } from '@/lib/server/desk-download';
import { env } from '@/lib/server/env';
import { readSmallFiles } from '@/lib/server/multipart';
import { limit } from '@/lib/server/rate-limit';
import { isSameOrigin } from '@/lib/server/request-context';

export const dynamic = 'force-dynamic';

const LIMITS = { most: 50, bytes: 1024 * 1024 };
const TIMEOUT_MS = 2 * 60_000;

type Context = { params: Promise<{ id: string }> };

/**
 * Takes mails that came back to the sender's mailbox, saved as .eml, a plain form post; goes back to the campaign with the
 * numbers. Stands outside the proxy's matcher, like all uploads.
 */
export async function POST(request: Request, context: Context): Promise<Response> {
  if (!isSameOrigin(request.headers)) return apiProblem(request, 403, 'forbidden');
  return deskRecord(request, context, async (actor, id) => {
    if (request.body === null) return apiProblem(request, 400, 'invalid');
    await limit('upload', actor.userId);
    // cast: Node and the DOM each have a type for the same stream
    const body = Readable.fromWeb(request.body as NodeWebStream<Uint8Array>, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { files, fields } = await readSmallFiles(body, request.headers.get('content-type') ?? '', LIMITS);
    const closeUnknown = fields['closeUnknown'] !== undefined;
    const counts = await recordReturnedMails(actor, { id, files, closeUnknown });
    const query = new URLSearchParams(
      Object.entries(counts).map(([name, count]): [string, string] => [name, String(count)]),
    );
    const location = `${env.basePath}/desk/greetings/${id}?${query.toString()}#returned`;
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  });
}
