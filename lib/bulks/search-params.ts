import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { bulkOutcomes } from './rules';

/** The list of bulk acts. */
export const BulkPage = z.object({
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type BulkPage = z.output<typeof BulkPage>;

/** One bulk act: which outcome's people are listed, from which row on. */
export const BulkRowPage = z.object({
  outcome: addressField(z.enum(bulkOutcomes)),
  from: addressField(z.coerce.number().int().min(0)),
});
export type BulkRowPage = z.output<typeof BulkRowPage>;
