import { recordChanges } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { canWriteGreetings, greetingScopeColumns, visibleGreetings } from '../policy';

/**
 * A set of campaigns goes to another officer, inside the transaction of a hand-over. A newer version on any refuses the
 * whole set.
 */
export async function handOverGreetingsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!canWriteGreetings(actor)) throw new ForbiddenError('greetings.hand_over');
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE greeting g SET "officerId" = ${handing.to}::uuid, version = g.version + 1, "updatedAt" = now()
      FROM json_to_recordset(${JSON.stringify(handing.rows)}::json) AS r(id uuid, version int)
     WHERE g.id = r.id AND g.version = r.version AND g."officerId" = ${handing.from}::uuid
       AND ${scopeSql(visibleGreetings(actor), greetingScopeColumns, 'g')}
     RETURNING g.id::text AS id`;
  if (moved.length !== handing.rows.length) throw new AppError('conflict');
  await recordChanges(
    tx,
    actor,
    moved.map(({ id }) => ({
      noun: 'greetings',
      recordId: id,
      verb: 'hand_over',
      before: { officerId: handing.from },
      after: { officerId: handing.to },
      reason: handing.reason,
      batchId: handing.batchId,
    })),
  );
}
