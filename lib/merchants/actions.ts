'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { archiveMerchant } from './commands/archive-merchant';
import { removePortrait, setPortrait } from './commands/change-portrait';
import { checkDuplicates, registerMerchant } from './commands/check-duplicates';
import { markNotSame, pairMerchants, reopenDuplicate } from './commands/decide-duplicate';
import { revealContact } from './commands/reveal-contact';
import { setOfficer } from './commands/set-officer';
import { updateMerchants } from './commands/update-merchants';
import { wholePatch } from './rules-patch';
import {
  ArchiveInput,
  MerchantChange,
  MerchantInput,
  OfficerInput,
  PortraitInput,
  RemovePortraitInput,
  RevealInput,
} from './schema';
import { DuplicateDraft, duplicateReason, NotSameInput, PairInput } from './schema-duplicates';

/** New person from the form; asks once when the ledger may know them, then opens the record. */
export async function createMerchantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  const schema = MerchantInput.extend({ duplicateReason });
  return formAction(form, schema, async (actor, { duplicateReason: reason, ...input }) => {
    const { id } = await registerMerchant(actor, input, reason);
    return { redirectTo: `/desk/merchants/${id}` };
  });
}

/** Who may be the person of a form that is being typed; the answer as JSON under `found`. */
export async function checkDuplicatesAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, DuplicateDraft, async (actor, draft) => ({
    data: { found: JSON.stringify(await checkDuplicates(actor, draft)) },
  }));
}

/** Two records are two persons. */
export async function markNotSameAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, NotSameInput, async (actor, input) => {
    await markNotSame(actor, input);
    return { redirectTo: '/desk/merchants/duplicates' };
  });
}

/** The pair is to be decided again. */
export async function reopenDuplicateAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, NotSameInput, async (actor, input) => {
    const { id } = await reopenDuplicate(actor, input);
    return { redirectTo: `/desk/merchants/duplicates/${id}` };
  });
}

/** Lays two records side by side. */
export async function pairMerchantsAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, PairInput, async (actor, input) => {
    const { id } = await pairMerchants(actor, input);
    return { redirectTo: `/desk/merchants/duplicates/${id}` };
  });
}

/** Changed person from the form; a newer version shows both sides. */
export async function updateMerchantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MerchantChange, async (actor, input) => {
    await updateMerchants(actor, [wholePatch(input)]);
    return { redirectTo: `/desk/merchants/${input.id}` };
  });
}

/** Who answers for the person from now on. */
export async function setOfficerAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfficerInput, async (actor, input) => {
    const { id } = await setOfficer(actor, input);
    return { redirectTo: `/desk/merchants/${id}` };
  });
}

/** Out of the lists, with a reason. */
export async function archiveMerchantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArchiveInput, async (actor, input) => {
    await archiveMerchant(actor, input);
    return { redirectTo: `/desk/merchants/${input.id}` };
  });
}

/** Back into the lists. */
export async function restoreMerchantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArchiveInput, async (actor, input) => {
    await archiveMerchant(actor, input, true);
    return { redirectTo: `/desk/merchants/${input.id}` };
  });
}

/** One full contact value, after its audit row is written. */
export async function revealContactAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RevealInput, async (actor, input) => {
    const { value } = await revealContact(actor, input);
    return { data: { value } };
  });
}

/** New portrait in place of the one before. */
export async function setPortraitAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, PortraitInput, async (actor, input) => {
    const { id } = await setPortrait(actor, input);
    return { redirectTo: `/desk/merchants/${id}` };
  });
}

/** The record goes without a portrait. */
export async function removePortraitAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RemovePortraitInput, async (actor, input) => {
    const { id } = await removePortrait(actor, input);
    return { redirectTo: `/desk/merchants/${id}` };
  });
}
