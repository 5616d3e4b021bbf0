import { z } from 'zod';
import { getBulkProgress } from '@/lib/bulks/queries';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { currentActor } from '@/lib/server/current-actor';

export const dynamic = 'force-dynamic';

/** How far a bulk act is, for the progress display. The asking is passive: it keeps no session alive. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  try {
    const id = z.uuid().safeParse((await params).id);
    const actor = await currentActor();
    if (actor === null) return await apiProblem(request, 401, 'session_expired');
    if (!id.success) return await apiProblem(request, 404, 'not_found');
    return Response.json(await getBulkProgress(actor, id.data), {
      headers: { 'cache-control': 'no-store' },
    });
  } catch (error) {
    return problemOf(request, error);
  }
}
