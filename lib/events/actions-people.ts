'use server';

import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { formAction, type FormState } from '@/lib/server/form-action';
import { inviteMerchants, keepAttendee, markAllInvited, removeInvitee } from './commands/keep-attendees';
import { answerOwn, signUpMembers, withdrawMember } from './commands/sign-up';
import {
  AllInvitedInput,
  AttendeeActInput,
  InviteInput,
  OwnAnswerInput,
  RemoveInviteeInput,
  SignUpMembersInput,
  WithdrawMemberInput,
} from './schema';

const list = (id: string): string => `/desk/events/${id}/attendees`;

/** Onto the list of those to be invited. */
export async function inviteMerchantsAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, InviteInput, async (actor, input) => {
    const { id, added, leftOut } = await inviteMerchants(actor, input);
    return { redirectTo: `${list(id)}?added=${added}&leftOut=${leftOut}` };
  });
}

/** All of the list invited. */
export async function markAllInvitedAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, AllInvitedInput, async (actor, input) => ({
    redirectTo: list((await markAllInvited(actor, input)).id),
  }));
}

/** One person's answer, or that the person came. The page stays where it is: at the door the next one waits. */
export async function keepAttendeeAction(
  back: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, AttendeeActInput, async (actor, input) => {
    const { id } = await keepAttendee(actor, input);
    return { redirectTo: back.startsWith(list(id)) ? back : list(id) };
  });
}

/** Off the list. */
export async function removeInviteeAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, RemoveInviteeInput, async (actor, input) => ({
    redirectTo: list((await removeInvitee(actor, input)).id),
  }));
}

/** An officer signs members up. */
export async function signUpMembersAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, SignUpMembersInput, async (actor, input) => {
    const { id, signedUp } = await signUpMembers(actor, input);
    return { redirectTo: localePath(toLocale(locale), `/chamber/events/${id}?done=${signedUp}`) };
  });
}

/** The chamber takes one back. */
export async function withdrawMemberAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, WithdrawMemberInput, async (actor, input) => ({
    redirectTo: localePath(toLocale(locale), `/chamber/events/${(await withdrawMember(actor, input)).id}`),
  }));
}

/** The person's own answer. */
export async function answerOwnAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, OwnAnswerInput, async (actor, input) => {
    await answerOwn(actor, input);
    return { redirectTo: localePath(toLocale(locale), '/my/events') };
  });
}
