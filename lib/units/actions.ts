'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { createUnit, updateUnit } from './commands';
import { UnitChange, UnitInput } from './schema';

/** New unit from the form; opens the record. */
export async function createUnitAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, UnitInput, async (actor, input) => {
    const { id } = await createUnit(actor, input);
    return { redirectTo: `/desk/units/${id}` };
  });
}

/** Renamed, moved or ended unit. */
export async function updateUnitAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, UnitChange, async (actor, input) => {
    await updateUnit(actor, input);
    return { redirectTo: `/desk/units/${input.id}` };
  });
}
