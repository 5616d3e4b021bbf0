import { z } from 'zod';
import { checkMoney, moneyShape, sourceScopes } from '@/lib/agreements/schema';
import { AttachFilesInput } from '@/lib/files/schema';
import { isMonthKey } from '@/lib/shared/dates';
import { checkboxField, dayField, idField, requiredText, textField, wanField } from '@/lib/shared/zod-fields';

/** A line's way: entered, submitted, checked by one person, accepted or returned by another. */
export const receiptStates = ['draft', 'submitted', 'checked', 'accepted', 'returned'] as const;
export type ReceiptState = (typeof receiptStates)[number];

/** 固定资产投资 or 流动资金: the definition says which counts (§2.1). */
export const receiptUses = ['fixed', 'working'] as const;
export type ReceiptUse = (typeof receiptUses)[number];

/** What proves the money (§2.1: 进账单, 验资报告, 设备清单 …). */
export const evidenceKinds = [
  'bank_slip',
  'capital_verification',
  'equipment_list',
  'invoice',
  'land_payment',
  'other',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

const facts = {
  receivedOn: dayField,
  sourceScope: z.enum(sourceScopes, { error: 'not_in_list' }),
  use: z.enum(receiptUses, { error: 'not_in_list' }).default('fixed'),
  evidenceKind: z.enum(evidenceKinds, { error: 'not_in_list' }),
  payerText: textField(80),
  isEstimate: checkboxField,
  note: textField(1000),
  files: AttachFilesInput.optional(),
  /** `submit`: hand it in at once; anything else keeps a draft */
  act: z.enum(['save', 'submit']).default('save'),
};

/** A receipt as a form, the API or the seed gives it. */
export const ReceiptInput = z
  .object({ projectId: idField, ...facts, ...moneyShape() })
  .superRefine(checkMoney);
export type ReceiptInput = z.output<typeof ReceiptInput>;

/** An edit of a draft or a returned line. A correction may be negative, which the command checks. */
export const ReceiptChange = z
  .object({ id: z.uuid(), version: z.coerce.number().int(), ...facts, ...moneyShape(true) })
  .superRefine(checkMoney);
export type ReceiptChange = z.output<typeof ReceiptChange>;

const versioned = { id: z.uuid(), version: z.coerce.number().int() };
/** `queue` when the act was done in the queue: the answer leads to the next line there. */
const origin = { from: z.enum(['queue', 'record']).default('record') };

export const SubmitReceipt = z.object(versioned);
export const CheckReceipt = z.object({ ...versioned, ...origin });
export const AcceptReceipt = z.object({
  ...versioned,
  ...origin,
  periodMonth: z.string({ error: 'required' }).refine((text) => isMonthKey(text), { error: 'month_format' }),
});
export const ReturnReceipt = z.object({ ...versioned, ...origin, reason: requiredText(300, 2) });

/** A correction of an accepted line: the difference, not the new amount; the reason stays with it. */
export const CorrectionInput = z.object({
  id: z.uuid(),
  amount: wanField({ allowNegative: true }),
  evidenceKind: z.enum(evidenceKinds, { error: 'not_in_list' }),
  reason: requiredText(300, 2),
  files: AttachFilesInput.optional(),
  act: z.enum(['save', 'submit']).default('save'),
});
export type CorrectionInput = z.output<typeof CorrectionInput>;

export const EvidenceRemoval = z.object({ ...versioned, attachmentId: z.uuid() });
