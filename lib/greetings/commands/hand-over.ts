import { handOverRows } from '@/lib/audit/commands-hand-over';
import type { PersonActor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import type { Handing } from '@/lib/shared/handing';
import { canWriteGreetings, greetingScopeColumns, visibleGreetings } from '../policy';

/**
 * A set of campaigns goes to another officer, inside the transaction of a hand-over. A newer version on any refuses the
 * whole set.
 */
export async function handOverGreetingsIn(tx: Tx, actor: PersonActor, handing: Handing): Promise<void> {
  if (!canWriteGreetings(actor)) throw new ForbiddenError('greetings.hand_over');
  await handOverRows(tx, actor, handing, {
    noun: 'greetings',
    table: 'greeting',
    column: 'officerId',
    reach: visibleGreetings(actor),
    reachColumns: greetingScopeColumns,
  });
}
