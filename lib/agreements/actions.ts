'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { createAgreements } from './commands/create-agreements';
import { updateAgreement } from './commands/update-agreement';
import { AgreementChange, AgreementInput } from './schema';

/** New agreement from the form; opens its project. */
export async function createAgreementAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AgreementInput, async (actor, input) => {
    await createAgreements(actor, [input]);
    return { redirectTo: `/desk/projects/${input.projectId}` };
  });
}

/** Changed agreement from the form. */
export async function updateAgreementAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AgreementChange, async (actor, input) => {
    const { id } = await updateAgreement(actor, input);
    return { redirectTo: `/desk/agreements/${id}` };
  });
}
