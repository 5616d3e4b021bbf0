import { z } from 'zod';
import { dayField, idField, requiredText, textField } from '@/lib/shared/zod-fields';
import { documentStatuses, reviewOutcomes } from './rules';

/** A policy document as staff write it (F1): title, number, issuer, days, summary, the quote of its source. */
export const PolicyInput = z
  .object({
    title: requiredText(120, 4),
    docNo: textField(60),
    issuer: requiredText(60, 2),
    issuedOn: dayField.optional(),
    validFrom: dayField.optional(),
    validTo: dayField.optional(),
    status: z.enum(documentStatuses, { error: 'not_in_list' }),
    summary: textField(800),
    sourceQuote: textField(600),
  })
  .superRefine((input, context) => {
    if (input.validFrom && input.validTo && input.validTo < input.validFrom) {
      context.addIssue({ code: 'custom', path: ['validTo'], message: 'date_order' });
    }
  });
export type PolicyInput = z.output<typeof PolicyInput>;
export const PolicyChange = PolicyInput.safeExtend({ id: z.uuid(), version: z.coerce.number().int() });
export type PolicyChange = z.output<typeof PolicyChange>;

/** Putting a document on the public site, or taking it off with a reason. */
export const PolicyPublication = z
  .object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    to: z.enum(['public', 'hidden']),
    reason: textField(300),
  })
  .superRefine((input, context) => {
    if (input.to === 'hidden' && !input.reason) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'required' });
    }
  });
export type PolicyPublication = z.output<typeof PolicyPublication>;

/** A clause (条). `number` orders the document. */
export const ClauseInput = z.object({
  documentId: idField,
  number: z.coerce
    .number({ error: 'number' })
    .int({ error: 'number' })
    .min(1, { error: 'number' })
    .max(999, { error: 'number' }),
  classCode: z.string({ error: 'required' }).regex(/^[a-z-]{1,30}$/, { error: 'not_in_list' }),
  title: requiredText(80, 2),
  body: requiredText(4000, 4),
  who: textField(200),
  support: textField(300),
  conditions: textField(600),
  materials: textField(600),
  departmentText: textField(80),
});
export type ClauseInput = z.output<typeof ClauseInput>;
export const ClauseChange = ClauseInput.extend({ id: z.uuid(), version: z.coerce.number().int() });
export type ClauseChange = z.output<typeof ClauseChange>;

/** The outcome of a fair-competition review: number and day once decided, an exception with its last day. */
export const ClauseReviewInput = z
  .object({
    id: z.uuid(),
    version: z.coerce.number().int(),
    review: z.enum(reviewOutcomes, { error: 'not_in_list' }),
    reviewNo: textField(60),
    reviewedOn: dayField.optional(),
    exceptionEndsOn: dayField.optional(),
    reviewNote: textField(600),
  })
  .superRefine((input, context) => {
    const need = (field: string) => context.addIssue({ code: 'custom', path: [field], message: 'required' });
    const decided = input.review === 'passed' || input.review === 'excepted';
    if (decided && !input.reviewNo) need('reviewNo');
    if (decided && !input.reviewedOn) need('reviewedOn');
    if (input.review === 'excepted' && !input.exceptionEndsOn) need('exceptionEndsOn');
    if (input.review === 'excepted' && !input.reviewNote) need('reviewNote');
    if (input.review === 'withdrawn' && !input.reviewNote) need('reviewNote');
    if (input.exceptionEndsOn && input.reviewedOn && input.exceptionEndsOn < input.reviewedOn) {
      context.addIssue({ code: 'custom', path: ['exceptionEndsOn'], message: 'date_order' });
    }
  });
export type ClauseReviewInput = z.output<typeof ClauseReviewInput>;
