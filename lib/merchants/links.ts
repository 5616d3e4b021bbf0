import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { canReadFrozen, canReadMerchant, isHidden, readsInFull } from './policy';
import type { KeptLink } from '@/lib/shared/kept-links';

/**
 * The portrait of a person (PIPL 26, 29): whoever reads the record in full. Everybody else, the public included, only
 * while a published story shows it on a consent that names the portrait and still holds (PIPL 25).
 */
export async function mayReadMerchantFiles(actor: Actor, recordId: string): Promise<boolean> {
  const person = await db.merchant.findUnique({
    where: { id: recordId },
    select: {
      id: true,
      keeperUnitIds: true,
      basisState: true,
      frozenAt: true,
      _count: {
        select: {
          stories: {
            where: {
              state: 'published',
              fields: { some: { field: 'portrait', consent: { withdrawnAt: null } } },
            },
          },
        },
      },
    },
  });
  if (person === null) return false;
  if (person._count.stories > 0) return true;
  if (person.frozenAt && !canReadFrozen(actor)) return false;
  return canReadMerchant(actor, person) && readsInFull(actor, person) && !isHidden(actor, 'portrait');
}

/** The satellites of a person; records merged into this one; what is known of duplicates and merges. */
export const merchantLinks: readonly KeptLink[] = [
  { from: 'contact_point.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'keeper.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'life_entry.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'merchant_facet.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'merchant_quantity.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'merchant.mergedIntoId', to: 'merchant', onMerge: 'move', onErase: 'stay' },
  { from: 'duplicate_pair.merchantAId', to: 'merchant', onMerge: 'stay', onErase: 'delete' },
  { from: 'duplicate_pair.merchantBId', to: 'merchant', onMerge: 'stay', onErase: 'delete' },
  // who was made one with whom is history; its values are under the persons' own keys
  { from: 'merchant_merge.winnerId', to: 'merchant', onMerge: 'stay', onErase: 'stay' },
  { from: 'merchant_merge.loserId', to: 'merchant', onMerge: 'stay', onErase: 'stay' },
];
