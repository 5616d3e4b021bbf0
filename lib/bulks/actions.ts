'use server';

import { revalidatePath } from 'next/cache';
import { formAction, type FormState } from '@/lib/server/form-action';
import { cancelBulk, startBulk, undoBulk } from './commands';
import { BulkAct, BulkInput } from './schema';

const pathOf = (id: string): string => `/desk/bulks/${id}`;

/** An act on many people is asked for; its page shows how far it is. */
export async function startBulkAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BulkInput, async (actor, input) => ({
    redirectTo: pathOf((await startBulk(actor, input)).id),
  }));
}

/** Stopped between two portions. */
export async function cancelBulkAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BulkAct, async (actor, { id }) => {
    await cancelBulk(actor, id);
    revalidatePath(pathOf(id));
  });
}

/** Taken back where nothing has changed since. */
export async function undoBulkAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BulkAct, async (actor, { id }) => ({
    redirectTo: pathOf((await undoBulk(actor, id)).id),
  }));
}
