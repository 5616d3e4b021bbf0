'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { attachOfferPapers } from './commands/attach-papers';
import { publishOffer, returnOffer, reviewOffer, submitOffer, withdrawOffer } from './commands/decide-offer';
import { createOffer, updateOffer } from './commands/write-offer';
import {
  OfferChange,
  OfferInput,
  OfferPapersInput,
  OfferReviewInput,
  OfferStep,
  OfferStepWithReason,
} from './schema';

const recordPath = (id: string): string => `/desk/offers/${id}`;

/** New draft from the form; opens the record. */
export async function createOfferAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfferInput, async (actor, input) => ({
    redirectTo: recordPath((await createOffer(actor, input)).id),
  }));
}

/** Changed draft from the form. */
export async function updateOfferAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfferChange, async (actor, input) => ({
    redirectTo: recordPath((await updateOffer(actor, input)).id),
  }));
}

/** Hands the draft in. */
export async function submitOfferAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfferStep, async (actor, input) => ({
    redirectTo: recordPath((await submitOffer(actor, input)).id),
  }));
}

/** An opinion on one aspect of the pre-review. */
export async function reviewOfferAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfferReviewInput, async (actor, input) => ({
    redirectTo: recordPath((await reviewOffer(actor, input)).id),
  }));
}

/** The chief publishes: public at once. */
export async function publishOfferAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfferStep, async (actor, input) => ({
    redirectTo: recordPath((await publishOffer(actor, input)).id),
  }));
}

/** The chief gives it back with a remark. */
export async function returnOfferAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfferStepWithReason, async (actor, input) => ({
    redirectTo: recordPath((await returnOffer(actor, input)).id),
  }));
}

/** Takes a published offer down with a reason. */
export async function withdrawOfferAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfferStepWithReason, async (actor, input) => ({
    redirectTo: recordPath((await withdrawOffer(actor, input)).id),
  }));
}

/** Papers of an offer. */
export async function attachOfferPapersAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OfferPapersInput, async (actor, input) => ({
    redirectTo: recordPath((await attachOfferPapers(actor, input)).id),
  }));
}
