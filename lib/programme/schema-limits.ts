import { z } from 'zod';
import { requiredText } from '@/lib/shared/zod-fields';

/** Bounds of the number of persons that leave the house without a second person. */
export const EXPORT_LIMIT = { least: 1, most: 5000 } as const;

/** The number, the version that was read, and why it changes. */
export const ExportLimitInput = z.object({
  version: z.coerce.number({ error: 'number' }).int(),
  exportApprovalPersons: z.coerce
    .number({ error: 'number' })
    .int({ error: 'number' })
    .min(EXPORT_LIMIT.least, { error: 'export_limit_bounds' })
    .max(EXPORT_LIMIT.most, { error: 'export_limit_bounds' }),
  reason: requiredText(200, 4),
});
export type ExportLimitInput = z.output<typeof ExportLimitInput>;
