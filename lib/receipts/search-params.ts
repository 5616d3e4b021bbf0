import { z } from 'zod';
import { isMonthKey } from '@/lib/shared/dates';
import { addressField } from '@/lib/shared/zod-fields';
import { receiptStates } from './schema';

const month = addressField(z.string().refine((text) => isMonthKey(text)));

/** Filters of the ledger of receipts as they stand in the address. `queue` shows what waits for the reader. */
export const ReceiptFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  view: addressField(z.enum(['queue'])),
  state: addressField(z.enum(receiptStates)),
  unit: addressField(z.uuid()),
  project: addressField(z.uuid()),
  month,
});
export type ReceiptFilters = z.output<typeof ReceiptFilters>;

export const ReceiptPage = ReceiptFilters.extend({
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
  open: addressField(z.uuid()),
});
export type ReceiptPage = z.output<typeof ReceiptPage>;
