'use server';

import { getTranslations } from 'next-intl/server';
import { cookies } from 'next/headers';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { encryptValue } from '@/lib/server/crypto';
import { publicActor } from '@/lib/server/current-actor';
import { formAction, publicFormAction, type FormState } from '@/lib/server/form-action';
import { cookieFor } from '@/lib/server/session-cookie';
import { AppError } from '@/lib/shared/errors';
import { acceptLead, closeLead, replyLead, revealLeadPhone } from './commands/handle-lead';
import { handLead } from './commands/hand-lead';
import { registerLead } from './commands/register-lead';
import { findPublicLead } from './queries/public-leads';
import {
  HandedLeadInput,
  InterestInput,
  LeadCloseInput,
  LeadReplyInput,
  LeadRevealInput,
  LeadStepInput,
  LookupInput,
  type LookupState,
} from './schema';

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

/** A sender's look at the own registration, by number and code; the answer is the same whichever of them is wrong. */
export async function lookupInterestAction(
  locale: string,
  _state: LookupState,
  form: FormData,
): Promise<LookupState> {
  const language = toLocale(locale);
  const t = await getTranslations({ locale: language, namespace: 'leads.status' });
  const typed = { number: String(form.get('number') ?? ''), code: String(form.get('code') ?? '') };
  const parsed = LookupInput.safeParse(typed);
  if (!parsed.success) return { problem: t('incomplete'), found: null, values: typed };
  try {
    const lead = await findPublicLead(await publicActor(), parsed.data);
    if (!lead) return { problem: t('notFound'), found: null, values: typed };
    // messages: leads.status.state.* leads.status.step.*
    const facts = [
      t('receivedOn', { date: lead.receivedOn }),
      lead.unit ? t('unit', { unit: lead.unit }) : null,
      lead.dueOn ? t('dueOn', { date: lead.dueOn }) : null,
      lead.offer ? t('about', { title: lead.offer.title }) : null,
    ].filter((fact) => fact !== null);
    return {
      problem: null,
      values: { number: lead.number, code: '' },
      found: {
        number: lead.number,
        stateText: t(`state.${lead.state}`),
        facts: facts.join(t('separator')),
        steps: lead.steps.map(({ id, at, kind, note }) => ({
          id,
          at,
          text: t.has(`step.${kind}`) ? t(`step.${kind}`) : kind,
          note,
        })),
      },
    };
  } catch (error) {
    if (error instanceof AppError && error.code === 'rate_limited') {
      return { problem: t('tooOften'), found: null, values: { number: typed.number, code: '' } };
    }
    throw error;
  }
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
  return formAction(form, LeadRevealInput, async (actor, input) => ({
    data: await revealLeadPhone(actor, input),
  }));
}

/** A chamber's officer hands a lead in; opens it with a word of receipt. */
export async function handLeadAction(
  locale: string,
  _state: FormState | null,
  form: FormData,
): Promise<FormState> {
  return formAction(form, HandedLeadInput, async (actor, input) => {
    const { id } = await handLead(actor, input);
    return { redirectTo: localePath(toLocale(locale), `/chamber/leads/${id}?done=1`) };
  });
}
