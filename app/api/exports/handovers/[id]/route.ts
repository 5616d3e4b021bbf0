import { z } from 'zod';
import { makePack } from '@/lib/handovers/commands/make-pack';
import { PaperRequest } from '@/lib/papers/schema';
import { currentActor } from '@/lib/server/current-actor';
import { answerWithPaper } from '@/lib/server/paper/answer';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';

export const dynamic = 'force-dynamic';

/** The pack of an officer's work as .docx or PDF; the form on its page sends the format and the occasion. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return answerWithPaper(request, `/desk/handovers/officers/${encodeURIComponent(id)}`, async (form) => {
    const actor = await currentActor();
    if (!actor) return null;
    if (!z.uuid().safeParse(id).success) throw new NotFoundError('user');
    const asked = PaperRequest.safeParse(Object.fromEntries(form));
    if (!asked.success) throw FieldErrors.of('reason', 'required');
    return makePack(actor, id, asked.data);
  });
}
