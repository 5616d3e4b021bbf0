import { z } from 'zod';
import { SourceScope } from '@/prisma/generated/enums';

/**
 * What a definition of received money says, as data (data-model.md, Definitions): code interprets it and never carries
 * the numbers. `isReturn` null counts every project; `places` and `rounding` belong to the percentages made of it.
 */
export const ReceiptMeasure = z.object({
  measure: z.literal('receipts'),
  /** only accepted lines count */
  state: z.literal('accepted'),
  scopes: z.array(z.enum(SourceScope)).min(1),
  uses: z.array(z.enum(['fixed', 'working'])).min(1),
  isReturn: z.boolean().nullable(),
  /** false: lines marked 预计 are left out */
  withEstimates: z.boolean(),
  places: z.number().int().min(0).max(4),
  rounding: z.enum(['half-up', 'half-even', 'down']),
});
export type ReceiptMeasure = z.output<typeof ReceiptMeasure>;

/** A term that is only explained, not counted. */
const Term = z.object({ measure: z.literal('none') });

/** The params of any definition version. */
export const DefinitionParams = z.discriminatedUnion('measure', [ReceiptMeasure, Term]);
export type DefinitionParams = z.output<typeof DefinitionParams>;
