import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { standingValues } from '@/lib/shared/form-data';
import { canUpdateInteraction } from '../policy';
import { interactionSelect } from '../queries/columns';
import { requireReadable } from '../queries/get-interaction';

export type LoadedInteraction = Awaited<ReturnType<typeof readRow>>;

const readRow = (tx: Tx, id: string) =>
  tx.interaction.findUniqueOrThrow({ where: { id }, select: interactionSelect });

/**
 * Reads a contact for a change and locks it. 404 where the log does not show it to the actor, 403 where the actor's units
 * had no part in it, `conflict` with what stands now when somebody was faster.
 */
export async function loadForChange(
  tx: Tx,
  actor: Actor,
  input: { id: string; version: number },
  archived = false,
): Promise<LoadedInteraction> {
  await tx.$executeRaw`SELECT 1 FROM interaction WHERE id = ${input.id}::uuid FOR UPDATE`;
  await requireReadable(tx, actor, input.id);
  const row = await readRow(tx, input.id);
  if (!canUpdateInteraction(actor, row)) throw new ForbiddenError('interactions.update');
  if (row.version !== input.version) throw new AppError('conflict', {}, conflictOf(row));
  if ((row.archivedAt !== null) !== archived) throw new AppError('not_in_this_state');
  return row;
}

/** What stands now, as the form names its fields; people and officers by id, which the form does not compare. */
function conflictOf(row: LoadedInteraction): Record<string, string> {
  const { persons: _persons, officers: _officers, nextUserId: _holder, amountWan, ...values } = row;
  return standingValues({ ...values, amountWan: amountWan?.toFixed() ?? null });
}
