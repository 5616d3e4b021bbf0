import { getBulkProgress } from '@/lib/bulks/queries';
import { deskProgress } from '@/lib/server/desk-download';

export const dynamic = 'force-dynamic';

/** How far a bulk act is. */
export function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return deskProgress(request, context, getBulkProgress);
}
