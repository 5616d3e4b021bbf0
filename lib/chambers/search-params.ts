import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { chamberStatuses } from './rules';

const cursor = addressField(z.string().max(200));

export const chamberOrders = ['updated', 'name'] as const;
export type ChamberOrder = (typeof chamberOrders)[number];

/** Filters of the desk's list as they stand in the address; broken values are ignored. */
export const ChamberFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  status: addressField(z.enum(chamberStatuses)),
  kind: addressField(z.enum(['own', 'partner', 'alliance'])),
  city: addressField(z.string().trim().max(30)),
  /** the current term has ended or ends within sixty days */
  term: addressField(z.literal('ending')),
  order: z.preprocess(
    (value) => (Array.isArray(value) ? value[0] : value),
    z.enum(chamberOrders).catch('updated'),
  ),
});
export type ChamberFilters = z.output<typeof ChamberFilters>;

export const ChamberPage = ChamberFilters.extend({ after: cursor, before: cursor });
export type ChamberPage = z.output<typeof ChamberPage>;

/** Filters of a roster: who is asked for, and whether former members are shown. */
export const MemberFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  state: addressField(z.enum(['current', 'former'])),
  office: addressField(z.enum(['yes'])),
  linked: addressField(z.enum(['yes', 'no'])),
});
export type MemberFilters = z.output<typeof MemberFilters>;

export const MemberPage = MemberFilters.extend({ after: cursor, before: cursor });
export type MemberPage = z.output<typeof MemberPage>;

/** The public directory: by city. */
export const PublicChamberPage = z.object({ city: addressField(z.string().trim().max(30)) });
export type PublicChamberPage = z.output<typeof PublicChamberPage>;
