'use server';

import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { formAction, type FormState } from '@/lib/server/form-action';
import { askLedger } from './commands/ask-ledger';
import { markMatchApart, registerMember, reopenMatch } from './commands/decide-match';
import { linkMember } from './commands/link-member';
import { MemberLinkInput } from './schema';
import { LedgerQuestion, MatchDecision, MemberRegistration } from './schema-links';

/** The officer's question whether the ledger may know a member. */
export async function askLedgerAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, LedgerQuestion, async (actor, input) => ({
    redirectTo: localePath(toLocale(locale), `/chamber/members/${(await askLedger(actor, input)).id}`),
  }));
}

/** An entry linked from the queue; stays there. */
export async function linkCandidateAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, MemberLinkInput, async (actor, input) => {
    await linkMember(actor, input);
    return { redirectTo: backTo };
  });
}

/** Not the same: remembered. */
export async function markMatchApartAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, MatchDecision, async (actor, input) => {
    await markMatchApart(actor, input);
    return { redirectTo: backTo };
  });
}

/** That taken back. */
export async function reopenMatchAction(
  backTo: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, MatchDecision, async (actor, input) => {
    await reopenMatch(actor, input);
    return { redirectTo: backTo };
  });
}

/** The person of an entry entered into the ledger; opens the new record. */
export async function registerMemberAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, MemberRegistration, async (actor, input) => ({
    redirectTo: `/desk/merchants/${(await registerMember(actor, input)).merchantId}`,
  }));
}
