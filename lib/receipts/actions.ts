'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import type { PersonActor } from '@/lib/server/actor';
import { correctReceipt, createReceipts } from './commands/create-receipts';
import { acceptReceipt, checkReceipt, returnReceipt } from './commands/review-receipt';
import { detachEvidence, submitReceipt } from './commands/submit-receipt';
import { updateReceipt } from './commands/update-receipt';
import { nextInQueue } from './queries/list-receipts';
import {
  AcceptReceipt,
  CheckReceipt,
  CorrectionInput,
  EvidenceRemoval,
  ReceiptChange,
  ReceiptInput,
  ReturnReceipt,
  SubmitReceipt,
} from './schema';

const recordOf = ({ id }: { id: string }) => ({ redirectTo: `/desk/receipts/${id}` });

/** In the queue the next waiting line opens; elsewhere the record itself. */
async function onwards(actor: PersonActor, from: 'queue' | 'record', { id }: { id: string }) {
  if (from === 'record') return recordOf({ id });
  const next = await nextInQueue(actor);
  return { redirectTo: `/desk/receipts?view=queue${next ? `&open=${next}` : ''}` };
}

/** New line from the form, kept as a draft or handed in. */
export async function createReceiptAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ReceiptInput, async (actor, input) => {
    const { ids } = await createReceipts(actor, [input]);
    return { redirectTo: `/desk/receipts/${ids[0]}` };
  });
}

/** Changed draft or returned line. */
export async function updateReceiptAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ReceiptChange, async (actor, input) => recordOf(await updateReceipt(actor, input)));
}

/** Handed in. */
export async function submitReceiptAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, SubmitReceipt, async (actor, input) => recordOf(await submitReceipt(actor, input)));
}

/** First person. */
export async function checkReceiptAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CheckReceipt, async (actor, input) =>
    onwards(actor, input.from, await checkReceipt(actor, input)),
  );
}

/** Second person. */
export async function acceptReceiptAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AcceptReceipt, async (actor, input) =>
    onwards(actor, input.from, await acceptReceipt(actor, input)),
  );
}

/** Back to the unit. */
export async function returnReceiptAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ReturnReceipt, async (actor, input) =>
    onwards(actor, input.from, await returnReceipt(actor, input)),
  );
}

/** A new line that corrects an accepted one. */
export async function correctReceiptAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CorrectionInput, async (actor, input) =>
    recordOf(await correctReceipt(actor, input)),
  );
}

/** One paper off a draft. */
export async function detachEvidenceAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, EvidenceRemoval, async (actor, input) => {
    const { id } = await detachEvidence(actor, input);
    return { redirectTo: `/desk/receipts/${id}/edit` };
  });
}
