import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';

export const offerStates = ['draft', 'submitted', 'published', 'withdrawn'] as const;
const slug = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** The desk's list as it stands in the URL; broken values are ignored. */
export const OfferPage = z.object({
  q: addressField(z.string().trim().max(60)),
  state: addressField(z.enum(offerStates)),
  /** written by the reader */
  mine: addressField(z.literal('1')),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type OfferPage = z.output<typeof OfferPage>;

/** The public list: chain and park by address part, county by name, amounts as typed (“5000”, “1.2亿”). */
export const PublicOfferPage = z.object({
  q: addressField(z.string().trim().max(60)),
  chain: addressField(slug),
  park: addressField(slug),
  county: addressField(z.string().trim().max(30)),
  min: addressField(z.string().trim().max(30)),
  max: addressField(z.string().trim().max(30)),
  need: addressField(z.enum(['land', 'plant'])),
  gap: addressField(z.literal('1')),
  view: addressField(z.enum(['park'])),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type PublicOfferPage = z.output<typeof PublicOfferPage>;
