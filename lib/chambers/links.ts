import type { Actor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import type { KeptLink } from '@/lib/shared/kept-links';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { chamberScopeColumns, visibleRosters } from './policy';
import { getBulletin } from './queries/bulletins';
import { getMemberBulletin, getReceivedBulletin } from './queries/received-bulletins';

/** Entries of rosters that the bureau has linked to the ledger, and whom they may be; the entry itself is the chamber's. */
export const chamberLinks: readonly KeptLink[] = [
  { from: 'membership.merchantId', to: 'merchant', onMerge: 'move', onErase: 'unlink' },
  { from: 'membership.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
  { from: 'member_publication.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'roster_match.merchantId', to: 'merchant', onMerge: 'move', onErase: 'delete' },
  { from: 'roster_match.companyId', to: 'company', onMerge: 'move', onErase: 'stay' },
];

/** The papers of a chamber (the seals under its attestations) are read by whoever may read its roster. */
export async function mayReadChamberFiles(actor: Actor, chamberId: string): Promise<boolean> {
  const found = await db.chamber.count({
    where: {
      AND: [{ id: chamberId, archivedAt: null }, scopeWhere(visibleRosters(actor), chamberScopeColumns)],
    },
  });
  return found === 1;
}

/** The papers of a bulletin are read by whoever keeps it, and by whoever is shown it. */
export async function mayReadBulletinFiles(actor: Actor, id: string): Promise<boolean> {
  const doors = [getBulletin, getReceivedBulletin, getMemberBulletin];
  const answers = await Promise.all(
    doors.map((door) =>
      door(actor, id).then(
        () => true,
        (error: unknown) => {
          if (error instanceof NotFoundError || error instanceof ForbiddenError) return false;
          throw error;
        },
      ),
    ),
  );
  return answers.includes(true);
}
