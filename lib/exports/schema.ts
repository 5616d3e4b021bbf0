import { z } from 'zod';
import { ledgerColumns } from '@/lib/merchants/fields-export';
import { askedPeople, LedgerQuestion } from '@/lib/merchants/schema-question';

const checkbox = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean());
const keys = ledgerColumns.map((column) => column.key);

const reason = z
  .string({ error: 'required' })
  .trim()
  .min(4, { error: 'too_short' })
  .max(200, { error: 'too_long' });

/** The form's ticks come by group (`columns.work`), other callers' as a plain list. */
const listed = (value: unknown): unknown[] =>
  value === undefined
    ? []
    : typeof value === 'object' && value !== null
      ? Object.values(value).flat()
      : [value];

/** A list that shall leave the house: what, which columns, in which form, what for. */
export const ExportInput = z
  .object({
    ...askedPeople,
    columns: z.preprocess(
      listed,
      z
        .array(z.enum(keys, { error: 'not_in_list' }))
        .min(1, { error: 'required' })
        .max(keys.length),
    ),
    format: z.enum(['xlsx', 'csv'], { error: 'not_in_list' }),
    fullContacts: checkbox,
    roundTrip: checkbox,
    reason,
  })
  .superRefine((input, context) => {
    if (input.roundTrip && input.format !== 'xlsx')
      context.addIssue({ code: 'custom', path: ['roundTrip'], message: 'round_trip_xlsx' });
  });
export type ExportInput = z.output<typeof ExportInput>;

/** A question as it is stored with the export. */
export function readQuestion(stored: unknown): LedgerQuestion {
  return LedgerQuestion.parse(stored);
}

/** The decision of the second person. */
export const ExportDecision = z.object({
  id: z.uuid(),
  decision: z.enum(['approve', 'refuse'], { error: 'not_in_list' }),
  reason: z
    .string({ error: 'required' })
    .trim()
    .min(2, { error: 'too_short' })
    .max(200, { error: 'too_long' }),
});
export type ExportDecision = z.output<typeof ExportDecision>;

export const ExportAct = z.object({ id: z.uuid() });
