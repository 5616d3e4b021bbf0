import { z } from 'zod';
import { addressField } from '@/lib/shared/zod-fields';
import { roleNames } from './schema';

/** Filters of the list of accounts; broken values are ignored. */
export const UserFilters = z.object({
  q: addressField(z.string().trim().max(60)),
  role: addressField(z.enum(roleNames)),
  state: addressField(z.enum(['active', 'blocked', 'closed'])),
  /** accounts without a grant that holds today */
  idle: addressField(z.enum(['1'])),
});
export type UserFilters = z.output<typeof UserFilters>;

export const UserPage = UserFilters.extend({
  after: addressField(z.string().max(200)),
  before: addressField(z.string().max(200)),
});
export type UserPage = z.output<typeof UserPage>;
