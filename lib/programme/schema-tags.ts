import { z } from 'zod';
import { idField, requiredText, textField } from '@/lib/shared/zod-fields';

/** Words separated by 、 , ; or line breaks, each once. */
const words = (most: number, pattern?: RegExp) =>
  z
    .string()
    .max(2000, { error: 'too_long' })
    .optional()
    .transform((text) => [...new Set((text ?? '').split(/[、，,；;\n]+/).map((word) => word.trim()))])
    .transform((list) => list.filter((word) => word !== ''))
    .refine((list) => list.length <= most, { error: 'too_many' })
    .refine((list) => pattern === undefined || list.every((word) => pattern.test(word)), {
      error: 'invalid_format',
    });

const version = z.coerce.number({ error: 'number' }).int();
const sortNo = z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0).max(9999);
const names = { nameZh: requiredText(30), nameHant: textField(30), nameEn: textField(60), sortNo };
const code = (pattern: RegExp) =>
  z.string({ error: 'required' }).trim().regex(pattern, { error: 'invalid_format' });

const tag = { ...names, synonyms: words(60), industryCodes: words(60, /^[A-T](\d{2,4})?$/) };
/** A new industry tag (E27): names, words by which imports know it, classes of GB/T 4754. Its code never changes. */
export const IndustryTagInput = z.object({ ...tag, code: code(/^[a-z][a-z0-9-]{1,30}$/) });
export type IndustryTagInput = z.output<typeof IndustryTagInput>;

/** A change of an industry tag. */
export const IndustryTagChange = z.object({ ...tag, id: idField, version });
export type IndustryTagChange = z.output<typeof IndustryTagChange>;

const tier = { ...names, criteria: textField(400), synonyms: words(60) };
/** A new step of strength or influence (E27). */
export const TierInput = z.object({
  ...tier,
  facet: z.enum(['strength', 'influence'], { error: 'not_in_list' }),
  code: code(/^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/),
});
export type TierInput = z.output<typeof TierInput>;

/** A change of a step. */
export const TierChange = z.object({ ...tier, id: idField, version });
export type TierChange = z.output<typeof TierChange>;

/** Taking a value of a code table out of use, or back into it. */
export const RetirementInput = z.object({
  id: idField,
  version,
  to: z.enum(['retired', 'used'], { error: 'not_in_list' }),
  reason: requiredText(200, 2),
});
export type RetirementInput = z.output<typeof RetirementInput>;
