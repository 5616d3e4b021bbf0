import { createHash } from 'node:crypto';
import type { PersonActor } from '@/lib/server/actor';
import { hashOfToken } from '@/lib/server/crypto';
import { db } from '@/lib/server/db';
import { activeGrantColumns, grantHoldsToday, personActor, type ActiveGrant } from '@/lib/server/session';
import { TOKEN_PREFIX } from '@/lib/users/commands/change-tokens';

export type TokenHolder = { tokenId: string; actor: PersonActor };

type TokenRecord = ActiveGrant & {
  tokenId: string;
  userId: string;
  userName: string;
  scopes: string[];
  lastUsedAt: Date | null;
};

const TOUCH_MS = 60_000;

/**
 * The person behind `Authorization: Bearer sz_…`, under the grant that the token was made with; null when the token is
 * unknown, expired or revoked, the account is not active, or the grant does not hold today. The scopes of the token
 * narrow the role and never widen it.
 */
export async function holderOfToken(
  authorization: string | null,
  origin: { requestId: string; address: string | null },
): Promise<TokenHolder | null> {
  const token = /^Bearer\s+(\S{20,200})$/i.exec(authorization ?? '')?.[1];
  if (!token?.startsWith(TOKEN_PREFIX)) return null;
  const rows = await db.$queryRaw<TokenRecord[]>`
    SELECT t.id AS "tokenId", t."userId", p.name AS "userName", t.scopes, t."lastUsedAt", ${activeGrantColumns}
      FROM access_token t
      JOIN app_user p ON p.id = t."userId" AND p.state = 'active' AND NOT p."mustChangePassword"
      JOIN user_grant g ON g.id = t."grantId" AND g."userId" = t."userId" AND ${grantHoldsToday}
     WHERE t."tokenHash" = ${hashOfToken(token.slice(TOKEN_PREFIX.length))} AND t."revokedAt" IS NULL AND t."expiresAt" > now()`;
  const row = rows[0];
  if (row === undefined) return null;
  if (row.lastUsedAt === null || Date.now() - row.lastUsedAt.getTime() > TOUCH_MS) {
    await db.accessToken.updateMany({ where: { id: row.tokenId }, data: { lastUsedAt: new Date() } });
  }
  const person = { userId: row.userId, userName: row.userName, sessionId: null, steppedUpAt: null };
  const actor = personActor(person, row, origin);
  return { tokenId: row.tokenId, actor: { ...actor, tokenScopes: row.scopes } };
}

/** SHA-256 of what a write was asked to do, to tell a repeated request from another one under the same key. */
export function bodyDigest(method: string, path: string, body: string): Buffer {
  return createHash('sha256').update(`${method} ${path}\n${body}`).digest();
}
