import { z } from 'zod';
import { requiredText, textField } from '@/lib/shared/zod-fields';

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

/** A change of an industry tag (E27): names, words by which imports know it, classes of GB/T 4754. */
export const IndustryTagChange = z.object({
  id: z.uuid(),
  nameZh: requiredText(30),
  nameHant: textField(30),
  nameEn: textField(60),
  sortNo: z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(0).max(9999),
  synonyms: words(60),
  industryCodes: words(60, /^[A-T](\d{2,4})?$/),
});
export type IndustryTagChange = z.output<typeof IndustryTagChange>;
