import { recordChanges } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { canCreateProjects, projectScopeColumns, visibleProjects } from '../policy';

/**
 * A set of projects goes to another officer, inside the transaction of a hand-over. A newer version on any refuses the
 * whole set.
 */
export async function handOverProjectsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!canCreateProjects(actor)) throw new ForbiddenError('projects.hand_over');
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE project p SET "officerId" = ${handing.to}::uuid, version = p.version + 1, "updatedAt" = now()
      FROM json_to_recordset(${JSON.stringify(handing.rows)}::json) AS r(id uuid, version int)
     WHERE p.id = r.id AND p.version = r.version AND p."officerId" = ${handing.from}::uuid
       AND ${scopeSql(visibleProjects(actor), projectScopeColumns, 'p')}
     RETURNING p.id::text AS id`;
  if (moved.length !== handing.rows.length) throw new AppError('conflict');
  await recordChanges(
    tx,
    actor,
    moved.map(({ id }) => ({
      noun: 'projects',
      recordId: id,
      verb: 'hand_over',
      before: { officerId: handing.from },
      after: { officerId: handing.to },
      reason: handing.reason,
      batchId: handing.batchId,
    })),
  );
}
