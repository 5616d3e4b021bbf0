import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { makeToken } from '@/lib/server/crypto';
import { inTransaction } from '@/lib/server/db';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canHaveTokens } from '../policy';
import type { TokenInput } from '../schema';

/** Tokens that one person may hold at a time. */
const MOST_TOKENS = 10;

/** Begins every token, so that one found in a file or a log is known for what it is. */
export const TOKEN_PREFIX = 'sz_';

/**
 * Makes a personal access token of the REST API under the active grant; the token is returned once and stored as a
 * hash. Refuses roles that have none, requests made with a token, and an eleventh token.
 */
export async function createToken(
  actor: PersonActor,
  input: TokenInput,
): Promise<{ id: string; token: string }> {
  if (!canHaveTokens(actor)) throw new ForbiddenError('users.tokens');
  const { token, hash } = makeToken();
  return inTransaction(async (tx) => {
    const held = await tx.accessToken.count({
      where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    });
    if (held >= MOST_TOKENS) throw new AppError('too_many_rows');
    const row = await tx.accessToken.create({
      data: {
        userId: actor.userId,
        grantId: actor.grantId,
        name: input.name,
        tokenHash: Uint8Array.from(hash),
        scopes: input.scopes,
        expiresAt: new Date(Date.now() + input.days * 86_400_000),
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: actor.userId,
      verb: 'token_created',
      after: { tokenId: row.id, name: input.name, scopes: input.scopes, days: input.days },
    });
    return { id: row.id, token: `${TOKEN_PREFIX}${token}` };
  });
}

/** Ends one of the person's own tokens at once. Somebody else's does not exist here. */
export async function revokeToken(actor: PersonActor, input: { id: string }): Promise<void> {
  if (actor.tokenScopes !== null) throw new ForbiddenError('users.tokens');
  await inTransaction(async (tx) => {
    const { count } = await tx.accessToken.updateMany({
      where: { id: input.id, userId: actor.userId, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw new NotFoundError('token');
    await recordChange(tx, actor, {
      noun: 'users',
      recordId: actor.userId,
      verb: 'token_revoked',
      before: { tokenId: input.id },
    });
  });
}
