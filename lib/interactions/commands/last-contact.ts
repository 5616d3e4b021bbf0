import { Prisma, type Tx } from '@/lib/server/db';

/**
 * Writes each person's last contact of the log anew: the newest complete interaction in which somebody was reached.
 * One of many alike (a festival's greetings) is no contact in that sense (decision 0023).
 * Called in the transaction of every command that makes, completes, corrects or archives one. The rows of the people
 * are locked first, in order and without barring the links that others insert, so that two contacts logged at once both
 * count. The record's version stays, since a contact changes nothing that a form of the person shows.
 */
export async function refreshLoggedContact(tx: Tx, merchantIds: readonly string[]): Promise<void> {
  const ids = [...new Set(merchantIds)];
  if (ids.length === 0) return;
  await tx.$executeRaw`SELECT 1 FROM merchant WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  // a statement of its own: it sees what was committed while the locks were waited for
  await tx.$executeRaw(Prisma.sql`
    UPDATE merchant m SET "loggedContactOn" = x.newest
      FROM (SELECT p.id, max(i."happenedOn") AS newest
              FROM unnest(${ids}::uuid[]) AS p(id)
              LEFT JOIN interaction_person ip ON ip."merchantId" = p.id
              LEFT JOIN interaction i ON i.id = ip."interactionId" AND i.state = 'complete' AND NOT i."isMass"
                    AND i."archivedAt" IS NULL AND i.outcome IS DISTINCT FROM 'not_reached'
             GROUP BY p.id) x
     WHERE m.id = x.id AND m."loggedContactOn" IS DISTINCT FROM x.newest`);
}
