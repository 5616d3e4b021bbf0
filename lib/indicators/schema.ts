import { z } from 'zod';
import { isMonthKey } from '@/lib/shared/dates';
import { idField } from '@/lib/shared/zod-fields';

/** Locking a month of a unit. `undecided` is how many undecided lines the page showed: a longer list is shown first. */
export const MonthLockInput = z.object({
  unit: idField,
  month: z.string({ error: 'required' }).refine((text) => isMonthKey(text), { error: 'date_format' }),
  seen: z.literal('on', { error: 'required' }),
  undecided: z.coerce.number({ error: 'number' }).int().min(0),
});
export type MonthLockInput = z.output<typeof MonthLockInput>;
