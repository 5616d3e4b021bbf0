'use server';

import { revalidatePath } from 'next/cache';
import { formAction, type FormState } from '@/lib/server/form-action';
import { cancelHandover, undoHandover } from './commands/move-handover';
import { startHandover } from './commands/start-handover';
import { HandoverAct, HandoverInput } from './schema';

const pathOf = (id: string): string => `/desk/handovers/${id}`;

/** A hand-over is asked for; its page shows how far it is. */
export async function startHandoverAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, HandoverInput, async (actor, input) => ({
    redirectTo: pathOf((await startHandover(actor, input)).id),
  }));
}

/** Stopped between two portions. */
export async function cancelHandoverAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, HandoverAct, async (actor, { id }) => {
    await cancelHandover(actor, id);
    revalidatePath(pathOf(id));
  });
}

/** Taken back where nothing has changed since. */
export async function undoHandoverAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, HandoverAct, async (actor, { id }) => ({
    redirectTo: pathOf((await undoHandover(actor, id)).id),
  }));
}
