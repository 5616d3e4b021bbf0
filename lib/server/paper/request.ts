import { z } from 'zod';
import { requiredText } from '@/lib/shared/zod-fields';

/** What a paper is written as. */
export const paperFormats = ['docx', 'pdf'] as const;

/** Taking a paper out: as what, and for which occasion; the occasion is printed at its foot. */
export const PaperRequest = z.object({
  format: z.enum(paperFormats, { error: 'not_in_list' }),
  reason: requiredText(60, 2),
});
export type PaperRequest = z.output<typeof PaperRequest>;
