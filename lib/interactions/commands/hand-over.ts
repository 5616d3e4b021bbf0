import { recordChanges } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { canLogInteractions, interactionReachColumns, reachOfInteractions } from '../policy';

/**
 * What stands open on a set of contacts goes into another hand, inside the transaction of a hand-over that has locked
 * what the actor reads. A newer version on any refuses the whole set.
 */
export async function handOverInteractionsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.hand_over');
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE interaction i SET "nextUserId" = ${handing.to}::uuid, version = i.version + 1, "updatedAt" = now()
      FROM json_to_recordset(${JSON.stringify(handing.rows)}::json) AS r(id uuid, version int)
     WHERE i.id = r.id AND i.version = r.version AND i."nextUserId" = ${handing.from}::uuid
       AND ${scopeSql(reachOfInteractions(actor), interactionReachColumns, 'i')}
     RETURNING i.id::text AS id`;
  if (moved.length !== handing.rows.length) throw new AppError('conflict');
  await recordChanges(
    tx,
    actor,
    moved.map(({ id }) => ({
      noun: 'interactions',
      recordId: id,
      verb: 'hand_over',
      before: { nextUserId: handing.from },
      after: { nextUserId: handing.to },
      reason: handing.reason,
      batchId: handing.batchId,
    })),
  );
}
