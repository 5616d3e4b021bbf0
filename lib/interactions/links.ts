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
 * is the unit's record of its own work: that there was one, when, how and by whom stays; its words go, or lose the name.
 */
export const interactionLinks: readonly KeptLink[] = [
  {
    from: 'interaction_person.merchantId',
    to: 'merchant',
    onMerge: 'move',
    once: ['interactionId'],
    onErase: 'delete',
    words: {
      table: 'interaction',
      key: 'interactionId',
      columns: [
        ...['subject', 'summary', 'place', 'attendeesText', 'difficulty', 'difficultyNote', 'nextText'],
        'requestReason',
      ],
      searchColumn: 'searchText',
      about: ['companyId', 'projectId'],
      noun: 'interactions',
    },
  },
  { from: 'interaction.companyId', to: 'company', onMerge: 'move', onErase: 'unlink' },
];
