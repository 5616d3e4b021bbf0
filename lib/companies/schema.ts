import { z } from 'zod';
import { checkCreditCode } from '@/lib/shared/credit-code';
import { dayField, idField, requiredText, textField, wanField } from '@/lib/shared/zod-fields';

/**
 * A unified social credit code as people type it, as the stored form. Each way of being wrong has its own code, so
 * that the field can say “校验位应为 X” (domain.md §2.12).
 */
export const creditCodeField = z.string().transform((text, context) => {
  const check = checkCreditCode(text);
  if (check.ok) return check.value;
  const { ok: _ok, problem, ...params } = check;
  context.addIssue({ code: 'custom', message: `credit_code_${problem}`, params });
  return z.NEVER;
});

/** Everything about a firm that a form, the import, the API or the seed may set. Capital in 万元. */
export const CompanyInput = z.object({
  name: requiredText(80, 2),
  shortName: textField(40),
  creditCode: creditCodeField.optional(),
  placeId: idField.optional(),
  placeText: textField(80),
  address: textField(200),
  industryCode: z
    .string()
    .trim()
    .regex(/^[A-T](\d{2}(\d{1,2})?)?$/, { error: 'industry_code' })
    .optional(),
  industryTagId: idField.optional(),
  mainBusiness: textField(400),
  registeredCapitalWan: wanField({ allowZero: true }).optional(),
  registeredOn: dayField.optional(),
  ownerUnitId: idField.optional(),
  note: textField(2000),
});
export type CompanyInput = z.output<typeof CompanyInput>;

/** An edit: the record and the version that was read; a changed code says why (个转企 changes it). */
export const CompanyChange = CompanyInput.extend({
  id: z.uuid(),
  version: z.coerce.number().int(),
  codeReason: textField(200),
});
export type CompanyChange = z.output<typeof CompanyChange>;

export const CompanyArchiveInput = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  reason: requiredText(200, 2),
});
export type CompanyArchiveInput = z.output<typeof CompanyArchiveInput>;
