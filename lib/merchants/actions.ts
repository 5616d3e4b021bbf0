'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { archiveMerchant } from './commands/archive-merchant';
import { removePortrait, setPortrait } from './commands/change-portrait';
import { createMerchants } from './commands/create-merchants';
import { revealContact } from './commands/reveal-contact';
import { updateMerchants } from './commands/update-merchants';
import { wholePatch } from './rules-patch';
import {
  ArchiveInput,
  MerchantChange,
  MerchantInput,
  PortraitInput,
  RemovePortraitInput,
  RevealInput,
} from './schema';

/** New person from the form; opens the record. */
export async function createMerchantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MerchantInput, async (actor, input) => {
    const { ids } = await createMerchants(actor, [input]);
    return { redirectTo: `/desk/merchants/${ids[0]}` };
  });
}

/** Changed person from the form; a newer version shows both sides. */
export async function updateMerchantAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MerchantChange, async (actor, input) => {
    await updateMerchants(actor, [wholePatch(input)]);
    return { redirectTo: `/desk/merchants/${input.id}` };
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
