'use server';

import { formAction, type FormState } from '@/lib/server/form-action';
import { attachEventPapers, cancelEvent, closeEvent, publishEvent } from './commands/move-event';
import { createEvent, updateEvent } from './commands/write-event';
import {
  CancelEventInput,
  CloseEventInput,
  EventChange,
  EventInput,
  EventPapersInput,
  EventStep,
} from './schema';

const opened = ({ id }: { id: string }): { redirectTo: string } => ({ redirectTo: `/desk/events/${id}` });

/** New event from the form. */
export async function createEventAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, EventInput, async (actor, input) => opened(await createEvent(actor, input)));
}

/** Changed facts. */
export async function updateEventAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, EventChange, async (actor, input) => opened(await updateEvent(actor, input)));
}

/** Out of the draft. */
export async function publishEventAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, EventStep, async (actor, input) => opened(await publishEvent(actor, input)));
}

/** Will not be held. */
export async function cancelEventAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CancelEventInput, async (actor, input) => opened(await cancelEvent(actor, input)));
}

/** What came of it. */
export async function closeEventAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CloseEventInput, async (actor, input) => opened(await closeEvent(actor, input)));
}

/** Papers put to it. */
export async function attachEventPapersAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, EventPapersInput, async (actor, input) =>
    opened(await attachEventPapers(actor, input)),
  );
}
