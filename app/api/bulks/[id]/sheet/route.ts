import { z } from 'zod';
import { takeBulkSheet } from '@/lib/bulks/commands-sheet';
import { BulkSheet } from '@/lib/bulks/schema';
import { currentActor } from '@/lib/server/current-actor';
import { answerWithPaper } from '@/lib/server/paper/answer';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** The people of an ended act as a workbook; every taking stands among the exports and in the log. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return answerWithPaper(request, `/desk/bulks/${encodeURIComponent(id)}`, async (form) => {
    const actor = await currentActor();
    if (!actor) return null;
    if (!z.uuid().safeParse(id).success) throw new NotFoundError('bulk');
    const asked = BulkSheet.safeParse(Object.fromEntries(form));
    if (!asked.success) throw FieldErrors.of('part', 'not_in_list');
    return takeBulkSheet(actor, id, asked.data);
  });
}
