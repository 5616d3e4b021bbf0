import { readiness } from '@/lib/server/health';

export const dynamic = 'force-dynamic';

/** Can this process serve? 200, or 503 with Retry-After and the names of what is away. */
export async function GET(): Promise<Response> {
  const { ready, checks } = await readiness();
  return Response.json(
    { ready, checks },
    {
      status: ready ? 200 : 503,
      headers: { 'cache-control': 'no-store', ...(ready ? {} : { 'retry-after': '10' }) },
    },
  );
}
