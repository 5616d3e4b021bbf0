import { z } from 'zod';
import { PaperRequest } from './request';
import type { PersonActor } from '@/lib/server/actor';
import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { currentActor } from '@/lib/server/current-actor';
import { download } from '@/lib/server/desk-download';
import { env } from '@/lib/server/env';
import { isSameOrigin } from '@/lib/server/request-context';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';

type Paper = { bytes: Buffer; mime: string; fileName: string };

/**
 * Answers a form that asks for a paper with the paper itself. A refusal that the person can mend (bad input, too many
 * in an hour) leads back to the page `back` with its code in `?problem=`; every other one is told as problem+json.
 * Strange origins are refused: taking a paper is an audited act.
 */
export async function answerWithPaper(
  request: Request,
  back: string,
  make: (form: FormData) => Promise<Paper | null>,
): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers)) return await apiProblem(request, 403, 'forbidden');
    const made = await make(await request.formData());
    if (made === null) return await apiProblem(request, 401, 'session_expired');
    return download(new Uint8Array(made.bytes), made);
  } catch (error) {
    const code =
      error instanceof FieldErrors
        ? (Object.values(error.fields)[0]?.[0]?.code ?? 'invalid')
        : error instanceof AppError
          ? error.code
          : null;
    if (code === null) return problemOf(request, error);
    return new Response(null, {
      status: 303,
      headers: {
        location: `${env.basePath}${back}${back.includes('?') ? '&' : '?'}problem=${code}#take`,
        'cache-control': 'no-store',
      },
    });
  }
}

/**
 * The door of a paper on one record: the form on the page `page(id)` sends format and occasion, and gets the file or is
 * led back there. An id that is no UUID is a record that does not exist. What the actor may take, `make` decides.
 */
export async function answerPaperRequest(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
  paper: {
    noun: string;
    page: (id: string) => string;
    make: (actor: PersonActor, id: string, asked: PaperRequest) => Promise<Paper>;
  },
): Promise<Response> {
  const { id } = await params;
  return answerWithPaper(request, paper.page(encodeURIComponent(id)), async (form) => {
    const actor = await currentActor();
    if (!actor) return null;
    if (!z.uuid().safeParse(id).success) throw new NotFoundError(paper.noun);
    const asked = PaperRequest.safeParse(Object.fromEntries(form));
    if (!asked.success) throw FieldErrors.of('reason', 'required');
    return paper.make(actor, id, asked.data);
  });
}
