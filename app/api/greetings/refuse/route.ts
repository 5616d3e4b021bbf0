import { z } from 'zod';
import { refuseGreetings } from '@/lib/greetings/commands/refuse-greetings';
import { problemOf } from '@/lib/server/api-problem';
import { publicActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';

export const dynamic = 'force-dynamic';

const Token = z.string().max(100).catch('');
const tokenOf = (request: Request): string => Token.parse(new URL(request.url).searchParams.get('t') ?? '');

/** Whoever opens the address of a mail's List-Unsubscribe is shown the page that asks once; looking changes nothing. */
export function GET(request: Request): Response {
  const location = `${env.basePath}/greetings/${encodeURIComponent(tokenOf(request) || '-')}`;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}

/** The one press of a mail programme (RFC 8058): the link is the right, no cookie counts. */
export async function POST(request: Request): Promise<Response> {
  try {
    await request.body?.cancel();
    await refuseGreetings(await publicActor(), { token: tokenOf(request), wanted: false });
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemOf(request, error);
  }
}
