import { z } from 'zod';

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || undefined,
    schema.optional().catch(undefined),
  );

/** Filters of the log; broken values are ignored. `after` is the last id of the page before. */
export const LogFilters = z.object({
  noun: one(z.string().regex(/^[a-z]{3,20}$/)),
  verb: one(z.string().regex(/^[a-z_]{2,30}$/)),
  record: one(z.uuid()),
  actor: one(z.uuid()),
  after: one(z.uuid()),
});
export type LogFilters = z.output<typeof LogFilters>;
