'use server';

import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { formAction, type FormState } from '@/lib/server/form-action';
import {
  acceptAppeal,
  answerAppeal,
  assignAppeal,
  closeAppeal,
  noteAppeal,
  rateOwnAppeal,
} from './commands/handle-appeal';
import { askOwnAppeal, openAppeal } from './commands/open-appeal';
import { setAppealLimit } from './commands/set-limit';
import {
  AcceptAppealInput,
  AnswerAppealInput,
  AppealInput,
  AppealLimitInput,
  AppealNoteInput,
  AssignAppealInput,
  CloseAppealInput,
  OwnAppealInput,
  RateAppealInput,
} from './schema';

const opened = ({ id }: { id: string }): { redirectTo: string } => ({ redirectTo: `/desk/appeals/${id}` });

/** New appeal from the form. */
export async function openAppealAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AppealInput, async (actor, input) => opened(await openAppeal(actor, input)));
}

/** To the unit in charge. */
export async function assignAppealAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AssignAppealInput, async (actor, input) =>
    opened(await assignAppeal(actor, input)),
  );
}

/** Taken on. */
export async function acceptAppealAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AcceptAppealInput, async (actor, input) =>
    opened(await acceptAppeal(actor, input)),
  );
}

/** Answered. */
export async function answerAppealAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AnswerAppealInput, async (actor, input) =>
    opened(await answerAppeal(actor, input)),
  );
}

/** Given back, done again, reopened, or a remark. */
export async function noteAppealAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AppealNoteInput, async (actor, input) => opened(await noteAppeal(actor, input)));
}

/** Closed with result and the asker's word. */
export async function closeAppealAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, CloseAppealInput, async (actor, input) => opened(await closeAppeal(actor, input)));
}

/** What a person asks for under 我的. */
export async function askOwnAppealAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, OwnAppealInput, async (actor, input) => {
    const { number } = await askOwnAppeal(actor, input);
    return { redirectTo: localePath(toLocale(locale), `/my/appeals?done=${number}`) };
  });
}

/** The asker's word on an answer. */
export async function rateOwnAppealAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, RateAppealInput, async (actor, input) => {
    await rateOwnAppeal(actor, input);
    return { redirectTo: localePath(toLocale(locale), '/my/appeals') };
  });
}

/** Another limit of a step. */
export async function setAppealLimitAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AppealLimitInput, async (actor, input) => {
    await setAppealLimit(actor, input);
    return { redirectTo: '/desk/appeals/limits' };
  });
}
