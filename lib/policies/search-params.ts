import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { clauseReviews } from './rules';

/** The desk's list as it stands in the URL; broken values are ignored. */
export const PolicyPage = z.object({
  q: addressField(z.string().trim().max(60)),
  shown: addressField(z.enum(['public', 'hidden'])),
  /** documents with clauses that wait for their review */
  review: addressField(z.literal('waiting')),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type PolicyPage = z.output<typeof PolicyPage>;

/** The record page: which clause is open (`new` for a blank one), and the state of review to show. */
export const ClausePage = z.object({
  clause: addressField(z.union([z.uuid(), z.literal('new')])),
  review: addressField(z.enum(clauseReviews)),
});
export type ClausePage = z.output<typeof ClausePage>;

/** The public search over clauses: words, one class, previous and next. */
export const PublicClausePage = z.object({
  q: addressField(z.string().trim().max(60)),
  class: addressField(z.string().regex(/^[a-z-]{1,30}$/)),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type PublicClausePage = z.output<typeof PublicClausePage>;
