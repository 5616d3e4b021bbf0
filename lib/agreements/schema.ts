import { z } from 'zod';
import { AttachFilesInput } from '@/lib/files/schema';
import { dayField, idField, requiredText, textField, wanField } from '@/lib/shared/zod-fields';

/** 合同, 协议, 意向: three kinds that are never added up silently (E12, §2.1). */
export const agreementKinds = ['contract', 'agreement', 'intent'] as const;
export type AgreementKind = (typeof agreementKinds)[number];

/** Where money comes from (E7: 省际 apart). */
export const sourceScopes = [
  'outside_province',
  'province_outside_prefecture',
  'prefecture_outside_county',
  'local',
  'abroad',
] as const;
export type SourceScope = (typeof sourceScopes)[number];

/** Currencies that a form offers. */
export const currencies = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'JPY', 'MOP', 'SGD', 'MYR'] as const;

/**
 * An amount as a paper names it: `amount` in 万 of the currency; another currency than CNY needs the rate (元 per unit)
 * and its day. `lib/agreements/rules` turns it into stored columns.
 */
export const moneyShape = (allowNegative = false) => ({
  amount: wanField({ allowNegative }),
  currency: z.enum(currencies, { error: 'not_in_list' }).default('CNY'),
  rate: z
    .string()
    .trim()
    .refine((text) => /^\d{1,6}(\.\d{1,8})?$/.test(text) && Number(text) > 0, { error: 'rate' })
    .optional(),
  rateOn: dayField.optional(),
});

type MoneyPart = { currency: string; rate?: string | undefined; rateOn?: string | undefined };

/** Adds the problems of foreign money: it needs a rate and the rate's day, 人民币 needs none. */
export function checkMoney(part: MoneyPart, context: z.RefinementCtx): void {
  if (part.currency === 'CNY') return;
  if (!part.rate) context.addIssue({ code: 'custom', path: ['rate'], message: 'rate_required' });
  if (!part.rateOn) context.addIssue({ code: 'custom', path: ['rateOn'], message: 'rate_required' });
}

const Line = z
  .object({ sourceScope: z.enum(sourceScopes, { error: 'not_in_list' }), ...moneyShape() })
  .superRefine(checkMoney);

/** An agreement of a project with its lines by source. */
export const AgreementInput = z.object({
  projectId: idField,
  kind: z.enum(agreementKinds, { error: 'not_in_list' }),
  number: textField(40),
  title: requiredText(80, 2),
  partyText: textField(120),
  signedOn: dayField,
  signedAt: textField(60),
  eventText: textField(80),
  note: textField(1000),
  lines: z.array(Line).min(1, { error: 'required' }).max(10, { error: 'too_many' }),
  files: AttachFilesInput.optional(),
});
export type AgreementInput = z.output<typeof AgreementInput>;

/** An edit: the record and the version that was read; the project stays. */
export const AgreementChange = AgreementInput.omit({ projectId: true }).extend({
  id: z.uuid(),
  version: z.coerce.number().int(),
});
export type AgreementChange = z.output<typeof AgreementChange>;
