import { z } from 'zod';
import { makeCityReport } from '@/lib/papers/commands/make-city-report';
import { PaperRequest } from '@/lib/papers/schema';
import { currentActor } from '@/lib/server/current-actor';
import { answerWithPaper } from '@/lib/server/paper/answer';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';

export const dynamic = 'force-dynamic';

/** The report on a city as .docx or PDF; the form on its page sends the format and the occasion. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerWithPaper(request, `/desk/merchants/distribution/${encodeURIComponent(id)}`, async (form) => {
    const actor = await currentActor();
    if (!actor) return null;
    if (!z.uuid().safeParse(id).success) throw new NotFoundError('place');
    const asked = PaperRequest.safeParse(Object.fromEntries(form));
    if (!asked.success) throw FieldErrors.of('reason', 'required');
    return makeCityReport(actor, id, asked.data);
  });
}
