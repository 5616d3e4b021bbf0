'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { safeNextPath } from '@/lib/server/safe-path';
import { giveConsent } from './commands';
import { ConsentInput } from './schema';

/** Records a consent and returns to the page named by `back` (a person or a story). */
export async function giveConsentAction(
  back: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, ConsentInput, async (actor, input) => {
    await giveConsent(actor, input);
    return { redirectTo: safeNextPath(back, '/desk') };
  });
}
