'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { createChain, updateChain } from './commands/write-chain';
import { ChainChange, ChainInput } from './schema';

/** New chain from the form; opens the record. */
export async function createChainAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ChainInput, async (actor, input) => ({
    redirectTo: `/desk/chains/${(await createChain(actor, input)).id}`,
  }));
}

/** Changed chain from the form. */
export async function updateChainAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ChainChange, async (actor, input) => ({
    redirectTo: `/desk/chains/${(await updateChain(actor, input)).id}`,
  }));
}
