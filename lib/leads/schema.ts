import { z } from 'zod';
import { checkboxField, requiredText, textField } from '@/lib/shared/zod-fields';
import { parsePhone } from '@/lib/shared/phone';
import { revealPurposes } from './rules';

/**
 * What a visitor registers (journey 5). `enquiry` is the consent without which nobody may call back; `keep` the
 * separate one for staying in touch. `formTime` is the signed moment at which the form was opened, `website` a field
 * that people don't see.
 */
export const InterestInput = z.object({
  name: requiredText(40, 2),
  phone: requiredText(40).refine((text) => parsePhone(text) !== null, { error: 'phone' }),
  firm: textField(80),
  industry: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, { error: 'not_in_list' })
    .optional(),
  amount: textField(40),
  message: textField(1000),
  offer: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, { error: 'not_in_list' })
    .optional(),
  enquiry: checkboxField.refine((ticked) => ticked, { error: 'consent_required' }),
  keep: checkboxField,
  enquiryText: z.coerce.number().int().min(1).max(9999),
  keepText: z.coerce.number().int().min(1).max(9999),
  formTime: z.string().max(200).default(''),
  website: z.string().max(200).optional(),
});
export type InterestInput = z.output<typeof InterestInput>;

/**
 * What a chamber's officer hands in (A22, B12): person, firm, wish, amount, industry. Handing the person's data over
 * needs the person's own consent (PIPL 23): `provided`, with what proves it.
 */
export const HandedLeadInput = z.object({
  chamberId: z.uuid(),
  person: requiredText(40, 2),
  phone: requiredText(40).refine((text) => parsePhone(text) !== null, { error: 'phone' }),
  firm: textField(80),
  industry: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, { error: 'not_in_list' })
    .optional(),
  amount: textField(40),
  wish: requiredText(1000, 4),
  provided: checkboxField.refine((ticked) => ticked, { error: 'provide_consent_required' }),
  provideNote: requiredText(200, 2),
});
export type HandedLeadInput = z.output<typeof HandedLeadInput>;

/** Number and code as printed on the success page. */
export const LookupInput = z.object({
  number: requiredText(20),
  code: requiredText(20),
});
export type LookupInput = z.output<typeof LookupInput>;

export const LeadStepInput = z.object({ id: z.uuid(), version: z.coerce.number().int() });
export type LeadStepInput = z.output<typeof LeadStepInput>;

/** An answer to the sender, or a remark for colleagues. */
export const LeadReplyInput = LeadStepInput.extend({
  to: z.enum(['sender', 'colleagues'], { error: 'not_in_list' }),
  text: requiredText(1000, 2),
});
export type LeadReplyInput = z.output<typeof LeadReplyInput>;

/** Closing: the sender reads the reason. */
export const LeadCloseInput = LeadStepInput.extend({ reason: requiredText(300, 2) });
export type LeadCloseInput = z.output<typeof LeadCloseInput>;

/** Seeing the full number, for a purpose. */
export const LeadRevealInput = z.object({
  id: z.uuid(),
  purpose: z.enum(revealPurposes, { error: 'not_in_list' }),
});
export type LeadRevealInput = z.output<typeof LeadRevealInput>;

/** What the status page shows after a look-up; texts are ready to read. */
export type LookupState = {
  problem: string | null;
  found: {
    number: string;
    stateText: string;
    facts: string;
    steps: { id: string; at: string; text: string; note: string | null }[];
  } | null;
  values: { number: string; code: string };
} | null;
