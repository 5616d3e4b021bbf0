'use server';

import { z } from 'zod';
import { formAction, type FormState } from '@/lib/server/form-action';
import { chooseColumns, chooseDefaultView, deleteView, moveView, saveView, updateView } from './commands';
import { ledgerAddress, ledgerQuery } from './rules-ledgers';
import { ColumnsInput, DefaultInput, ViewAct, ViewChange, ViewInput, ViewMove } from './schema';

/** A view is kept; the ledger opens with it. */
export async function saveViewAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ViewInput, async (actor, input) => ({
    redirectTo: (await saveView(actor, input)).href,
  }));
}

/** Its name, its readers or its question change. */
export async function updateViewAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ViewChange, async (actor, input) => ({
    redirectTo: (await updateView(actor, input)).href,
  }));
}

/** A view goes. */
export async function deleteViewAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ViewAct, async (actor, { id }) => ({
    redirectTo: (await deleteView(actor, id)).href,
  }));
}

/** One place earlier or later. */
export async function moveViewAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ViewMove, async (actor, input) => ({
    redirectTo: (await moveView(actor, input)).href,
  }));
}

/** The view that the ledger opens with. */
export async function chooseDefaultViewAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, DefaultInput, async (actor, input) => ({
    redirectTo: (await chooseDefaultView(actor, input)).href,
  }));
}

/**
 * Columns chosen; back to the same list. Under a saved view the address names them, so that they can be kept with it;
 * without one they are the remembered ones.
 */
export async function chooseColumnsAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ColumnsInput, async (actor, input) => {
    const { columns } = await chooseColumns(actor, input);
    const view = z.uuid().safeParse(new URLSearchParams(input.query).get('view'));
    return {
      redirectTo: ledgerAddress(
        input.noun,
        ledgerQuery(input.noun, input.query),
        view.success ? { view: view.data, columns } : { view: 'all' },
      ),
    };
  });
}
