import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { handoverOutcomes } from './rules';
import { handoverSplits } from './schema';

/** The list of hand-overs. */
export const HandoverPage = z.object({
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type HandoverPage = z.output<typeof HandoverPage>;

/** One hand-over: which outcome's records are listed, from which row on. */
export const HandoverRowPage = z.object({
  outcome: addressField(z.enum(handoverOutcomes)),
  from: addressField(z.coerce.number().int().min(0)),
});
export type HandoverRowPage = z.output<typeof HandoverRowPage>;

/** What an officer holds: by what the people are parted. */
export const HoldingPage = z.object({ split: addressField(z.enum(handoverSplits)) });
