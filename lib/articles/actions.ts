'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { publishArticle, returnArticle, submitArticle, withdrawArticle } from './commands/decide-article';
import { createArticle, updateArticle } from './commands/write-article';
import { ArticleChange, ArticleInput, ArticleStep, ArticleStepWithReason } from './schema';

const recordPath = (id: string): string => `/desk/articles/${id}`;

/** New draft from the form; opens the record. */
export async function createArticleAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArticleInput, async (actor, input) => ({
    redirectTo: recordPath((await createArticle(actor, input)).id),
  }));
}

/** Changed draft from the form. */
export async function updateArticleAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArticleChange, async (actor, input) => ({
    redirectTo: recordPath((await updateArticle(actor, input)).id),
  }));
}

/** Hands the draft in. */
export async function submitArticleAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArticleStep, async (actor, input) => ({
    redirectTo: recordPath((await submitArticle(actor, input)).id),
  }));
}

/** Publishes; the page is public at once. */
export async function publishArticleAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArticleStep, async (actor, input) => ({
    redirectTo: recordPath((await publishArticle(actor, input)).id),
  }));
}

/** Gives the article back with a remark. */
export async function returnArticleAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArticleStepWithReason, async (actor, input) => ({
    redirectTo: recordPath((await returnArticle(actor, input)).id),
  }));
}

/** Takes a published article down with a reason. */
export async function withdrawArticleAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArticleStepWithReason, async (actor, input) => ({
    redirectTo: recordPath((await withdrawArticle(actor, input)).id),
  }));
}
