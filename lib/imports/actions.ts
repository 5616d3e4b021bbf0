'use server';

import { revalidatePath } from 'next/cache';
import { formAction, type FormState } from '@/lib/server/form-action';
import { chooseSheet, confirmMapping } from './commands/map-columns';
import { decideConflicts } from './commands/decide-conflicts';
import { decideRows } from './commands/decide-rows';
import { applyBatch, cancelBatch, retryBatch, undoBatch } from './commands/move-batch';
import { startImport } from './commands/start-import';
import { BatchAct, ConflictChoice, MappingInput, RowChoice, SheetChoice, UploadedImport } from './schema';

const batchPath = (id: string): string => `/desk/imports/${id}`;

/** Upload → the batch's own page. */
export async function startImportAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, UploadedImport, async (actor, input) => ({
    redirectTo: batchPath((await startImport(actor, input)).id),
  }));
}

/** Another sheet or header row. */
export async function chooseSheetAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, SheetChoice, async (actor, input) => ({
    redirectTo: batchPath((await chooseSheet(actor, input)).id),
  }));
}

/** Columns confirmed → rows are checked. */
export async function confirmMappingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MappingInput, async (actor, input) => ({
    redirectTo: batchPath((await confirmMapping(actor, input)).id),
  }));
}

/** Possible duplicates, some or all. The page stays where it is. */
export async function decideRowsAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RowChoice, async (actor, input) => {
    await decideRows(actor, input);
    revalidatePath(batchPath(input.id));
  });
}

/** Rows that others have changed meanwhile too, some or all. The page stays where it is. */
export async function decideConflictsAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ConflictChoice, async (actor, input) => {
    await decideConflicts(actor, input);
    revalidatePath(batchPath(input.id));
  });
}

/** Checked rows → the ledger. */
export async function applyBatchAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BatchAct, async (actor, { id }) => ({
    redirectTo: batchPath((await applyBatch(actor, id)).id),
  }));
}

/** Takes the batch back. */
export async function undoBatchAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BatchAct, async (actor, { id }) => ({
    redirectTo: batchPath((await undoBatch(actor, id)).id),
  }));
}

/** Stops the batch. */
export async function cancelBatchAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BatchAct, async (actor, { id }) => {
    await cancelBatch(actor, id);
    revalidatePath(batchPath(id));
  });
}

/** Tries the failed part again. */
export async function retryBatchAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, BatchAct, async (actor, { id }) => ({
    redirectTo: batchPath((await retryBatch(actor, id)).id),
  }));
}
