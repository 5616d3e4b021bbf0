import { getExportProgress } from '@/lib/exports/queries/get-export';
import { deskProgress } from '@/lib/server/desk-download';

export const dynamic = 'force-dynamic';

/** How far an export is. */
export function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return deskProgress(request, context, getExportProgress);
}
