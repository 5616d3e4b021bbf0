import { handOverRows } from '@/lib/audit/commands-hand-over';
import type { PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { canLogInteractions, interactionReachColumns, reachOfInteractions } from '../policy';

/**
 * What stands open on a set of contacts goes into another hand, inside the transaction of a hand-over that has locked
 * what the actor reads. A newer version on any refuses the whole set.
 */
export async function handOverInteractionsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.hand_over');
  await handOverRows(tx, actor, handing, {
    noun: 'interactions',
    table: 'interaction',
    column: 'nextUserId',
    reach: reachOfInteractions(actor),
    reachColumns: interactionReachColumns,
  });
}
