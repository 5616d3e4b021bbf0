'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { formAction, publicFormAction, type FormState } from '@/lib/server/form-action';
import { closeGreeting, decideGreeting, handOverGreeting, submitGreeting } from './commands/move-greeting';
import { recordOutcome } from './commands/outcomes';
import { askPapers } from './commands/papers';
import { refuseGreetings } from './commands/refuse-greetings';
import { settleUnsettled, startSending, stopSending } from './commands/send-greeting';
import { archiveGreetingDay, createGreetingDay } from './commands/write-day';
import { archiveGreeting, createGreeting, updateGreeting } from './commands/write-greeting';
import { archiveTemplate, createTemplate, updateTemplate } from './commands/write-template';
import {
  ArchiveDayInput,
  ArchiveGreetingInput,
  CloseInput,
  DayInput,
  GreetingAct,
  GreetingChange,
  GreetingDecision,
  GreetingInput,
  HandOverInput,
  OutcomeInput,
  PaperInput,
  TemplateChange,
  TemplateInput,
  UnsettledInput,
} from './schema';

const LIST = '/desk/greetings';
const pathOf = (id: string): string => `${LIST}/${id}`;
const Wanted = z.object({ wanted: z.enum(['0', '1']).default('0') });
const templatePath = (id: string): string => `${LIST}/templates/${id}`;

/** A new campaign as a draft. */
export async function createGreetingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, GreetingInput, async (actor, input) => ({
    redirectTo: pathOf((await createGreeting(actor, input)).id),
  }));
}

/** A changed draft. */
export async function updateGreetingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, GreetingChange, async (actor, input) => ({
    redirectTo: pathOf((await updateGreeting(actor, input)).id),
  }));
}

/** A draft that will not be held. */
export async function archiveGreetingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArchiveGreetingInput, async (actor, input) => {
    await archiveGreeting(actor, input);
    return { redirectTo: LIST };
  });
}

/** Asks for approval. */
export async function submitGreetingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, GreetingAct, async (actor, input) => ({
    redirectTo: pathOf((await submitGreeting(actor, input)).id),
  }));
}

/** The second person approves or gives it back. */
export async function decideGreetingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, GreetingDecision, async (actor, input) => ({
    redirectTo: pathOf((await decideGreeting(actor, input)).id),
  }));
}

/** Letters, cards, labels or the gateway's sheet. */
export async function askPapersAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, PaperInput, async (actor, input) => {
    const { id } = await askPapers(actor, input);
    revalidatePath(pathOf(id));
  });
}

/** Posted, handed over or given to the gateway. */
export async function handOverGreetingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, HandOverInput, async (actor, input) => ({
    redirectTo: pathOf((await handOverGreeting(actor, input)).id),
  }));
}

/** The programme sends the mails or SMS. */
export async function startSendingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, GreetingAct, async (actor, input) => {
    const { id } = await startSending(actor, input);
    return { redirectTo: pathOf(id) };
  });
}

/** The sending is stopped. */
export async function stopSendingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, GreetingAct, async (actor, input) => ({
    redirectTo: pathOf((await stopSending(actor, input)).id),
  }));
}

/** A message that failed or of whose fate nobody knows: again, or it has arrived. */
export async function settleUnsettledAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, UnsettledInput, async (actor, input) => ({
    redirectTo: pathOf((await settleUnsettled(actor, input)).id),
  }));
}

/** The one press behind the link of a mail; the page then says what stands. */
export async function refuseGreetingsAction(
  locale: string,
  token: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  const language = toLocale(locale);
  return publicFormAction(language, form, Wanted, async (actor, { wanted }) => {
    await refuseGreetings(actor, { token: z.string().max(100).parse(token), wanted: wanted === '1' });
    return { redirectTo: localePath(language, `/greetings/${token}`) };
  });
}

/** What came back from one recipient. */
export async function recordOutcomeAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, OutcomeInput, async (actor, input) => {
    const { id } = await recordOutcome(actor, input);
    revalidatePath(pathOf(id));
  });
}

/** The campaign is over. */
export async function closeGreetingAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CloseInput, async (actor, input) => ({
    redirectTo: pathOf((await closeGreeting(actor, input)).id),
  }));
}

/** A new template. */
export async function createTemplateAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TemplateInput, async (actor, input) => ({
    redirectTo: templatePath((await createTemplate(actor, input)).id),
  }));
}

/** Another wording. */
export async function updateTemplateAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, TemplateChange, async (actor, input) => ({
    redirectTo: templatePath((await updateTemplate(actor, input)).id),
  }));
}

/** A template goes out of use. */
export async function archiveTemplateAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, GreetingAct, async (actor, input) => {
    await archiveTemplate(actor, input);
    return { redirectTo: `${LIST}/templates` };
  });
}

/** An own day of the programme. */
export async function createGreetingDayAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, DayInput, async (actor, input) => {
    await createGreetingDay(actor, input);
    return { redirectTo: LIST };
  });
}

/** An own day is kept no more. */
export async function archiveGreetingDayAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, ArchiveDayInput, async (actor, input) => {
    await archiveGreetingDay(actor, input);
    return { redirectTo: LIST };
  });
}
