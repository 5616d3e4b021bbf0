import { z } from 'zod';
import { outcomes } from './rules';

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || undefined,
    schema.optional().catch(undefined),
  );

/** Page of the list of batches. Broken values are ignored. */
export const BatchListPage = z.object({
  /** a person has to decide something: columns, rows, or what to do after a failure */
  waiting: one(z.literal('1')),
  after: one(z.string().max(200)),
  before: one(z.string().max(200)),
});
export type BatchListPage = z.output<typeof BatchListPage>;

/** Which rows of a batch are shown: an outcome or those with remarks, from which row on, and the opened row. */
export const BatchRowsPage = z.object({
  step: one(z.enum(['map'])),
  tab: one(z.enum([...outcomes, 'warned', 'removed'])),
  after: one(z.coerce.number().int().min(0)),
  before: one(z.coerce.number().int().min(0)),
  open: one(z.coerce.number().int().min(1)),
});
export type BatchRowsPage = z.output<typeof BatchRowsPage>;
