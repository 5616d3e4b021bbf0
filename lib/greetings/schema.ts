import { z } from 'zod';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { checkboxField, dayField, idField, requiredText, textField } from '@/lib/shared/zod-fields';
import { greetingChannels, labelLayoutNames, paperKinds } from './rules';
import { greetingFestivals } from './rules-festivals';
import { checkPlaceholders } from './rules-text';

const ids = (most: number) =>
  z.preprocess(
    (value) => [...new Set(value === undefined ? [] : Array.isArray(value) ? value : [value])],
    z.array(idField).max(most, { error: 'too_many' }),
  );

const MOST_BY_HAND = 200;
const Versioned = z.object({ id: z.uuid(), version: z.coerce.number().int() });

/** Text with placeholders: names that the list lacks are refused by name. */
const templateText = (max: number) =>
  requiredText(max).superRefine((text, context) => {
    const { unknown, isUnclosed } = checkPlaceholders(text);
    if (unknown.length > 0) {
      context.addIssue({
        code: 'custom',
        message: 'unknown_placeholder',
        params: { names: unknown.map((name) => `{${name}}`).join('、') },
      });
    }
    if (isUnclosed) context.addIssue({ code: 'custom', message: 'open_placeholder' });
  });

/** A template: name, channel, wording. An SMS has the signature that operators demand. */
export const TemplateInput = z
  .object({
    name: requiredText(40, 2),
    channel: z.enum(greetingChannels, { error: 'not_in_list' }),
    subject: templateText(60).optional(),
    body: templateText(3000),
    signature: textField(16),
  })
  .superRefine((input, context) => {
    const problem = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (input.channel === 'email' && !input.subject) problem('subject', 'required');
    if (input.subject && /[\r\n]/u.test(input.subject)) problem('subject', 'invalid');
    if (input.channel === 'sms' && !input.signature) problem('signature', 'required');
    if (input.signature && /[【】]/u.test(input.signature)) problem('signature', 'signature_brackets');
    if (input.channel === 'sms' && /\n/u.test(input.body)) problem('body', 'sms_one_line');
  });
export type TemplateInput = z.output<typeof TemplateInput>;

export const TemplateChange = TemplateInput.safeExtend(Versioned.shape);
export type TemplateChange = z.output<typeof TemplateChange>;

/** An own day of the programme. */
export const DayInput = z
  .object({
    name: requiredText(20, 2),
    calendar: z.enum(['solar', 'lunar'], { error: 'not_in_list' }),
    month: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(1).max(12),
    day: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(1).max(31),
  })
  .superRefine(({ calendar, month, day }, context) => {
    const most = calendar === 'lunar' ? 30 : [4, 6, 9, 11].includes(month) ? 30 : month === 2 ? 29 : 31;
    if (day > most) context.addIssue({ code: 'custom', path: ['day'], message: 'no_such_day' });
  });
export type DayInput = z.output<typeof DayInput>;

export const ArchiveDayInput = Versioned;
export type ArchiveDayInput = z.output<typeof ArchiveDayInput>;

/** Filters of the merchants' list that the form offers as fields; all others come with the list's own address. */
export const segmentFields = [
  'hometown',
  'residence',
  'industry',
  'strength',
  'influence',
  'kind',
  'unit',
  'key',
] as const;

/** Filters of the merchants' list: an address, and the form's fields over it, read by the list's own schema. */
export function readSegment(query: string, fields: Readonly<Record<string, string>> = {}): MerchantFilters {
  const chosen = Object.entries(fields).filter(([name]) => segmentFields.some((one) => one === name));
  return MerchantFilters.parse({
    ...Object.fromEntries(new URLSearchParams(query)),
    ...Object.fromEntries(chosen),
  });
}

/** A question as it is stored with the campaign. */
export function storedSegment(stored: unknown): MerchantFilters | null {
  return stored === null ? null : MerchantFilters.parse(stored);
}

/** `festival` of a form: a code, or the id of an own day. */
const festivalField = z
  .string({ error: 'required' })
  .trim()
  .transform((value, context) => {
    const code = greetingFestivals.find((one) => one === value && one !== 'own');
    if (code) return { festival: code, dayId: null };
    if (z.uuid().safeParse(value).success) return { festival: 'own' as const, dayId: value };
    context.addIssue({ code: 'custom', message: 'not_in_list' });
    return z.NEVER;
  });

/** A campaign as the form gives it. `segment`: the query text of the merchants' list; `scope`: that, or by hand only. */
export const GreetingInput = z
  .object({
    festival: festivalField,
    year: z.coerce.number({ error: 'number' }).int({ error: 'number' }),
    title: requiredText(60, 4),
    channel: z.enum(greetingChannels, { error: 'not_in_list' }),
    templateId: idField,
    signOff: requiredText(60, 2),
    letterOn: dayField,
    officerId: idField.optional(),
    scope: z.enum(['segment', 'by_hand'], { error: 'not_in_list' }).default('segment'),
    segment: z.string().max(2000).default(''),
    fields: z.record(z.string(), z.string()).default({}),
    added: ids(MOST_BY_HAND),
    takenOut: ids(MOST_BY_HAND),
  })
  .superRefine((input, context) => {
    if (input.scope === 'by_hand' && input.added.length === 0)
      context.addIssue({ code: 'custom', path: ['added'], message: 'required' });
    if (input.added.some((id) => input.takenOut.includes(id)))
      context.addIssue({ code: 'custom', path: ['takenOut'], message: 'added_and_out' });
  });
export type GreetingInput = z.output<typeof GreetingInput>;

export const GreetingChange = GreetingInput.safeExtend(Versioned.shape);
export type GreetingChange = z.output<typeof GreetingChange>;

export const GreetingAct = Versioned;
export type GreetingAct = z.output<typeof GreetingAct>;

/** The second person's decision. */
export const GreetingDecision = Versioned.extend({
  decision: z.enum(['approve', 'return'], { error: 'not_in_list' }),
  reason: requiredText(200, 2),
});
export type GreetingDecision = z.output<typeof GreetingDecision>;

/** Files of a campaign: what, and which sheet for labels. */
export const PaperInput = z
  .object({
    id: z.uuid(),
    kind: z.enum(paperKinds, { error: 'not_in_list' }),
    layout: z.enum(labelLayoutNames, { error: 'not_in_list' }).optional(),
  })
  .superRefine((input, context) => {
    if (input.kind === 'labels' && !input.layout)
      context.addIssue({ code: 'custom', path: ['layout'], message: 'required' });
  });
export type PaperInput = z.output<typeof PaperInput>;

/** Posted or handed over on a day. */
export const HandOverInput = Versioned.extend({ sentOn: dayField });
export type HandOverInput = z.output<typeof HandOverInput>;

/** What came back from one recipient. `closePoint`: the address or number is not to be used again. */
export const OutcomeInput = z
  .object({
    id: z.uuid(),
    recipientId: z.uuid(),
    outcome: z.enum(['bounced', 'returned', 'replied'], { error: 'not_in_list' }),
    note: textField(400),
    closePoint: checkboxField,
    /** wants no greetings by this way any more, and has told an officer */
    refuses: checkboxField,
  })
  .superRefine((input, context) => {
    if (input.outcome === 'replied' && !input.note)
      context.addIssue({ code: 'custom', path: ['note'], message: 'required' });
  });
export type OutcomeInput = z.output<typeof OutcomeInput>;

/** What a person decides about a message that failed or whose fate nobody knows. */
export const UnsettledInput = z.object({
  id: z.uuid(),
  recipientId: z.uuid(),
  decision: z.enum(['again', 'arrived'], { error: 'not_in_list' }),
});
export type UnsettledInput = z.output<typeof UnsettledInput>;

export const CloseInput = Versioned.extend({ note: textField(400) });
export type CloseInput = z.output<typeof CloseInput>;

/** A draft that will not be held. */
export const ArchiveGreetingInput = Versioned.extend({ reason: requiredText(200, 2) });
export type ArchiveGreetingInput = z.output<typeof ArchiveGreetingInput>;
