import { handOverRows } from '@/lib/audit/commands-hand-over';
import { hasRole, type PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { bulkInsert } from '@/lib/server/bulk';
import { newId } from '@/lib/server/uuid';
import { ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { canListLeads, leadScopeColumns, visibleLeads } from '../policy';

/**
 * A set of leads goes to another officer, who answers for them from now on, inside the transaction of a hand-over. The
 * clock runs on; the sender is told nothing. A newer version on any refuses the whole set.
 */
export async function handOverLeadsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!(canListLeads(actor) && hasRole(actor, 'clerk', 'chief', 'filler')))
    throw new ForbiddenError('leads.hand_over');
  await handOverRows(tx, actor, handing, {
    noun: 'leads',
    table: 'lead',
    column: 'officerId',
    reach: visibleLeads(actor),
    reachColumns: leadScopeColumns,
  });
  await bulkInsert(
    tx,
    'lead_step',
    handing.rows.map(({ id }) => ({
      id: newId(),
      leadId: id,
      by: actor.userId,
      kind: 'hand_over',
      note: handing.reason,
      isPublic: false,
    })),
  );
}
