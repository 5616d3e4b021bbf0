import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';

/** The list of exports as its address has it. Broken values are ignored. */
export const ExportPage = z.object({
  /** waits for the decision of the person who looks */
  view: addressField(z.enum(['mine', 'waiting'])),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type ExportPage = z.output<typeof ExportPage>;
