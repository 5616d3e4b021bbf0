'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { updateIndustryTag } from './commands';
import { IndustryTagChange } from './schema-tags';

/** Changed industry tag from the system page. */
export async function updateIndustryTagAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, IndustryTagChange, async (actor, input) => {
    await updateIndustryTag(actor, input);
    return { redirectTo: '/desk/system#tags' };
  });
}
