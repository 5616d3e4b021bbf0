import { createHash } from 'node:crypto';
import { sameDigest } from '@/lib/server/crypto';
import { env } from '@/lib/server/env';
import { registry } from '@/lib/server/metrics';
import { clientAddress } from '@/lib/server/request-context';

export const dynamic = 'force-dynamic';

/** Prometheus figures of this process, for the holder of METRICS_TOKEN; without a token, for this machine only. */
export async function GET(request: Request): Promise<Response> {
  if (!mayRead(request)) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(await registry.metrics(), {
    headers: { 'content-type': registry.contentType, 'cache-control': 'no-store' },
  });
}

function mayRead(request: Request): boolean {
  const { METRICS_TOKEN: token } = env;
  if (token === undefined) {
    const address = clientAddress(request.headers);
    return address === '::1' || address?.startsWith('127.') === true;
  }
  const given = request.headers.get('authorization') ?? '';
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return sameDigest(digest(given), digest(`Bearer ${token}`));
}
