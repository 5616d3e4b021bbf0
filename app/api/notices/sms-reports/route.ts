import { ZodError } from 'zod';
import { takeSmsReport } from '@/lib/notices/commands/take-report';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { publicActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { limit } from '@/lib/server/rate-limit';

export const dynamic = 'force-dynamic';

const MOST_BYTES = 8 * 1024;

/**
 * The SMS gateway's reports: a signed POST of `{id, state, code?, text?}` (docs/how-to/deploy.md). Unsigned, old and
 * repeated ones are refused; without a gateway in the settings the address does not exist.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    if (env.sms === null) return await apiProblem(request, 404, 'not_found');
    const actor = await publicActor();
    await limit('sms_report', actor.address ?? 'unknown');
    const length = Number(request.headers.get('content-length') ?? Number.NaN);
    if (!(length <= MOST_BYTES)) return await apiProblem(request, 413, 'file_too_large', { megabytes: 0 });
    const header = (name: string): string => request.headers.get(`x-sangzi-${name}`) ?? '';
    await takeSmsReport(actor, {
      timestamp: header('timestamp'),
      nonce: header('nonce'),
      signature: header('signature'),
      body: await request.text(),
    });
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    if (error instanceof ZodError) return apiProblem(request, 400, 'invalid');
    return problemOf(request, error);
  }
}
