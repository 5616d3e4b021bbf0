import { z } from 'zod';
import { requiredText } from '@/lib/shared/zod-fields';

/** The own data as a file: for a machine or for a reader; the password is asked for again. */
export const OwnDataInput = z.object({
  format: z.enum(['json', 'xlsx'], { error: 'not_in_list' }),
  password: requiredText(200),
});
export type OwnDataInput = z.output<typeof OwnDataInput>;
