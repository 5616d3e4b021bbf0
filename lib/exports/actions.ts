'use server';

import { revalidatePath } from 'next/cache';
import { formAction, type FormState } from '@/lib/server/form-action';
import { askExport } from './commands/ask-export';
import { cancelExport, decideExport } from './commands/move-export';
import { ExportAct, ExportDecision, ExportInput } from './schema';

const pathOf = (id: string): string => `/desk/exports/${id}`;

/** A list is asked for; its page shows how far it is, or that it waits. */
export async function askExportAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ExportInput, async (actor, input) => ({
    redirectTo: pathOf((await askExport(actor, input)).id),
  }));
}

/** The second person approves or refuses. */
export async function decideExportAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ExportDecision, async (actor, input) => ({
    redirectTo: pathOf((await decideExport(actor, input)).id),
  }));
}

/** Calls an own export off. */
export async function cancelExportAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ExportAct, async (actor, { id }) => {
    await cancelExport(actor, id);
    revalidatePath(pathOf(id));
  });
}
