import { getPublicOpenApi } from '@/lib/api/queries-openapi';
import { API_POLICY } from '@/lib/server/security-headers';

export const dynamic = 'force-dynamic';

/** Description of the REST API, OpenAPI 3.1. */
export function GET(): Response {
  return Response.json(getPublicOpenApi(), {
    headers: { 'cache-control': 'public, max-age=300', 'content-security-policy': API_POLICY },
  });
}
