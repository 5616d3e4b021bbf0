import { z } from 'zod';
import { addressField, dayField, idField, requiredText } from '@/lib/shared/zod-fields';

export const rightsKinds = ['copy', 'correct', 'delete', 'explain', 'withdraw'] as const;
export type RightsKindName = (typeof rightsKinds)[number];
export const rightsChannels = ['paper', 'phone', 'letter', 'in_person'] as const;
export const rightsOutcomes = ['granted', 'partly', 'refused'] as const;
/** Parts of the own record that a person may ask to correct; the words are those of the own page. */
export const correctableFields = [
  ...['name', 'birth', 'hometown', 'residence', 'contact', 'post', 'industry', 'background'],
  ...['intention', 'strength', 'influence', 'other'],
] as const;

const asked = {
  kind: z.enum(rightsKinds, { error: 'not_in_list' }),
  field: z.enum(correctableFields, { error: 'not_in_list' }).optional().catch(undefined),
  text: z.string().trim().max(1000, { error: 'too_long' }).optional(),
};

/** To correct something one says what is wrong and what is right; the others may go without words. */
const saysWhat = (input: { kind: string; text?: string | undefined }, context: z.RefinementCtx): void => {
  if (input.kind === 'correct' && !input.text) {
    context.addIssue({ code: 'custom', path: ['text'], message: 'required' });
  }
};

/** A request by the person, from the own page. */
export const OwnRequestInput = z.object(asked).superRefine(saysWhat);
export type OwnRequestInput = z.output<typeof OwnRequestInput>;

/** A request that reached the desk: by whom it came, when, on which way. */
export const RecordRequestInput = z
  .object({
    ...asked,
    merchantId: idField,
    channel: z.enum(rightsChannels, { error: 'not_in_list' }),
    receivedOn: dayField,
  })
  .superRefine(saysWhat);
export type RecordRequestInput = z.output<typeof RecordRequestInput>;

const step = { id: idField, version: z.coerce.number().int() };

/** How it was made sure that the person asked. */
export const VerifyRequestInput = z.object({ ...step, note: requiredText(300, 4) });
export type VerifyRequestInput = z.output<typeof VerifyRequestInput>;

/** The decision: what follows, why (a refusal and a part of it must say so, PIPL 50), and the letter. */
export const DecideRequestInput = z.object({
  ...step,
  outcome: z.enum(rightsOutcomes, { error: 'not_in_list' }),
  reason: requiredText(500, 2),
  // the draft says where the outcome belongs; a letter that still says so is not finished
  letter: requiredText(3000, 10).refine((text) => !/[（(]写明/u.test(text), { error: 'letter_unfinished' }),
});
export type DecideRequestInput = z.output<typeof DecideRequestInput>;

export const CancelRequestInput = z.object(step);
export type CancelRequestInput = z.output<typeof CancelRequestInput>;

/** The queue as it stands in the URL. */
export const RequestPage = z.object({
  view: addressField(z.enum(['late', 'closed'])),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type RequestPage = z.output<typeof RequestPage>;

export const NewRequestPage = z.object({ person: addressField(z.uuid()) });
/** The own form: which right, which part of the record. */
export const OwnRequestPage = z.object({
  kind: addressField(z.enum(rightsKinds)),
  field: addressField(z.enum(correctableFields)),
});

export const termCodes = [
  'answer_workdays',
  'kept_months',
  'expired_months',
  'no_basis_months',
  'set_aside_months',
  'birthday_days',
] as const;
export type TermCode = (typeof termCodes)[number];

/** A new value of a term, in force from today. */
export const TermInput = z.object({
  code: z.enum(termCodes, { error: 'not_in_list' }),
  value: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(1).max(600),
  reason: requiredText(200, 4),
});
export type TermInput = z.output<typeof TermInput>;

export const erasureGrounds = ['request', 'expired', 'no_contact', 'no_basis', 'other'] as const;

/** Setting a record aside or taking it back into use. */
export const FreezeInput = z.object({ ...step, reason: requiredText(200, 2) });
export type FreezeInput = z.output<typeof FreezeInput>;

export const ProposeErasureInput = z.object({
  merchantId: idField,
  ground: z.enum(erasureGrounds, { error: 'not_in_list' }),
  reason: requiredText(300, 4),
});
export type ProposeErasureInput = z.output<typeof ProposeErasureInput>;

/** The second person's word. Erasing asks for the file number, so that nobody erases by a slip. */
export const DecideErasureInput = z
  .object({
    id: idField,
    decision: z.enum(['erase', 'reject'], { error: 'not_in_list' }),
    fileNo: z.string().trim().max(20).optional(),
    reason: requiredText(300, 2),
  })
  .superRefine((input, context) => {
    if (input.decision === 'erase' && !input.fileNo) {
      context.addIssue({ code: 'custom', path: ['fileNo'], message: 'required' });
    }
  });
export type DecideErasureInput = z.output<typeof DecideErasureInput>;

export const retentionViews = ['no_contact', 'expired', 'no_basis', 'frozen', 'proposed'] as const;
export type RetentionView = (typeof retentionViews)[number];
export const RetentionPage = z.object({ view: addressField(z.enum(retentionViews)) });
