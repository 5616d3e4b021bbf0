import { apiProblem, problemOf } from '@/lib/server/api-problem';
import { env } from '@/lib/server/env';
import { isSameOrigin } from '@/lib/server/request-context';
import { FILE_POLICY } from '@/lib/server/security-headers';
import { AppError, FieldErrors } from '@/lib/shared/errors';

/** RFC 6266: the name in UTF-8, with an ASCII stand-in. */
function disposition(fileName: string): string {
  const extension = /\.[a-z]+$/.exec(fileName)?.[0] ?? '';
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="paper${extension}"; filename*=UTF-8''${encoded}`;
}

/**
 * Answers a form that asks for a paper with the paper itself. A refusal that the person can mend (bad input, too many
 * in an hour) leads back to the page `back` with its code in `?problem=`; every other one is told as problem+json.
 * Strange origins are refused: taking a paper is an audited act.
 */
export async function answerWithPaper(
  request: Request,
  back: string,
  make: (form: FormData) => Promise<{ bytes: Buffer; mime: string; fileName: string } | null>,
): Promise<Response> {
  try {
    if (!isSameOrigin(request.headers)) return await apiProblem(request, 403, 'forbidden');
    const made = await make(await request.formData());
    if (made === null) return await apiProblem(request, 401, 'session_expired');
    return new Response(new Uint8Array(made.bytes), {
      headers: {
        'content-type': made.mime,
        'content-length': String(made.bytes.byteLength),
        'content-disposition': disposition(made.fileName),
        'cache-control': 'private, no-store',
        'content-security-policy': FILE_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
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
      headers: { location: `${env.basePath}${back}?problem=${code}#take`, 'cache-control': 'no-store' },
    });
  }
}
