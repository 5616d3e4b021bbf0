import { z } from 'zod';
import { ledgerColumns } from '@/lib/merchants/fields-export';
import { MerchantFilters } from '@/lib/merchants/search-params';

const checkbox = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean());
const keys = ledgerColumns.map((column) => column.key);

/** Chosen records: at most what a hand picks; everything else is asked by filters. */
const MOST_IDS = 500;

/** What is asked for: the filters of the list as its address has them, or chosen records. */
export const ExportQuestion = z.object({
  filters: MerchantFilters,
  ids: z.array(z.uuid()).min(1).max(MOST_IDS).optional(),
});
export type ExportQuestion = z.output<typeof ExportQuestion>;

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
    /** the list's own query text; broken values are ignored as the list does */
    query: z.string().max(2000).default(''),
    ids: z
      .string()
      .max(MOST_IDS * 37)
      .default(''),
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

/** The question behind a form's query text and ids. */
export function questionOf(input: { query: string; ids: string }): ExportQuestion {
  const filters = MerchantFilters.parse(Object.fromEntries(new URLSearchParams(input.query)));
  const ids = input.ids
    .split(',')
    .filter((id) => z.uuid().safeParse(id).success)
    .slice(0, MOST_IDS);
  return ids.length > 0 ? { filters, ids } : { filters };
}

/** A question as it is stored with the export. */
export function readQuestion(stored: unknown): ExportQuestion {
  return ExportQuestion.parse(stored);
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
