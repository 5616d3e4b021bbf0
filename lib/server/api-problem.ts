import { createTranslator } from 'next-intl';
import { loadMessages } from '@/lib/i18n/messages';
import { toLocale } from '@/lib/i18n/routing';
import { isDatabaseAway, RETRY_SECONDS } from '@/lib/server/database-state';
import { logger } from '@/lib/server/logger';
import { MultipartError } from '@/lib/server/multipart';
import { requestIdOf } from '@/lib/server/request-context';
import { API_POLICY } from '@/lib/server/security-headers';
import { AppError, ForbiddenError, NotFoundError, type AppErrorCode } from '@/lib/shared/errors';

/** Codes of refusals that routes give beside the closed list of AppError. */
type ProblemCode = AppErrorCode | 'forbidden' | 'not_found' | 'invalid' | 'internal';

const statusOf: Partial<Record<AppErrorCode, number>> = {
  conflict: 409,
  duplicate: 409,
  rate_limited: 429,
  locked_out: 429,
  session_expired: 401,
  file_too_large: 413,
  file_refused: 415,
  unavailable: 503,
};

/**
 * An error of a route as RFC 9457 problem+json: code, a sentence in the caller's language (Accept-Language names one
 * of ours, else zh-CN), the request's id, and nothing else.
 */
export async function apiProblem(
  request: Request,
  status: number,
  code: ProblemCode,
  values: Record<string, string | number> = {},
): Promise<Response> {
  // messages: errors.app.*
  const t = await errorTexts(request, 'errors.app');
  const title = t.has(code) ? t(code, values) : code;
  const requestId = requestIdOf(request.headers);
  const retry = code === 'unavailable' ? RETRY_SECONDS : values['seconds'];
  return Response.json(
    { type: `about:blank#${code}`, code, title, status, requestId },
    {
      status,
      headers: {
        'content-type': 'application/problem+json; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': API_POLICY,
        'x-content-type-options': 'nosniff',
        'x-request-id': requestId,
        ...(retry === undefined ? {} : { 'retry-after': String(retry) }),
      },
    },
  );
}

type ErrorTexts = {
  (key: string, values?: Record<string, string | number>): string;
  has(key: string): boolean;
};

/** Texts of errors in the caller's language; outside a page, so not through the request's own translator. */
export async function errorTexts(
  request: Request,
  namespace: 'errors.app' | 'errors.field',
): Promise<ErrorTexts> {
  const asked = request.headers.get('accept-language')?.split(',', 1)[0]?.trim();
  const locale = toLocale(asked);
  // cast: the dictionary is read at run time, so the compiler knows none of its keys
  return createTranslator({
    locale,
    namespace,
    messages: await loadMessages(locale),
  }) as unknown as ErrorTexts;
}

/** Turns what a query or command threw into the answer of a route; an unexpected error is logged and told without detail. */
export async function problemOf(request: Request, error: unknown): Promise<Response> {
  if (error instanceof AppError)
    return apiProblem(request, statusOf[error.code] ?? 422, error.code, error.values);
  if (error instanceof NotFoundError) return apiProblem(request, 404, 'not_found');
  if (error instanceof ForbiddenError) return apiProblem(request, 403, 'forbidden');
  if (error instanceof MultipartError) return apiProblem(request, 400, 'invalid');
  logger().error({ err: error, requestId: requestIdOf(request.headers) }, 'route failed');
  if (await isDatabaseAway()) return apiProblem(request, 503, 'unavailable');
  return apiProblem(request, 500, 'internal');
}
