import type { PersonActor } from '@/lib/server/actor';
import { currentActor } from '@/lib/server/current-actor';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { ZodError } from 'zod';

/**
 * A small JSON answer for the desk's own scripts (pickers, counts): signed-in people only, never cached,
 * 401/403/404/400 as plain status codes.
 */
export async function deskJson(
  request: Request,
  answer: (actor: PersonActor, query: URLSearchParams) => Promise<object>,
): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuse(401);
  try {
    const body = await answer(actor, new URL(request.url).searchParams);
    return Response.json(body, { headers: { 'Cache-Control': 'private, no-store' } });
  } catch (error) {
    if (error instanceof ForbiddenError) return refuse(403);
    if (error instanceof NotFoundError) return refuse(404);
    if (error instanceof ZodError) return refuse(400);
    throw error;
  }
}

function refuse(status: number): Response {
  return Response.json({ status }, { status, headers: { 'Cache-Control': 'private, no-store' } });
}
