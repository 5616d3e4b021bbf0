import { answerPaperRequest } from '@/lib/server/paper/answer';
import { makeCityReport } from '@/lib/papers/commands/make-city-report';

export const dynamic = 'force-dynamic';

/** The report on a city as .docx or PDF. */
export function POST(request: Request, context: { params: Promise<{ id: string }> }): Promise<Response> {
  return answerPaperRequest(request, context, {
    noun: 'place',
    page: (id) => `/desk/merchants/distribution/${id}`,
    make: makeCityReport,
  });
}
