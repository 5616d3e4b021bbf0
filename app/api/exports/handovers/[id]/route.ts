import { makePack } from '@/lib/handovers/commands/make-pack';
import { answerPaperRequest } from '@/lib/server/paper/answer';

export const dynamic = 'force-dynamic';

/** The pack of an officer's work as .docx or PDF. */
export function POST(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerPaperRequest(request, context, {
    noun: 'user',
    page: (id) => `/desk/handovers/officers/${id}`,
    make: makePack,
  });
}
