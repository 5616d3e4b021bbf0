import { z } from 'zod';
import { dayField, requiredText, textField } from '@/lib/shared/zod-fields';
import { parseArrangement } from './rules';

const year = z.coerce.number({ error: 'number' }).int({ error: 'number' }).min(2000).max(2100);

/** Loading a year: the number of the notice, and its lines. Problems name the line. */
export const CalendarYearInput = z
  .object({ year, source: requiredText(120, 4), text: requiredText(4000) })
  .transform(({ text, ...input }, context) => {
    const { lines, problems } = parseArrangement(text, input.year);
    for (const { line, code } of problems) {
      context.addIssue({ code: 'custom', path: ['text'], message: `arrangement_${code}`, params: { line } });
    }
    return problems.length > 0 ? z.NEVER : { ...input, lines };
  });
export type CalendarYearInput = z.output<typeof CalendarYearInput>;

/** A change of some days of a loaded year: at most fifteen, of one kind, with the reason. */
export const CalendarDaysInput = z
  .object({
    from: dayField,
    to: z.preprocess((value) => (value === '' ? undefined : value), dayField.optional()),
    kind: z.enum(['workday', 'holiday', 'adjusted_workday'], { error: 'not_in_list' }),
    name: textField(20),
    reason: requiredText(200, 2),
  })
  .transform((input) => ({ ...input, to: input.to ?? input.from }))
  .superRefine(({ from, to }, context) => {
    if (to < from) context.addIssue({ code: 'custom', path: ['to'], message: 'date_order' });
    if (from.slice(0, 4) !== to.slice(0, 4)) {
      context.addIssue({ code: 'custom', path: ['to'], message: 'one_year' });
    }
  });
export type CalendarDaysInput = z.output<typeof CalendarDaysInput>;
