import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';

/** Filters of the log; broken values are ignored. `after` is the last id of the page before. */
export const LogFilters = z.object({
  noun: addressField(z.string().regex(/^[a-z]{3,20}$/)),
  verb: addressField(z.string().regex(/^[a-z_]{2,30}$/)),
  record: addressField(z.uuid()),
  actor: addressField(z.uuid()),
  after: addressField(z.uuid()),
});
export type LogFilters = z.output<typeof LogFilters>;

/** The page: the log, or the verification of its chain. */
export const LogPage = LogFilters.extend({ tab: addressField(z.enum(['verification'])) });
