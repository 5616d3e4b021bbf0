import { takeOwnData } from '@/lib/desk/commands-own-data';
import { OwnDataInput } from '@/lib/desk/schema';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { currentActor } from '@/lib/server/current-actor';
import { answerWithPaper } from '@/lib/server/paper/answer';
import { FieldErrors } from '@/lib/shared/errors';

export const dynamic = 'force-dynamic';

/** The person's own copy of all that is kept, as JSON or a workbook, behind the password asked for again. */
export async function POST(request: Request): Promise<Response> {
  const locale = toLocale(new URL(request.url).searchParams.get('locale') ?? undefined);
  return answerWithPaper(request, localePath(locale, '/my'), async (form) => {
    const actor = await currentActor();
    if (!actor) return null;
    const asked = OwnDataInput.safeParse(Object.fromEntries(form));
    if (!asked.success) throw FieldErrors.of('password', 'required');
    return takeOwnData(actor, asked.data);
  });
}
