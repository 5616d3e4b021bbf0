import { z } from 'zod';
import { contributionKinds, merchantKinds } from './schema';

/** Orders that the ledger offers: a closed list, each with its index (data-model.md, Lists). */
export const merchantOrders = ['updated', 'name', 'strokes'] as const;
export type MerchantOrder = (typeof merchantOrders)[number];

const one = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value) || undefined,
    schema.optional().catch(undefined),
  );

/** The value of a facet that says: nothing is entered there. */
export const NO_VALUE = 'none';
const facetValue = one(z.union([z.uuid(), z.literal(NO_VALUE)]));

/** Filters of the ledger as they stand in the URL. Unknown or broken values are ignored, never an error. */
export const MerchantFilters = z.object({
  q: one(z.string().trim().max(60)),
  hometown: facetValue,
  residence: facetValue,
  industry: facetValue,
  strength: facetValue,
  influence: facetValue,
  unit: one(z.uuid()),
  /** who of ours answers for the person; `none`: nobody does */
  officer: facetValue,
  kind: one(z.enum(merchantKinds)),
  /** 五引: what a person can bring */
  contribution: one(z.enum(contributionKinds)),
  key: one(z.enum(['1'])),
  basis: one(z.enum(['none', 'valid', 'expired'])),
  /** the lawful basis ends within thirty days */
  expiring: one(z.enum(['1'])),
  /** should be contacted within three days, or should have been */
  due: one(z.enum(['1'])),
  /** has an interval of contact, was contacted within it, was not, has none (A4) */
  contact: one(z.enum(['set', 'covered', 'overdue', 'unset'])),
  batch: one(z.uuid()),
  /** label */
  tag: one(z.string().trim().max(12)),
  /** main employer, by its whole name */
  firm: one(z.string().trim().max(80)),
  /** only people whose record the reader sees in full: what a count by a withheld field can speak of */
  full: one(z.enum(['1'])),
  order: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z.enum(merchantOrders).catch('updated'),
  ),
});
export type MerchantFilters = z.output<typeof MerchantFilters>;

/** The whole page state: filters, cursor and the opened side panel. */
export const MerchantPage = MerchantFilters.extend({
  /** saved view that the page was opened with; `all`: none, though one is the person's own beginning */
  view: one(z.union([z.uuid(), z.literal('all')])),
  /** columns in order, when they are neither those of the view nor the remembered ones */
  cols: one(z.string().max(1000)),
  after: one(z.string().max(200)),
  before: one(z.string().max(200)),
  open: one(z.uuid()),
});
export type MerchantPage = z.output<typeof MerchantPage>;

/** Facets with live counts. */
export const MerchantFacetName = z.enum(['industry', 'strength', 'influence', 'hometown', 'residence']);
export type MerchantFacetName = z.output<typeof MerchantFacetName>;

/** Filters on a list that a record holds, with live counts: a person counts under each of its values. */
export const MerchantListName = z.enum(['tag', 'kind', 'contribution']);
export type MerchantListName = z.output<typeof MerchantListName>;

/** The page of the distribution: the ledger's filters, and the two facets that are counted against each other. */
export const DistributionPage = MerchantFilters.extend({
  rows: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    MerchantFacetName.catch('industry'),
  ),
  columns: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    MerchantFacetName.catch('hometown'),
  ),
});
export type DistributionPage = z.output<typeof DistributionPage>;
