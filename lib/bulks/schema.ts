import { z } from 'zod';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { idField, requiredText } from '@/lib/shared/zod-fields';

/** What can be done to many people at once. */
export const bulkKinds = ['tag', 'untag', 'assign', 'mark_key', 'unmark_key', 'archive'] as const;
export type BulkKind = (typeof bulkKinds)[number];

/** Chosen records: at most what a hand picks; everything else is asked by filters. */
const MOST_IDS = 500;

/** Whom it is about: the filters of the ledger as its address has them, or chosen records among what they show. */
export const BulkQuestion = z.object({
  filters: MerchantFilters,
  ids: z.array(z.uuid()).min(1).max(MOST_IDS).optional(),
});
export type BulkQuestion = z.output<typeof BulkQuestion>;

/** One word or two: letters, digits and Chinese characters, no separators of lists. */
export const tagField = z
  .string({ error: 'required' })
  .transform((text) => text.normalize('NFKC').trim())
  .refine((text) => text.length > 0, { error: 'required' })
  .refine((text) => text.length <= 12, { error: 'too_long' })
  .refine((text) => /^[\p{L}\p{N}][\p{L}\p{N} ·-]*$/u.test(text), { error: 'tag_format' });

const everyDays = z.coerce
  .number({ error: 'number' })
  .int({ error: 'number' })
  .min(1, { error: 'number' })
  .max(3650, { error: 'number' });

/** What an act needs beside its people. */
export const BulkParams = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('tag'), tag: tagField }),
  z.object({ kind: z.literal('untag'), tag: tagField }),
  z.object({ kind: z.literal('assign'), officerId: idField }),
  z.object({ kind: z.literal('mark_key'), contactEveryDays: everyDays }),
  z.object({ kind: z.literal('unmark_key') }),
  z.object({ kind: z.literal('archive') }),
]);
export type BulkParams = z.output<typeof BulkParams>;

const asked = {
  query: z.string().max(2000).default(''),
  ids: z
    .string()
    .max(MOST_IDS * 37)
    .default(''),
  reason: requiredText(200, 4),
};

/** The form: one kind with its own fields, whom it is about as the ledger's address says it, and why. */
export const BulkInput = z.discriminatedUnion(
  'kind',
  [
    z.object({ kind: z.literal('tag'), tag: tagField, ...asked }),
    z.object({ kind: z.literal('untag'), tag: tagField, ...asked }),
    z.object({ kind: z.literal('assign'), officerId: idField, ...asked }),
    z.object({ kind: z.literal('mark_key'), contactEveryDays: everyDays, ...asked }),
    z.object({ kind: z.literal('unmark_key'), ...asked }),
    z.object({ kind: z.literal('archive'), ...asked }),
  ],
  { error: 'not_in_list' },
);
export type BulkInput = z.output<typeof BulkInput>;

export const BulkAct = z.object({ id: z.uuid() });

/** The question behind a form's query text and ids. */
export function questionOf(input: { query: string; ids: string }): BulkQuestion {
  const filters = MerchantFilters.parse(Object.fromEntries(new URLSearchParams(input.query)));
  const ids = input.ids
    .split(',')
    .filter((id) => z.uuid().safeParse(id).success)
    .slice(0, MOST_IDS);
  return ids.length > 0 ? { filters, ids } : { filters };
}

/** Parameters as they are stored with an act. */
export function readParams(stored: unknown): BulkParams {
  return BulkParams.parse(stored);
}
