import { getBatchProgress } from '@/lib/imports/queries/get-batch';
import { deskProgress } from '@/lib/server/desk-download';

export const dynamic = 'force-dynamic';

/** How far a batch is. */
export function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return deskProgress(request, context, getBatchProgress);
}
