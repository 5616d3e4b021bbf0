import { recordChanges } from '@/lib/audit/commands';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { bulkInsert } from '@/lib/server/bulk';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { canListLeads, leadScopeColumns, visibleLeads } from '../policy';

/**
 * A set of leads goes to another officer, who answers for them from now on, inside the transaction of a hand-over. The
 * clock runs on; the sender is told nothing. A newer version on any refuses the whole set.
 */
export async function handOverLeadsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!(canListLeads(actor) && hasRole(actor, 'clerk', 'chief', 'filler')))
    throw new ForbiddenError('leads.hand_over');
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE lead l SET "officerId" = ${handing.to}::uuid, version = l.version + 1, "updatedAt" = now()
      FROM json_to_recordset(${JSON.stringify(handing.rows)}::json) AS r(id uuid, version int)
     WHERE l.id = r.id AND l.version = r.version AND l."officerId" = ${handing.from}::uuid
       AND ${scopeSql(visibleLeads(actor), leadScopeColumns, 'l')}
     RETURNING l.id::text AS id`;
  if (moved.length !== handing.rows.length) throw new AppError('conflict');
  await bulkInsert(
    tx,
    'lead_step',
    moved.map(({ id }) => ({
      id: newId(),
      leadId: id,
      by: actor.userId,
      kind: 'hand_over',
      note: handing.reason,
      isPublic: false,
    })),
  );
  await recordChanges(
    tx,
    actor,
    moved.map(({ id }) => ({
      noun: 'leads',
      recordId: id,
      verb: 'hand_over',
      before: { officerId: handing.from },
      after: { officerId: handing.to },
      reason: handing.reason,
      batchId: handing.batchId,
    })),
  );
}
