import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import {
  checkboxField,
  idField,
  quantityField,
  requiredText,
  textField,
  wanField,
} from '@/lib/shared/zod-fields';
import { aspects } from './rules';

/**
 * A promoted project as staff write it (E11). `investmentWan` takes what people type (“1.2亿元”) and is kept in 万元;
 * land in 亩, plant in ㎡; `content` holds paragraphs, one per line: what is there, what is to be built, what is open.
 */
export const OfferInput = z.object({
  title: requiredText(60, 4),
  ownerUnitId: idField,
  chainId: idField.optional(),
  parkId: idField.optional(),
  countyName: textField(30),
  investmentWan: wanField().optional(),
  landMu: quantityField.optional(),
  plantSqm: quantityField.optional(),
  fillsGap: checkboxField,
  content: requiredText(6000, 20),
  cooperation: textField(300),
  conditions: textField(1000),
  benefit: textField(600),
  contactUnitId: idField.optional(),
  contactText: textField(120),
});
export type OfferInput = z.output<typeof OfferInput>;

/** An edit: the offer and the version that was read. */
export const OfferChange = OfferInput.extend({ id: z.uuid(), version: z.coerce.number().int() });
export type OfferChange = z.output<typeof OfferChange>;

/** Handing in and publishing: the offer and the version that was read. */
export const OfferStep = z.object({ id: z.uuid(), version: z.coerce.number().int() });
export type OfferStep = z.output<typeof OfferStep>;

/** Giving back and withdrawing need words. */
export const OfferStepWithReason = OfferStep.extend({ reason: requiredText(300, 2) });
export type OfferStepWithReason = z.output<typeof OfferStepWithReason>;

/** An opinion on one aspect; against needs words. */
export const OfferReviewInput = OfferStep.extend({
  aspect: z.enum(aspects, { error: 'not_in_list' }),
  result: z.enum(['passed', 'failed'], { error: 'not_in_list' }),
  note: textField(600),
}).superRefine((input, context) => {
  if (input.result === 'failed' && !input.note) {
    context.addIssue({ code: 'custom', path: ['note'], message: 'required' });
  }
});
export type OfferReviewInput = z.output<typeof OfferReviewInput>;

/** The booklet of an offer: public together with it, and only then. */
export const OfferPapersInput = z.object({
  id: z.uuid(),
  files: AttachFilesInput.min(1, { error: 'required' }),
});
export type OfferPapersInput = z.output<typeof OfferPapersInput>;
