import type { Actor } from '@/lib/server/actor';
import type { CappedCount } from '@/lib/server/keyset';
import { addMonths, today } from '@/lib/shared/dates';
import { InteractionFilters } from '../search-params';
import { countInteractions } from './list-interactions';

/**
 * Contacts of the last twelve months with people who live in a city, and those face to face among them (A9); by the
 * log's own filters, so that each number is that of the list it opens.
 */
export async function countCityContacts(
  actor: Actor,
  placeId: string,
): Promise<{ visits: CappedCount; all: CappedCount; from: string }> {
  const from = addMonths(today(), -12);
  const query = { city: placeId, state: 'complete', from };
  const [visits, all] = await Promise.all([
    countInteractions(actor, InteractionFilters.parse({ ...query, visits: '1' })),
    countInteractions(actor, InteractionFilters.parse(query)),
  ]);
  return { visits, all, from };
}
