import { z } from 'zod';
import { checkCreditCode } from '@/lib/shared/credit-code';
import { readFigure, sizeFigures } from './rules-size';
import { checkboxField, dayField, idField, requiredText, textField, wanField } from '@/lib/shared/zod-fields';

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

/** 500强 and the like; a year's list each. */
export const rankingKinds = [
  'world_500',
  'china_500',
  'china_manufacturing_500',
  'china_service_500',
  'private_500',
  'province_private_100',
] as const;

/** Lines of which the named entry was left empty are none; no list at all leaves what stands. */
const filledLines = <T extends z.ZodType>(line: T, key: string, most: number) =>
  z.preprocess(
    (value) =>
      Array.isArray(value)
        ? value.filter((one: unknown) => typeof one === 'object' && one !== null && key in one)
        : undefined,
    z.array(line).max(most, { error: 'too_many' }).optional(),
  );

/** A stated figure as its source has it (“约320人”, “1.2亿元”). */
export const CompanyFigureInput = z
  .object({ kind: z.enum(sizeFigures), original: requiredText(60), asOf: textField(20) })
  .refine(({ kind, original }) => readFigure(kind, original) !== null, {
    path: ['original'],
    error: 'number',
  });
export type CompanyFigureInput = z.output<typeof CompanyFigureInput>;

/** A place in the list of one year; the rank may be unknown. */
export const RankingInput = z.object({
  kind: z.enum(rankingKinds, { error: 'not_in_list' }),
  year: z.coerce
    .number({ error: 'number' })
    .int({ error: 'number' })
    .min(1995, { error: 'number' })
    .max(2100, { error: 'number' }),
  rank: z.coerce
    .number({ error: 'number' })
    .int({ error: 'number' })
    .min(1, { error: 'number' })
    .max(500, { error: 'number' })
    .optional(),
  source: textField(120),
});
export type RankingInput = z.output<typeof RankingInput>;

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
  parentId: idField.optional(),
  /** the form shows the parent, so an empty one takes it off; elsewhere an absent one leaves what stands */
  parentShown: checkboxField,
  figures: filledLines(CompanyFigureInput, 'original', 3),
  rankings: filledLines(RankingInput, 'year', 40),
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
