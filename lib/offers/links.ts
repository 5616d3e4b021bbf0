import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import { offerScopeColumns, visibleOffers } from './policy';

/** Papers of an offer: by whoever reads the offer on the desk, and by everybody once it is published. */
export async function mayReadOfferFiles(actor: Actor, recordId: string): Promise<boolean> {
  const found = await db.offer.count({
    where: {
      id: recordId,
      archivedAt: null,
      OR: [{ state: 'published' }, scopeWhere(visibleOffers(actor), offerScopeColumns)],
    },
  });
  return found > 0;
}
