'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { createPark, updatePark } from './commands/write-park';
import { ParkChange, ParkInput } from './schema';

/** New park from the form; opens the record. */
export async function createParkAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ParkInput, async (actor, input) => ({
    redirectTo: `/desk/parks/${(await createPark(actor, input)).id}`,
  }));
}

/** Changed park from the form. */
export async function updateParkAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ParkChange, async (actor, input) => ({
    redirectTo: `/desk/parks/${(await updatePark(actor, input)).id}`,
  }));
}
