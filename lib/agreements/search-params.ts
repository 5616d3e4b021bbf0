import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { agreementKinds } from './schema';

/** Filters of the list as they stand in the address. */
export const AgreementFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  kind: addressField(z.enum(agreementKinds)),
  unit: addressField(z.uuid()),
  year: addressField(z.string().regex(/^(19|20)\d{2}$/)),
});
export type AgreementFilters = z.output<typeof AgreementFilters>;

export const AgreementPage = AgreementFilters.extend({
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type AgreementPage = z.output<typeof AgreementPage>;
