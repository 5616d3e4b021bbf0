import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import { hashPassword, PASSWORD_LENGTH, passwordProblem, verifyPassword } from '@/lib/server/password';
import { clearLimit, tryLimit } from '@/lib/server/rate-limit';
import { openSession, revokeSessions } from '@/lib/server/session';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { ownWords } from '../rules-sign-in';
import type { ChangePasswordInput } from '../schema-sign-in';

/**
 * Changes the person's own password. Refuses a wrong current one (counted like a try to sign in), a new one that is
 * too short, too long, common, made of the account's own words, or the old one. All sessions end; the browser that
 * did it gets a new one, whose token is returned.
 */
export async function changePassword(
  actor: PersonActor,
  input: ChangePasswordInput,
  agent: string | null,
): Promise<{ token: string }> {
  if (actor.sessionId === null) throw new ForbiddenError('users.own_password');
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { account: true, name: true, passwordHash: true },
  });
  const attempt = await tryLimit('sign_in_account', user.account);
  if (!attempt.allowed)
    throw new AppError('locked_out', { minutes: Math.ceil(attempt.retryAfterSeconds / 60) });
  if (!(await verifyPassword(user.passwordHash, input.currentPassword)))
    throw FieldErrors.of('currentPassword', 'password_wrong');
  await clearLimit('sign_in_account', user.account);
  if (input.newPassword.normalize('NFKC') === input.currentPassword.normalize('NFKC'))
    throw FieldErrors.of('newPassword', 'password_same');
  const problem = await passwordProblem(input.newPassword, ownWords(user));
  if (problem !== null) throw FieldErrors.of('newPassword', problem, { ...PASSWORD_LENGTH });

  const passwordHash = await hashPassword(input.newPassword);
  return inTransaction(async (tx) => {
    await tx.user.update({
      where: { id: actor.userId },
      data: {
        passwordHash,
        passwordChangedAt: new Date(),
        mustChangePassword: false,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await revokeSessions(tx, actor.userId);
    const { userId, grantId, address } = actor;
    const { token } = await openSession(tx, { userId, grantId, address, agent });
    await recordChange(tx, actor, { noun: 'users', recordId: userId, verb: 'password_changed' });
    return { token };
  });
}
