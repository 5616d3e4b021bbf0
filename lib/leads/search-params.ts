import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';

export const leadStates = ['fresh', 'accepted', 'following', 'converted', 'closed'] as const;

/** The desk's queue as it stands in the URL; broken values are ignored. */
export const LeadPage = z.object({
  q: addressField(z.string().trim().max(60)),
  state: addressField(z.enum(leadStates)),
  late: addressField(z.literal('1')),
  /** the clock of the answer runs, or has run out */
  waiting: addressField(z.literal('1')),
  mine: addressField(z.literal('1')),
  /** handed in by chambers, or by this one */
  handed: addressField(z.literal('1')),
  chamber: addressField(z.uuid()),
  /** whoever took it on */
  officer: addressField(z.uuid()),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type LeadPage = z.output<typeof LeadPage>;

/** The public form: which offer it is about, and whether it was just sent. */
export const InterestPage = z.object({
  offer: addressField(z.string().regex(/^[a-z0-9-]{1,60}$/)),
  done: addressField(z.literal('1')),
});
export type InterestPage = z.output<typeof InterestPage>;

export const handedViews = ['open', 'all', 'late', 'taken', 'converted', 'closed'] as const;
export type HandedView = (typeof handedViews)[number];

/** A chamber's own leads as they stand in the URL. */
export const HandedLeadPage = z.object({
  view: addressField(z.enum(handedViews)),
  done: addressField(z.literal('1')),
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type HandedLeadPage = z.output<typeof HandedLeadPage>;
