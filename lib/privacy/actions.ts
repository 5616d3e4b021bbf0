'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { safeNextPath } from '@/lib/server/safe-path';
import { endBasis, giveConsent, recordBasis } from './commands';
import { BasisInput, ConsentInput, EndBasisInput } from './schema';

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

/** Records a lawful basis and returns to the person's record. */
export async function recordBasisAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BasisInput, async (actor, input) => {
    await recordBasis(actor, input);
    return { redirectTo: `/desk/merchants/${input.merchantId}` };
  });
}

/** Ends a lawful basis, with a reason. */
export async function endBasisAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, EndBasisInput, async (actor, input) => {
    const { merchantId } = await endBasis(actor, input);
    return { redirectTo: `/desk/merchants/${merchantId}` };
  });
}
