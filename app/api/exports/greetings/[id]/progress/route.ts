import { getPaperProgress } from '@/lib/greetings/queries/get-greeting';
import { deskProgress } from '@/lib/server/desk-download';

export const dynamic = 'force-dynamic';

/** How far the files of a campaign are. */
export function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return deskProgress(request, context, getPaperProgress);
}
