'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { addTie, removeTie } from './commands';
import { RemoveTieInput, TieInput } from './schema';

/** New tie from the form; opens the person's ties. */
export async function addTieAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TieInput, async (actor, input) => {
    await addTie(actor, input);
    return { redirectTo: `/desk/merchants/${input.merchantId}/ties` };
  });
}

/** One tie taken out, on the page of one of its two people. */
export async function removeTieAction(
  merchantId: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RemoveTieInput, async (actor, { id }) => {
    await removeTie(actor, { id, merchantId });
    return { redirectTo: `/desk/merchants/${merchantId}/ties` };
  });
}
