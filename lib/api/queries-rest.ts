import { z } from 'zod';
import { apiProblem, errorTexts, problemOf } from '@/lib/server/api-problem';
import type { PersonActor } from '@/lib/server/actor';
import { tryLimit } from '@/lib/server/rate-limit';
import { clientAddress, requestIdOf } from '@/lib/server/request-context';
import { API_POLICY } from '@/lib/server/security-headers';
import { AppError, FieldErrors, NotFoundError, type FieldProblem } from '@/lib/shared/errors';
import { problemsOf } from '@/lib/shared/zod-problems';
import type { TokenScope } from '@/lib/users/schema';
import { onlyOnce } from './commands';
import { bodyDigest, holderOfToken, type TokenHolder } from './queries-token';
import { IdempotencyKey } from './schema-query';

const MOST_BODY = 1_000_000;

export type RestAnswer = { status?: number; body: Record<string, unknown> };

/**
 * One request of the REST API: token, rate limit, scope, work, answer; every refusal is problem+json. The work runs
 * over the same queries and commands as the pages, so scope and field rules are theirs.
 */
export async function answerRest(
  request: Request,
  scope: TokenScope,
  work: (actor: PersonActor, holder: TokenHolder) => Promise<RestAnswer>,
): Promise<Response> {
  try {
    const origin = { requestId: requestIdOf(request.headers), address: clientAddress(request.headers) };
    const holder = await holderOfToken(request.headers.get('authorization'), origin);
    const limit = await tryLimit('rest', holder ? holder.tokenId : `address:${origin.address ?? 'unknown'}`);
    if (!limit.allowed)
      return await apiProblem(request, 429, 'rate_limited', { seconds: limit.retryAfterSeconds });
    if (holder === null) return await unauthorised(request);
    if (!holder.actor.tokenScopes?.includes(scope)) return await apiProblem(request, 403, 'forbidden');
    const { status = 200, body } = await work(holder.actor, holder);
    return Response.json(body, {
      status,
      headers: {
        'cache-control': 'private, no-store',
        'content-security-policy': API_POLICY,
        'x-request-id': origin.requestId,
        'ratelimit-remaining': String(limit.remaining),
      },
    });
  } catch (error) {
    if (error instanceof FieldErrors) return fieldProblem(request, error.fields);
    if (error instanceof z.ZodError) return fieldProblem(request, problemsOf(error));
    if (error instanceof AppError && error.code === 'conflict') return conflict(request, error);
    return problemOf(request, error);
  }
}

async function unauthorised(request: Request): Promise<Response> {
  const answer = await apiProblem(request, 401, 'session_expired');
  answer.headers.set('www-authenticate', 'Bearer realm="sangzi"');
  return answer;
}

/** 422 with the fields and what is wrong with each, in the caller's language. */
async function fieldProblem(request: Request, fields: Record<string, FieldProblem[]>): Promise<Response> {
  // messages: errors.field.*
  const t = await errorTexts(request, 'errors.field');
  const said = Object.fromEntries(
    Object.entries(fields).map(([name, problems]) => [
      name,
      problems.map(({ code, values }) => t(t.has(code) ? code : 'invalid', values)),
    ]),
  );
  return withBody(await apiProblem(request, 422, 'invalid'), { fields: said });
}

/** 409 with what stands now, so that the caller can merge. */
async function conflict(request: Request, error: AppError): Promise<Response> {
  return withBody(await apiProblem(request, 409, 'conflict'), { detail: error.detail ?? null });
}

async function withBody(answer: Response, more: Record<string, unknown>): Promise<Response> {
  const body: unknown = await answer.json();
  return Response.json(
    { ...(typeof body === 'object' ? body : {}), ...more },
    { status: answer.status, headers: answer.headers },
  );
}

/** Query of the address as an object of single values, for the noun's own search parameters. */
export function queryOf(request: Request): Record<string, string> {
  return Object.fromEntries(new URL(request.url).searchParams);
}

/** An id from the address; anything that is no UUID does not exist. */
export function idOf(value: string): string {
  const parsed = z.uuid().safeParse(value);
  if (!parsed.success) throw new NotFoundError('record');
  return parsed.data;
}

/** The JSON body of a write, at most a megabyte, parsed by the schema that the forms use. */
export async function bodyOf<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<{ input: z.output<S>; text: string }> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > MOST_BODY) throw new AppError('file_too_large');
  const text = await request.text();
  if (text.length > MOST_BODY) throw new AppError('file_too_large');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw FieldErrors.of('_body', 'invalid_format');
  }
  return { input: schema.parse(value, { reportInput: true }), text };
}

/** Runs a write once per Idempotency-Key, when the caller gave one. */
export async function once(
  request: Request,
  holder: TokenHolder,
  text: string,
  work: () => Promise<{ status: number; body: Record<string, unknown> }>,
): Promise<RestAnswer> {
  const given = request.headers.get('idempotency-key');
  if (given === null) return work();
  const key = IdempotencyKey.safeParse(given);
  if (!key.success) throw FieldErrors.of('Idempotency-Key', 'invalid_format');
  const bodyHash = bodyDigest(request.method, new URL(request.url).pathname, text);
  return onlyOnce(holder, { key: key.data, bodyHash }, work);
}
