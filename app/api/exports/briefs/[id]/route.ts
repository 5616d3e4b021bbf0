import { answerPaperRequest } from '@/lib/server/paper/answer';
import { makeBrief } from '@/lib/papers/commands/make-brief';

export const dynamic = 'force-dynamic';

/** The brief before a visit as .docx or PDF. */
export function POST(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerPaperRequest(request, context, {
    noun: 'merchant',
    page: (id) => `/desk/merchants/${id}/brief`,
    make: makeBrief,
  });
}
