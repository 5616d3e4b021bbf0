import { getSendingProgress } from '@/lib/greetings/queries/sending';
import { deskProgress } from '@/lib/server/desk-download';

export const dynamic = 'force-dynamic';

/** How far the mails or SMS of a campaign are. */
export function GET(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return deskProgress(request, context, getSendingProgress);
}
