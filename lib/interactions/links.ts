import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import type { KeptLink } from '@/lib/shared/kept-links';
import { isReadable } from './queries/get-interaction';

/** Papers of a contact are read by whoever reads the contact. */
export async function mayReadInteractionFiles(actor: Actor, recordId: string): Promise<boolean> {
  return isReadable(db, actor, recordId);
}

/**
 * Contacts follow a person or firm into the record that stays. Erasing a person takes the person off the contact, which
 * is the unit's record of its own work; what it says of that person alone is sealed under the person's key.
 */
export const interactionLinks: readonly KeptLink[] = [
  {
    from: 'interaction_person.merchantId',
    to: 'merchant',
    onMerge: 'move',
    once: ['interactionId'],
    onErase: 'delete',
  },
  { from: 'interaction.companyId', to: 'company', onMerge: 'move', onErase: 'unlink' },
];
