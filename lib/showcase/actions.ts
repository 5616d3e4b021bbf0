'use server';

import { WithdrawConsentInput } from '@/lib/privacy/schema';
import { formAction, type FormState } from '@/lib/server/form-action';
import { safeNextPath } from '@/lib/server/safe-path';
import { approveStory, returnStory, submitStory, withdrawStory } from './commands/decide-story';
import { withdrawConsent } from './commands/withdraw-consent';
import { createStory, updateStory } from './commands/write-story';
import { StoryChange, StoryInput, StoryStep, StoryStepWithReason } from './schema';

const recordPath = (id: string): string => `/desk/showcase/${id}`;

/** New draft from the form; opens the record. */
export async function createStoryAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, StoryInput, async (actor, input) => ({
    redirectTo: recordPath((await createStory(actor, input)).id),
  }));
}

/** Changed draft from the form. */
export async function updateStoryAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, StoryChange, async (actor, input) => ({
    redirectTo: recordPath((await updateStory(actor, input)).id),
  }));
}

/** Hands the draft in. */
export async function submitStoryAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, StoryStep, async (actor, input) => ({
    redirectTo: recordPath((await submitStory(actor, input)).id),
  }));
}

/** The chief approves: public at once. */
export async function approveStoryAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, StoryStep, async (actor, input) => ({
    redirectTo: recordPath((await approveStory(actor, input)).id),
  }));
}

/** The chief gives it back with a remark. */
export async function returnStoryAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, StoryStepWithReason, async (actor, input) => ({
    redirectTo: recordPath((await returnStory(actor, input)).id),
  }));
}

/** Takes a published story down with a reason. */
export async function withdrawStoryAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, StoryStepWithReason, async (actor, input) => ({
    redirectTo: recordPath((await withdrawStory(actor, input)).id),
  }));
}

/** Records that the person takes a consent back; stories that stand on it fall at once. */
export async function withdrawConsentAction(
  back: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, WithdrawConsentInput, async (actor, input) => {
    await withdrawConsent(actor, input);
    return { redirectTo: safeNextPath(back, '/desk') };
  });
}
