import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canHandOver } from '../policy';
import { plannedRows } from '../queries/holdings';
import { readOfficer, takerActor } from '../queries/officers';
import { MOST_ROWS, takersIn } from '../rules';
import type { HandoverInput } from '../schema';

/**
 * Asks for a hand-over: what one officer has in hand goes to others. What goes to whom is frozen as rows in the
 * transaction that queues the job; whether a record may go over is asked again when its turn comes. Refuses a taker
 * who is the same person or does not work in the actor's units today, and an officer who has nothing in hand.
 */
export async function startHandover(actor: Actor, input: HandoverInput): Promise<{ id: string }> {
  if (!canHandOver(actor)) throw new ForbiddenError('handovers.start');
  const { from, reason, ...plan } = input;
  return inTransaction(async (tx) => {
    await readOfficer(tx, actor, from);
    for (const userId of takersIn(plan)) {
      const taker = userId === from ? null : await takerActor(tx, actor, userId);
      if (taker === null) throw FieldErrors.of('to', 'not_in_list');
    }
    const rows = await plannedRows(tx, actor, from, plan);
    if (rows.length === 0) throw FieldErrors.of('to', 'handover_nothing');
    if (rows.length > MOST_ROWS) throw FieldErrors.of('to', 'handover_too_many', { most: MOST_ROWS });
    const year = Number(today().slice(0, 4));
    const number = numberText('J', year, await reserveNumbers(tx, 'handovers', year));
    const id = newId();
    await tx.handover.create({
      data: {
        id,
        number,
        fromUserId: from,
        plan,
        reason,
        createdBy: actor.userId,
        grantId: actor.grantId,
        unitId: actor.unitId,
        total: rows.length,
      },
      select: { id: true },
    });
    await bulkInsert(
      tx,
      'handover_row',
      rows.map((row, index) => ({ handoverId: id, rowNo: index + 1, ...row })),
    );
    await recordChange(tx, actor, {
      noun: 'handovers',
      recordId: id,
      verb: 'ask',
      after: { number, fromUserId: from, plan, records: rows.length },
      reason,
    });
    await queueHandover(tx, { id, createdBy: actor.userId, grantId: actor.grantId }, actor);
    return { id };
  }, 60_000);
}

/** Puts the job of a hand-over into the queue, with the rights of whoever stands behind it. */
export async function queueHandover(
  tx: Tx,
  row: { id: string; createdBy: string; grantId: string },
  { requestId, address }: Actor,
): Promise<void> {
  // one that stands in the queue already is enough
  await enqueue(
    tx,
    'handovers.run',
    { handoverId: row.id, userId: row.createdBy, grantId: row.grantId, requestId, address },
    { key: row.id },
  );
}
