import { z } from 'zod';
import { MerchantFilters } from './search-params';

/** Chosen records: at most what a hand picks; everything else is asked by filters. */
const MOST_IDS = 500;

/** Whom it is about: the filters of the ledger as its address has them, or chosen records among what they show. */
export const LedgerQuestion = z.object({
  filters: MerchantFilters,
  ids: z.array(z.uuid()).min(1).max(MOST_IDS).optional(),
});
export type LedgerQuestion = z.output<typeof LedgerQuestion>;

/** Fields of a form that carry a question: the ledger's own query text (broken values are ignored as the list does), ids. */
export const askedPeople = {
  query: z.string().max(2000).default(''),
  ids: z
    .string()
    .max(MOST_IDS * 37)
    .default(''),
};

/** The question behind a form's query text and ids. */
export function questionOf(input: { query: string; ids: string }): LedgerQuestion {
  const filters = MerchantFilters.parse(Object.fromEntries(new URLSearchParams(input.query)));
  const ids = input.ids
    .split(',')
    .filter((id) => z.uuid().safeParse(id).success)
    .slice(0, MOST_IDS);
  return ids.length > 0 ? { filters, ids } : { filters };
}
