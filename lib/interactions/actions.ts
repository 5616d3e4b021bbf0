'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import {
  archiveInteraction,
  finishNextStep,
  removeInteractionPaper,
  settleDifficulty,
} from './commands/close-parts';
import { createInteractions } from './commands/create-interactions';
import { recordAttendance } from './commands/record-attendance';
import { updateInteraction } from './commands/update-interaction';
import {
  ArchiveInteractionInput,
  InteractionChange,
  InteractionInput,
  NextDoneInput,
  RecordAttendanceInput,
  RemovePaperInput,
  SettleInput,
} from './schema';

/** New contact from the form; opens the record, or the person from whose record it was begun. */
export async function createInteractionAction(
  back: string | null,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, InteractionInput, async (actor, input) => {
    const { ids } = await createInteractions(actor, [input]);
    const own = back !== null && input.merchantIds.includes(back);
    return { redirectTo: own ? `/desk/merchants/${back}#log` : `/desk/interactions/${ids[0]}` };
  });
}

/** Corrected contact, or a completed draft. */
export async function updateInteractionAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, InteractionChange, async (actor, input) => {
    const { id } = await updateInteraction(actor, input);
    return { redirectTo: `/desk/interactions/${id}` };
  });
}

/** The difficulty is settled. */
export async function settleDifficultyAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, SettleInput, async (actor, input) => {
    const { id } = await settleDifficulty(actor, input);
    return { redirectTo: `/desk/interactions/${id}` };
  });
}

/** The next step is done. */
export async function finishNextStepAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, NextDoneInput, async (actor, input) => {
    const { id } = await finishNextStep(actor, input);
    return { redirectTo: `/desk/interactions/${id}` };
  });
}

/** Out of the log, with a reason. */
export async function archiveInteractionAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArchiveInteractionInput, async (actor, input) => {
    const { id } = await archiveInteraction(actor, input);
    return { redirectTo: `/desk/interactions/${id}` };
  });
}

/** Back into the log. */
export async function restoreInteractionAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArchiveInteractionInput, async (actor, input) => {
    const { id } = await archiveInteraction(actor, input, true);
    return { redirectTo: `/desk/interactions/${id}` };
  });
}

/** One paper less. */
export async function removeInteractionPaperAction(
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RemovePaperInput, async (actor, input) => {
    const { id } = await removeInteractionPaper(actor, input);
    return { redirectTo: `/desk/interactions/${id}` };
  });
}

/** Contacts of everybody who came to an event. */
export async function recordAttendanceAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RecordAttendanceInput, async (actor, input) => {
    const { id, recorded } = await recordAttendance(actor, input);
    return { redirectTo: `/desk/events/${id}/attendees?recorded=${recorded}` };
  });
}
