import { makeChamberPaper } from '@/lib/papers/commands/make-chamber-papers';
import { ChamberPaperRequest } from '@/lib/papers/schema-chambers';
import { currentActor } from '@/lib/server/current-actor';
import { answerWithPaper } from '@/lib/server/paper/answer';
import { FieldErrors } from '@/lib/shared/errors';

export const dynamic = 'force-dynamic';

/** The directory of chambers as .xlsx or .docx, letters and labels to them. */
export function POST(request: Request): Promise<Response> {
  const filters = new URL(request.url).searchParams;
  return answerWithPaper(request, `/desk/chambers/papers?${filters.toString()}`, async (form) => {
    const actor = await currentActor();
    if (!actor) return null;
    const asked = ChamberPaperRequest.safeParse(
      // the chambers by the address, as in the list; an empty field says nothing
      Object.fromEntries([...filters, ...[...form].filter(([, value]) => value !== '')]),
    );
    if (!asked.success) {
      const [issue] = asked.error.issues;
      throw FieldErrors.of(String(issue?.path[0] ?? 'reason'), issue?.message ?? 'required');
    }
    return makeChamberPaper(actor, asked.data);
  });
}
