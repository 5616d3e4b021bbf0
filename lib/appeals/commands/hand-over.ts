import { handOverRows } from '@/lib/audit/commands-hand-over';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import type { Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { appealScopeColumns, visibleAppeals } from '../policy';

/**
 * A set of appeals goes to another officer, who handles them from now on, inside the transaction of a hand-over. The
 * clock runs on; the asker is told nothing. A newer version on any refuses the whole set.
 */
export async function handOverAppealsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!hasRole(actor, 'clerk', 'chief', 'filler')) throw new ForbiddenError('appeals.hand_over');
  await handOverRows(tx, actor, handing, {
    noun: 'appeals',
    table: 'appeal',
    column: 'handlerId',
    reach: visibleAppeals(actor),
    reachColumns: appealScopeColumns,
  });
  const people = await tx.appeal.findMany({
    where: { id: { in: handing.rows.map(({ id }) => id) } },
    select: { id: true, merchantId: true },
    take: handing.rows.length,
  });
  await bulkInsert(
    tx,
    'appeal_step',
    people.map(({ id, merchantId }) => ({
      id: newId(),
      appealId: id,
      merchantId,
      by: actor.userId,
      unitId: actor.unitId,
      kind: 'hand_over',
      note: handing.reason,
      isPublic: false,
    })),
  );
}
