import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { verifyPassword } from '@/lib/server/password';
import { clearLimit, tryLimit } from '@/lib/server/rate-limit';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';

/**
 * Makes sure that the person at the screen is the one who signed in, before something leaves that a stranger at an open
 * screen must not get. A wrong password is a field error and counts like a try to sign in; a token has no password.
 */
export async function confirmPassword(actor: PersonActor, password: string): Promise<void> {
  if (actor.sessionId === null) throw new ForbiddenError('users.own_password');
  const user = await db.user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: { account: true, passwordHash: true },
  });
  const attempt = await tryLimit('sign_in_account', user.account);
  if (!attempt.allowed)
    throw new AppError('locked_out', { minutes: Math.ceil(attempt.retryAfterSeconds / 60) });
  if (!(await verifyPassword(user.passwordHash, password)))
    throw FieldErrors.of('password', 'password_wrong');
  await clearLimit('sign_in_account', user.account);
}
