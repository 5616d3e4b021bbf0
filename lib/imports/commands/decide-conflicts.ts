import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { FieldErrors } from '@/lib/shared/errors';
import type { ConflictChoice } from '../schema';
import { loadForAct } from './batch-access';

/**
 * Decides rows of a returned sheet whose cells others have changed meanwhile too: nothing is overwritten unless a
 * person says so, cell by cell or for all rows at once. Undecided rows are not written. Returns how many were decided.
 */
export async function decideConflicts(
  actor: PersonActor,
  input: ConflictChoice,
): Promise<{ decided: number }> {
  if (!input.all && input.rows.length === 0) throw FieldErrors.of('rows', 'required');
  const choice =
    input.choice !== 'cells'
      ? input.choice
      : input.take.length > 0
        ? `mine:${input.take.join(',')}`
        : 'theirs';
  return inTransaction(async (tx) => {
    const batch = await loadForAct(tx, actor, input.id, ['ready']);
    const { count } = await tx.batchRow.updateMany({
      where: {
        batchId: batch.id,
        outcome: 'conflict',
        ...(input.all ? {} : { rowNo: { in: input.rows } }),
      },
      data: { choice },
    });
    await recordChange(tx, actor, {
      noun: 'imports',
      recordId: batch.id,
      verb: 'conflicts_decided',
      after: { choice, rows: count },
      batchId: batch.id,
    });
    return { decided: count };
  });
}
