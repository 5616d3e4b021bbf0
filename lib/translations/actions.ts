'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { queryText } from '@/lib/shared/search-query';
import { reviewTranslation, saveTranslation } from './commands';
import { TranslationInput, TranslationReviewInput } from './schema';

const page = ({ noun, id, locale }: TranslationReviewInput): string =>
  `/desk/translations/${id}${queryText({ noun, locale })}`;

/** Saves a translation as a draft. */
export async function saveTranslationAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TranslationInput, async (actor, input) => {
    await saveTranslation(actor, input);
    return { redirectTo: page(input) };
  });
}

/** Reviews the drafts of a translation. */
export async function reviewTranslationAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TranslationReviewInput, async (actor, input) => {
    await reviewTranslation(actor, input);
    return { redirectTo: page(input) };
  });
}
