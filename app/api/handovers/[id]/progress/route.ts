import { getHandoverProgress } from '@/lib/handovers/queries/handovers';
import { deskProgress } from '@/lib/server/desk-download';

export const dynamic = 'force-dynamic';

/** How far a hand-over is. */
export function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return deskProgress(request, context, getHandoverProgress);
}
