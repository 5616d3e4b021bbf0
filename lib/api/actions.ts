'use server';

import { everyKeptLink } from '@/lib/api/links';
import { mergeMerchants } from '@/lib/merchants/commands/merge-merchants';
import { undoMerge } from '@/lib/merchants/commands/undo-merge';
import { MergeFormInput, UndoMergeInput } from '@/lib/merchants/schema-duplicates';
import { decideErasure } from '@/lib/privacy/commands-erase';
import { DecideErasureInput } from '@/lib/privacy/schema-requests';
import { formAction, type FormState } from '@/lib/server/form-action';

/** Makes two records of one person one; opens the record that stays. The registry of all nouns goes along. */
export async function mergeMerchantsAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MergeFormInput, async (actor, { mergeReason: reason, ...input }) => {
    const { id } = await mergeMerchants(actor, everyKeptLink, { ...input, reason });
    return { redirectTo: `/desk/merchants/${id}` };
  });
}

/** Parts two records that were merged; opens the one that stayed. */
export async function undoMergeAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, UndoMergeInput, async (actor, input) => {
    const { id } = await undoMerge(actor, everyKeptLink, input);
    return { redirectTo: `/desk/merchants/${id}` };
  });
}

/** The second person's word on a proposal to erase; opens the record, anonymous or as it was. */
export async function decideErasureAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, DecideErasureInput, async (actor, input) => {
    const { merchantId } = await decideErasure(actor, everyKeptLink, input);
    return { redirectTo: `/desk/merchants/${merchantId}` };
  });
}
