import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import type { KeptLink } from '@/lib/shared/kept-links';
import { isReadable } from './queries/get-event';

/** Papers of an event are read by whoever reads the event on the desk; the public page shows none. */
export async function mayReadEventFiles(actor: Actor, recordId: string): Promise<boolean> {
  return isReadable(db, actor, recordId);
}

/**
 * Attendance follows a person into the record that stays; two at one event stay as they are. Erasing leaves that
 * somebody was there: no name stands in the row, and one that came out of the ledger is not named by a roster instead.
 */
export const eventLinks: readonly KeptLink[] = [
  { from: 'event_attendee.merchantId', to: 'merchant', onMerge: 'move', onErase: 'unlink' },
];
