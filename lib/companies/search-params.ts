import { z } from 'zod';
import { rankingKinds } from './schema';
import { addressField } from '@/lib/shared/zod-fields';

/** Orders of the list: a closed list. */
export const companyOrders = ['updated', 'name'] as const;
export type CompanyOrder = (typeof companyOrders)[number];

/** Filters as they stand in the address; broken values are ignored. */
export const CompanyFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  industry: addressField(z.uuid()),
  place: addressField(z.uuid()),
  /** in a 500 list of any year, or in one of them */
  ranked: addressField(z.enum(['any', ...rankingKinds])),
  archived: addressField(z.enum(['1'])),
  order: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z.enum(companyOrders).catch('updated'),
  ),
});
export type CompanyFilters = z.output<typeof CompanyFilters>;

export const CompanyPage = CompanyFilters.extend({
  /** saved view that the page was opened with; `all`: none, though one is the person's own beginning */
  view: addressField(z.union([z.uuid(), z.literal('all')])),
  /** columns in order, when they are neither those of the view nor the remembered ones */
  cols: addressField(z.string().max(1000)),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type CompanyPage = z.output<typeof CompanyPage>;
