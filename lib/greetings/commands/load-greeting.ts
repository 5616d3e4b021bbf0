import type { Actor } from '@/lib/server/actor';
import type { Tx } from '@/lib/server/db';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { standingValues } from '@/lib/shared/form-data';
import { canUpdateGreeting } from '../policy';
import { isoDay, readGreeting, type GreetingRecord } from '../queries/read-greeting';
import type { GreetingState } from '../rules';

/**
 * Reads a campaign for an act and locks it. 404 outside the actor's units, `conflict` when somebody was faster,
 * `not_in_this_state` when its state does not allow the act.
 */
export async function loadGreeting(
  tx: Tx,
  actor: Actor,
  input: { id: string; version?: number },
  states: readonly GreetingState[],
): Promise<GreetingRecord> {
  await tx.$queryRaw`SELECT 1 FROM greeting WHERE id = ${input.id}::uuid FOR UPDATE`;
  const row = await readGreeting(actor, input.id, tx);
  if (input.version !== undefined && row.version !== input.version) {
    throw new AppError('conflict', {}, conflictOf(row));
  }
  if (row.archivedAt !== null || !states.includes(row.state)) throw new AppError('not_in_this_state');
  return row;
}

/** The same for those who work on the campaign. */
export async function loadForWork(
  tx: Tx,
  actor: Actor,
  input: { id: string; version?: number },
  states: readonly GreetingState[],
): Promise<GreetingRecord> {
  const row = await loadGreeting(tx, actor, input, states);
  if (!canUpdateGreeting(actor, row)) throw new ForbiddenError('greetings.update');
  return row;
}

/** What stands now, as the form names its fields. */
function conflictOf(row: GreetingRecord): Record<string, string> {
  return standingValues({
    version: row.version,
    title: row.title,
    festival: row.dayId ?? row.festival,
    year: row.year,
    channel: row.channel,
    signOff: row.signOff,
    letterOn: isoDay(row.letterOn),
    officerId: row.officerId,
  });
}
