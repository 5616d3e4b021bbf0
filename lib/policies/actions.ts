'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { createClause, reviewClause, updateClause } from './commands/write-clause';
import { createPolicy, publishPolicy, updatePolicy } from './commands/write-policy';
import {
  ClauseChange,
  ClauseInput,
  ClauseReviewInput,
  PolicyChange,
  PolicyInput,
  PolicyPublication,
} from './schema';

const recordPath = (id: string): string => `/desk/policies/${id}`;

/** New document from the form; opens the record. */
export async function createPolicyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, PolicyInput, async (actor, input) => ({
    redirectTo: recordPath((await createPolicy(actor, input)).id),
  }));
}

/** Changed document from the form. */
export async function updatePolicyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, PolicyChange, async (actor, input) => ({
    redirectTo: recordPath((await updatePolicy(actor, input)).id),
  }));
}

/** On to or off the public site. */
export async function publishPolicyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, PolicyPublication, async (actor, input) => ({
    redirectTo: recordPath((await publishPolicy(actor, input)).id),
  }));
}

/** New clause of a document. */
export async function createClauseAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ClauseInput, async (actor, input) => {
    const { id, documentId } = await createClause(actor, input);
    return { redirectTo: `${recordPath(documentId)}?clause=${id}` };
  });
}

/** Changed clause; its review starts anew. */
export async function updateClauseAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ClauseChange, async (actor, input) => {
    const { id, documentId } = await updateClause(actor, input);
    return { redirectTo: `${recordPath(documentId)}?clause=${id}` };
  });
}

/** Outcome of a clause's review. */
export async function reviewClauseAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ClauseReviewInput, async (actor, input) => {
    const { id, documentId } = await reviewClause(actor, input);
    return { redirectTo: `${recordPath(documentId)}?clause=${id}` };
  });
}
