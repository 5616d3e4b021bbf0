import { recordChange } from '@/lib/audit/commands';
import type { PersonActor, Role } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { grantHoldsToday } from '@/lib/server/session';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';

/**
 * Makes another of the person's own grants the active one of this session. A grant of somebody else, or one that
 * does not hold today, does not exist here. Returns the role, for the way to its first page.
 */
export async function switchGrant(actor: PersonActor, grantId: string): Promise<{ role: Role }> {
  const { sessionId } = actor;
  if (sessionId === null) throw new ForbiddenError('users.switch_grant');
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<{ role: Role }[]>`
      SELECT g.role::text AS role FROM user_grant g
      WHERE g.id = ${grantId}::uuid AND g."userId" = ${actor.userId}::uuid AND ${grantHoldsToday}`;
    const grant = rows[0];
    if (grant === undefined) throw new NotFoundError();
    await tx.session.updateMany({
      where: { id: sessionId, userId: actor.userId, revokedAt: null },
      data: { grantId, steppedUpAt: null },
    });
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: actor.userId,
      verb: 'grant_switched',
      before: { grantId: actor.grantId },
      after: { grantId },
    });
    return { role: grant.role };
  });
}
