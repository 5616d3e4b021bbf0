import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { revokeSessions } from '@/lib/server/session';
import { NotFoundError } from '@/lib/shared/errors';

/** Ends one of the person's own sessions, on a lost phone, say. Somebody else's session does not exist here. */
export async function revokeSession(actor: PersonActor, sessionId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const revoked = await revokeSessions(tx, actor.userId, { only: sessionId });
    if (revoked === 0) throw new NotFoundError();
    await recordChange(tx, actor, { noun: 'users', recordId: actor.userId, verb: 'session_revoked' });
  });
}

/** Ends all of the person's sessions but the present one; returns how many were open. */
export async function revokeOtherSessions(actor: PersonActor): Promise<number> {
  return inTransaction(async (tx) => {
    const except = actor.sessionId === null ? {} : { except: actor.sessionId };
    const revoked = await revokeSessions(tx, actor.userId, except);
    await recordChange(tx, actor, { noun: 'users', recordId: actor.userId, verb: 'sessions_revoked' });
    return revoked;
  });
}
