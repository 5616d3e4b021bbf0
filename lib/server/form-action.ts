import { getTranslations } from 'next-intl/server';
import { headers } from 'next/headers';
import { refresh } from 'next/cache';
import { notFound, forbidden, redirect, unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import { localeOfPath } from '@/lib/i18n/navigation';
import { AppError, FieldErrors, ForbiddenError, NotFoundError, type FieldProblem } from '@/lib/shared/errors';
import { formToObject, typedValues } from '@/lib/shared/form-data';
import { problemsOf } from '@/lib/shared/zod-problems';
import type { Actor, PersonActor, PublicActor } from './actor';
import { publicActor, requireActor } from './current-actor';
import { isDatabaseAway } from './database-state';
import { PATH_HEADER } from './request-context';

/** What a form shows after an act. Texts are ready to read; `values` is what was typed. */
export type FormState =
  | { ok: true; message?: string; data?: Record<string, string> }
  | {
      ok: false;
      fieldErrors: Record<string, string[]>;
      formError?: string;
      /** the record as it stands now, when the error is a version conflict */
      conflict?: Record<string, string>;
      values: Record<string, string>;
    };

/** What a command's wrapper may answer: where to go, or what to say. */
export type ActionResult =
  { redirectTo: string } | { message?: string; data?: Record<string, string> } | void;

/**
 * One form post of a signed-in person: actor, schema, command, answer (architecture.md §3, Write). Texts are in the
 * language of the page that holds the form: an officer's under /en, the desk's in zh-CN.
 */
export async function formAction<S extends z.ZodType>(
  form: FormData,
  schema: S,
  act: (actor: PersonActor, input: z.output<S>) => Promise<ActionResult>,
): Promise<FormState> {
  const locale = localeOfPath((await headers()).get(PATH_HEADER) ?? '/');
  return run(requireActor, locale, form, schema, act);
}

/** The same for a visitor of the public site; texts in the visitor's language. */
export async function publicFormAction<S extends z.ZodType>(
  locale: string,
  form: FormData,
  schema: S,
  act: (actor: PublicActor, input: z.output<S>) => Promise<ActionResult>,
): Promise<FormState> {
  return run(publicActor, locale, form, schema, act);
}

async function run<A extends Actor, S extends z.ZodType>(
  whoActs: () => Promise<A>,
  locale: string,
  form: FormData,
  schema: S,
  act: (actor: A, input: z.output<S>) => Promise<ActionResult>,
): Promise<FormState> {
  let result: ActionResult;
  try {
    const actor = await whoActs();
    const parsed = schema.safeParse(formToObject(form), { reportInput: true });
    if (!parsed.success) return await refusal(locale, form, problemsOf(parsed.error));
    result = await act(actor, parsed.data);
  } catch (error) {
    if (error instanceof FieldErrors) return refusal(locale, form, error.fields);
    if (error instanceof AppError) return appRefusal(locale, form, error);
    if (error instanceof NotFoundError) notFound();
    if (error instanceof ForbiddenError) forbidden();
    unstable_rethrow(error); // a redirect or a refusal of the page
    if (await isDatabaseAway()) return appRefusal(locale, form, new AppError('unavailable'));
    throw error;
  }
  if (result && 'redirectTo' in result) {
    // the browser takes a move between parts of one page (to #dues, or from it) for no move at all, and would keep showing
    // the old page; which part it stands on, the server isn't told
    refresh();
    redirect(result.redirectTo);
  }
  return { ok: true, ...(result ?? {}) };
}

async function refusal(
  locale: string,
  form: FormData,
  fields: Record<string, FieldProblem[]>,
): Promise<FormState> {
  // messages: errors.field.*
  const t = await getTranslations({ locale, namespace: 'errors.field' });
  const fieldErrors: Record<string, string[]> = {};
  for (const [field, problems] of Object.entries(fields)) {
    fieldErrors[field] = problems.map(({ code, values }) => t(t.has(code) ? code : 'invalid', values));
  }
  return { ok: false, fieldErrors, values: typedValues(form) };
}

async function appRefusal(locale: string, form: FormData, error: AppError): Promise<FormState> {
  // messages: errors.app.*
  const t = await getTranslations({ locale, namespace: 'errors.app' });
  const conflict =
    // cast: a conflict carries what stands now, field by field (standingValues)
    error.code === 'conflict' ? (error.detail as Record<string, string> | undefined) : undefined;
  return {
    ok: false,
    fieldErrors: {},
    formError: t(error.code, error.values),
    ...(conflict ? { conflict } : {}),
    values: typedValues(form),
  };
}
