import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { revokeSessions } from '@/lib/server/session';

/** Ends the session that the person acts in. */
export async function signOut(actor: PersonActor): Promise<void> {
  const { sessionId } = actor;
  if (sessionId === null) return;
  await inTransaction(async (tx) => {
    await revokeSessions(tx, actor.userId, { only: sessionId });
    await recordChange(tx, actor, { noun: 'users', recordId: actor.userId, verb: 'sign_out' });
  });
}
