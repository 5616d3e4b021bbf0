import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { appealStates } from './rules';
import { appealKinds } from './schema';

/** The desk's list as it stands in the URL; broken values are ignored. */
export const AppealPage = z.object({
  q: addressField(z.string().trim().max(60)),
  state: addressField(z.enum(appealStates)),
  kind: addressField(z.enum(appealKinds)),
  late: addressField(z.literal('1')),
  mine: addressField(z.literal('1')),
  /** officer who handles it */
  handler: addressField(z.uuid()),
  /** lies with the own unit */
  ours: addressField(z.literal('1')),
  merchant: addressField(z.uuid()),
  company: addressField(z.uuid()),
  project: addressField(z.uuid()),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type AppealPage = z.output<typeof AppealPage>;

/** Where a new appeal comes from. */
export const NewAppealPage = z.object({
  merchant: addressField(z.uuid()),
  company: addressField(z.uuid()),
  project: addressField(z.uuid()),
  contact: addressField(z.uuid()),
});
export type NewAppealPage = z.output<typeof NewAppealPage>;
