'use server';

import { cookies } from 'next/headers';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { encryptValue } from '@/lib/server/crypto';
import { formAction, publicFormAction, type FormState } from '@/lib/server/form-action';
import { cookieFor } from '@/lib/server/session-cookie';
import { acceptLead, closeLead, replyLead, revealLeadPhone } from './commands/handle-lead';
import { registerLead } from './commands/register-lead';
import { InterestInput, LeadCloseInput, LeadReplyInput, LeadRevealInput, LeadStepInput } from './schema';

const recordPath = (id: string): string => `/desk/leads/${id}`;
/** Seconds for which number and code can be shown again to the browser that sent the form. */
const RECEIPT_SECONDS = 600;

/**
 * A visitor's registration. Number and code travel to the success page in an encrypted cookie of ten minutes, never in
 * the address, so that no log holds them; this works without script too.
 */
export async function registerInterestAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  const language = toLocale(locale);
  return publicFormAction(language, form, InterestInput, async (actor, input) => {
    const { number, code } = await registerLead(actor, input, language);
    const sealed = encryptValue(JSON.stringify({ number, code }), 'lead.receipt');
    const { name, options } = cookieFor('lead');
    const value = `${sealed.keyId}.${sealed.cipher.toString('base64url')}`;
    (await cookies()).set(name, value, { ...options, maxAge: RECEIPT_SECONDS });
    return { redirectTo: localePath(language, '/offers/interest?done=1') };
  });
}

/** Takes a lead on. */
export async function acceptLeadAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, LeadStepInput, async (actor, input) => ({
    redirectTo: recordPath((await acceptLead(actor, input)).id),
  }));
}

/** An answer or a remark. */
export async function replyLeadAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, LeadReplyInput, async (actor, input) => ({
    redirectTo: recordPath((await replyLead(actor, input)).id),
  }));
}

/** Closes with a reason. */
export async function closeLeadAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, LeadCloseInput, async (actor, input) => ({
    redirectTo: recordPath((await closeLead(actor, input)).id),
  }));
}

/** The full number, for a purpose that is written down. */
export async function revealLeadPhoneAction(_state: FormState | null, form: FormData): Promise<FormState> {
  return formAction(form, LeadRevealInput, async (actor, input) => ({ data: await revealLeadPhone(actor, input) }));
}
