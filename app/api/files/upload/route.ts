import { Readable } from 'node:stream';
import type { ReadableStream as NodeWebStream } from 'node:stream/web';
import { uploadFile } from '@/lib/files/commands';
import { UploadPurposeInput } from '@/lib/files/schema';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { currentActor } from '@/lib/server/current-actor';
import { uploadLimit } from '@/lib/server/file-kind';
import { readOneFile } from '@/lib/server/multipart';
import { limit } from '@/lib/server/rate-limit';
import { isSameOrigin } from '@/lib/server/request-context';

export const dynamic = 'force-dynamic';

/** Room for the multipart frame around the file. */
const FRAME_BYTES = 64 * 1024;
const TIMEOUT_MS = 10 * 60_000;

/**
 * Takes one file (`multipart/form-data`, part `file`, `?purpose=evidence|image|ledger`) as a stream and answers with
 * its id. Stands outside the proxy's matcher, which would cut the body at 10 MB.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers)) return apiProblem(request, 403, 'forbidden');
    const actor = await currentActor();
    if (actor === null) return apiProblem(request, 401, 'session_expired');
    const purpose = UploadPurposeInput.safeParse(new URL(request.url).searchParams.get('purpose'));
    if (!purpose.success || request.body === null) return apiProblem(request, 400, 'invalid');
    const length = Number(request.headers.get('content-length') ?? Number.NaN);
    if (length > uploadLimit(purpose.data) + FRAME_BYTES) {
      return apiProblem(request, 413, 'file_too_large', {
        megabytes: Math.floor(uploadLimit(purpose.data) / 1024 / 1024),
      });
    }
    await limit('upload', actor.userId);
    // cast: Node and the DOM each have a type for the same stream
    const body = Readable.fromWeb(request.body as NodeWebStream<Uint8Array>, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const uploaded = await readOneFile(body, request.headers.get('content-type') ?? '', (part) =>
      uploadFile(actor, { ...part, purpose: purpose.data }),
    );
    return Response.json(uploaded, { status: 201, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemOf(request, error);
  }
}
