import { recordChange } from '@/lib/audit/commands';
import type { PublicActor } from '@/lib/server/actor';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import { logger } from '@/lib/server/logger';
import { hashPassword, isOutdatedHash, verifyPassword } from '@/lib/server/password';
import { clearLimit, tryLimit } from '@/lib/server/rate-limit';
import {
  activeGrantColumns,
  grantHoldsToday,
  hashToken,
  openSession,
  personActor,
  type ActiveGrant,
} from '@/lib/server/session';
import { AppError } from '@/lib/shared/errors';
import { homeOf } from '../rules-sign-in';
import type { SignInInput } from '../schema-sign-in';

/** What the browser gets: a token for its cookie, and the page where the role begins. */
export type SignedIn = { token: string; home: string };

type Found = {
  id: string;
  account: string;
  name: string;
  passwordHash: string | null;
  state: string;
};

/**
 * Signs a person in. Refuses with `locked_out` after five tries on an account or sixty from an address within 15
 * minutes, and with one and the same `bad_credentials` for an unknown account, a wrong password, and a blocked or
 * closed account; a hash is computed in each case, so time tells nothing either (ASVS 5.0 6.3.8). A right password
 * without a grant that holds today is refused with `no_grant_today`. The session is new each time, and the one
 * that the browser had before is revoked.
 */
export async function signIn(
  actor: PublicActor,
  input: SignInInput,
  browser: { agent: string | null; previousToken: string | null },
): Promise<SignedIn> {
  await takeTry(input.account, actor.address);
  const user = await db.user.findUnique({
    where: { account: input.account },
    select: { id: true, account: true, name: true, passwordHash: true, state: true },
  });
  const matches = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (user === null || !matches || user.state !== 'active') {
    await noteFailure(actor, user);
    throw new AppError('bad_credentials');
  }
  const grant = await firstGrant(user.id);
  if (grant === null) throw new AppError('no_grant_today');
  await clearLimit('sign_in_account', input.account);
  const newHash = isOutdatedHash(user.passwordHash ?? '') ? await hashPassword(input.password) : null;
  return inTransaction((tx) => admit(tx, actor, user, grant, { ...browser, newHash }));
}

/** Counts the try before anything is looked up, so that parallel guesses can't slip through. */
async function takeTry(account: string, address: string | null): Promise<void> {
  const byAddress = await tryLimit('sign_in_address', address ?? 'unknown');
  const byAccount = await tryLimit('sign_in_account', account);
  const refused = [byAddress, byAccount].filter((answer) => !answer.allowed);
  if (refused.length === 0) return;
  const seconds = Math.max(...refused.map((answer) => answer.retryAfterSeconds));
  throw new AppError('locked_out', { minutes: Math.ceil(seconds / 60) });
}

async function noteFailure(actor: PublicActor, user: Found | null): Promise<void> {
  logger().warn({ requestId: actor.requestId, userId: user?.id ?? null }, 'sign-in refused');
  if (user === null) return;
  await inTransaction(async (tx) => {
    await tx.user.update({
      where: { id: user.id },
      data: { failedCount: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, { noun: 'users', recordId: user.id, verb: 'sign_in_failed' });
  });
}

/** The grant of the person's last session if it still holds, else the oldest that holds today. */
async function firstGrant(userId: string): Promise<ActiveGrant | null> {
  const rows = await db.$queryRaw<ActiveGrant[]>`
    SELECT ${activeGrantColumns} FROM user_grant g
    WHERE g."userId" = ${userId}::uuid AND ${grantHoldsToday}
    ORDER BY (g.id = (SELECT s."grantId" FROM session s WHERE s."userId" = ${userId}::uuid
      ORDER BY s."createdAt" DESC, s.id DESC LIMIT 1)) DESC NULLS LAST, g."createdAt", g.id
    LIMIT 1`;
  return rows[0] ?? null;
}

async function admit(
  tx: Tx,
  actor: PublicActor,
  user: Found,
  grant: ActiveGrant,
  browser: { agent: string | null; previousToken: string | null; newHash: string | null },
): Promise<SignedIn> {
  if (browser.previousToken !== null) {
    await tx.session.updateMany({
      where: { tokenHash: hashToken(browser.previousToken), revokedAt: null },
      data: { revokedAt: new Date() },
    });
  }
  const { token, sessionId } = await openSession(tx, {
    userId: user.id,
    grantId: grant.grantId,
    address: actor.address,
    agent: browser.agent,
  });
  await tx.user.update({
    where: { id: user.id },
    data: {
      failedCount: 0,
      lastSignInAt: new Date(),
      ...(browser.newHash === null ? {} : { passwordHash: browser.newHash }),
    },
    select: { id: true },
  });
  const person = personActor(
    { userId: user.id, userName: user.name, sessionId, steppedUpAt: null },
    grant,
    actor,
  );
  await recordChange(tx, person, { noun: 'users', recordId: user.id, verb: 'sign_in' });
  return { token, home: homeOf(grant.role) };
}
