import { z } from 'zod';
import { companyOrders } from '@/lib/companies/search-params';
import { contributionKinds, merchantKinds } from '@/lib/merchants/schema';
import { merchantOrders } from '@/lib/merchants/search-params';

const q = z.string().max(60).optional().meta({ description: 'Name, firm, pinyin or initials' });
const yes = z.literal('1').optional();

/**
 * Queries of the lists: the filters of the pages. What a page would ignore is refused here (422), because a system
 * that misspells a filter must not take the whole list for its answer.
 */
export const ListQuery = z.strictObject({
  q,
  after: z.string().max(200).optional().meta({ description: 'Cursor of the page before' }),
});

export const MerchantQuery = ListQuery.extend({
  hometown: z.uuid().optional().meta({ description: 'Place of the home town, or one above it' }),
  residence: z.uuid().optional().meta({ description: 'Place of residence, or one above it' }),
  industry: z.uuid().optional(),
  strength: z.uuid().optional(),
  influence: z.uuid().optional(),
  unit: z.uuid().optional().meta({ description: 'Keeping unit' }),
  kind: z.enum(merchantKinds).optional(),
  contribution: z
    .enum(contributionKinds)
    .optional()
    .meta({ description: 'What the person can bring (五引)' }),
  tag: z.string().max(12).optional().meta({ description: 'Label' }),
  key: yes,
  basis: z.enum(['none', 'valid', 'expired']).optional(),
  expiring: yes.meta({ description: 'The lawful basis ends within thirty days' }),
  due: yes.meta({ description: 'Should be contacted within three days, or should have been' }),
  contact: z
    .enum(['set', 'covered', 'overdue', 'unset'])
    .optional()
    .meta({ description: 'Has an interval of contact, contacted within it, not, or none' }),
  order: z.enum(merchantOrders).optional(),
});

export const CompanyQuery = ListQuery.extend({
  industry: z.uuid().optional(),
  place: z.uuid().optional(),
  archived: yes,
  order: z.enum(companyOrders).optional(),
});

export const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,100}$/)
  .meta({ description: 'The same key with the same body gives the first answer again, for a day.' });
