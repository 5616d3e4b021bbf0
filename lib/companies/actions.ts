'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { archiveCompany, createCompanies, updateCompany } from './commands/write-companies';
import { CompanyArchiveInput, CompanyChange, CompanyInput } from './schema';

const recordPath = (id: string): string => `/desk/companies/${id}`;

/** New firm from the form; opens the record. */
export async function createCompanyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CompanyInput, async (actor, input) => ({
    redirectTo: recordPath((await createCompanies(actor, [input])).ids[0] ?? ''),
  }));
}

/** Changed firm from the form; a newer version shows both sides. */
export async function updateCompanyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CompanyChange, async (actor, input) => ({
    redirectTo: recordPath((await updateCompany(actor, input)).id),
  }));
}

/** Out of the lists, with a reason. */
export async function archiveCompanyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CompanyArchiveInput, async (actor, input) => ({
    redirectTo: recordPath((await archiveCompany(actor, input)).id),
  }));
}

/** Back into the lists. */
export async function restoreCompanyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CompanyArchiveInput, async (actor, input) => ({
    redirectTo: recordPath((await archiveCompany(actor, input, true)).id),
  }));
}
