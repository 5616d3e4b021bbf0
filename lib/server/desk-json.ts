import type { PersonActor } from '@/lib/server/actor';
import { currentActor } from '@/lib/server/current-actor';
import { isDatabaseAway, RETRY_SECONDS } from '@/lib/server/database-state';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { ZodError } from 'zod';

/**
 * A small JSON answer for the desk's own scripts (pickers, counts): signed-in people only, never cached,
 * 401/403/404/400/503 as plain status codes.
 */
export async function deskJson(
  request: Request,
  answer: (actor: PersonActor, query: URLSearchParams) => Promise<object>,
): Promise<Response> {
  try {
    const actor = await currentActor();
    if (!actor) return refuse(401);
    const body = await answer(actor, new URL(request.url).searchParams);
    return Response.json(body, { headers: { 'Cache-Control': 'private, no-store' } });
  } catch (error) {
    if (error instanceof ForbiddenError) return refuse(403);
    if (error instanceof NotFoundError) return refuse(404);
    if (error instanceof ZodError) return refuse(400);
    if (await isDatabaseAway()) return refuse(503);
    throw error;
  }
}

function refuse(status: number): Response {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  if (status === 503) headers.set('Retry-After', String(RETRY_SECONDS));
  return Response.json({ status }, { status, headers });
}
