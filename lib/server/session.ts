import { createHash, randomBytes } from 'node:crypto';
import { makeActor, type PersonActor, type Role } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { OFFICER_GRACE_DAYS } from '@/lib/shared/officer-grace';

/**
 * Sessions: a random token in the browser (inside next-auth's encrypted cookie), its SHA-256 in the row, the row
 * read on every request. security.md, “Who you are”; ASVS 5.0 V7.
 */
export const SESSION_LIMITS = {
  idleMs: 30 * 60_000,
  absoluteMs: 12 * 3_600_000,
  /** lastSeenAt is written at most this often */
  touchMs: 60_000,
  maxPerUser: 5,
} as const;

/** SHA-256 of a session token, as stored. */
export function hashToken(token: string): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(token).digest());
}

/** A session as the request sees it: the person, the active grant if it holds today, and the units below it. */
export type LiveSession = {
  readonly sessionId: string;
  readonly userId: string;
  readonly userName: string;
  readonly account: string;
  readonly mustChangePassword: boolean;
  readonly steppedUpAt: Date | null;
  readonly grant: ActiveGrant | null;
};

/** A grant that holds today, with its subtree of today. */
export type ActiveGrant = Pick<
  PersonActor,
  'grantId' | 'role' | 'unitId' | 'scopeRootId' | 'unitIds' | 'isWholeProgramme' | 'merchantId'
> & { readonly chamberId: string | null };

type SessionRecord = {
  id: string;
  userId: string;
  lastSeenAt: Date;
  steppedUpAt: Date | null;
  name: string;
  account: string;
  mustChangePassword: boolean;
  grantId: string | null;
  role: Role | null;
  unitId: string | null;
  scopeRootId: string | null;
  chamberId: string | null;
  merchantId: string | null;
  unitIds: string[] | null;
  isWholeProgramme: boolean | null;
};

/** SQL: the grant `g` may be used today (Asia/Shanghai); officers keep theirs for the days of grace. */
export const grantHoldsToday = Prisma.sql`(
  g."revokedAt" IS NULL
  AND g."validFrom" <= (now() AT TIME ZONE 'Asia/Shanghai')::date
  AND (g."validTo" IS NULL
    OR g."validTo" + CASE WHEN g.role = 'chamber_officer' THEN ${OFFICER_GRACE_DAYS}::int ELSE 0 END
      >= (now() AT TIME ZONE 'Asia/Shanghai')::date))`;

/** SQL: where the scope of grant `g` begins; a section works for its bureau (scopeRootId of lib/units/rules.ts). */
const scopeRootOfGrant = Prisma.sql`(
  SELECT CASE WHEN s.kind = 'section' AND s."parentId" IS NOT NULL THEN s."parentId" ELSE s.id END
  FROM unit s WHERE s.id = g."unitId")`;

/** SQL: the columns of grant `g` that make an ActiveGrant; the subtree is that of today. */
export const activeGrantColumns = Prisma.sql`
  g.id AS "grantId", g.role::text AS role, g."unitId", ${scopeRootOfGrant} AS "scopeRootId", g."chamberId", g."merchantId",
  ARRAY(
    SELECT u.id FROM unit u
    WHERE g."unitId" IS NOT NULL AND u."ancestorIds" @> ARRAY[${scopeRootOfGrant}]
      AND u."validFrom" <= (now() AT TIME ZONE 'Asia/Shanghai')::date
      AND (u."validTo" IS NULL OR u."validTo" >= (now() AT TIME ZONE 'Asia/Shanghai')::date)) AS "unitIds",
  EXISTS (
    SELECT 1 FROM unit r WHERE r.id = ${scopeRootOfGrant} AND r."parentId" IS NULL AND r.kind = 'bureau'
  ) AS "isWholeProgramme"`;

/**
 * The live session of a token, or null when it is unknown, revoked, idle for 30 minutes, older than 12 hours, or
 * its user is not active. `activity` false (polls, prefetch) never prolongs it. One query; a second one at most
 * once a minute to note that the person was seen.
 */
export async function readSession(token: string, activity: boolean): Promise<LiveSession | null> {
  const rows = await db.$queryRaw<SessionRecord[]>`
    SELECT s.id, s."userId", s."lastSeenAt", s."steppedUpAt", p.name, p.account, p."mustChangePassword",
      ${activeGrantColumns}
    FROM session s
    JOIN app_user p ON p.id = s."userId" AND p.state = 'active'
    LEFT JOIN user_grant g ON g.id = s."grantId" AND g."userId" = s."userId" AND ${grantHoldsToday}
    WHERE s."tokenHash" = ${hashToken(token)} AND s."revokedAt" IS NULL AND s."expiresAt" > now()
      AND s."lastSeenAt" > now() - make_interval(secs => ${SESSION_LIMITS.idleMs / 1000}::double precision)`;
  const row = rows[0];
  if (row === undefined) return null;
  if (activity && Date.now() - row.lastSeenAt.getTime() >= SESSION_LIMITS.touchMs) await touch(row.id);
  return toLiveSession(row);
}

async function touch(sessionId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE session SET "lastSeenAt" = now()
    WHERE id = ${sessionId}::uuid AND "revokedAt" IS NULL
      AND "lastSeenAt" <= now() - make_interval(secs => ${SESSION_LIMITS.touchMs / 1000}::double precision)`;
}

function toLiveSession(row: SessionRecord): LiveSession {
  return {
    sessionId: row.id,
    userId: row.userId,
    userName: row.name,
    account: row.account,
    mustChangePassword: row.mustChangePassword,
    steppedUpAt: row.steppedUpAt,
    grant:
      row.grantId === null || row.role === null
        ? null
        : {
            grantId: row.grantId,
            role: row.role,
            unitId: row.unitId,
            scopeRootId: row.scopeRootId,
            unitIds: row.unitIds ?? [],
            isWholeProgramme: row.isWholeProgramme ?? false,
            chamberId: row.chamberId,
            merchantId: row.merchantId,
          },
  };
}

/** The actor that a person with an active grant is, in a request (with a session) or in a job (without). */
export function personActor(
  person: { userId: string; userName: string; sessionId: string | null; steppedUpAt: Date | null },
  grant: ActiveGrant,
  origin: { requestId: string; address: string | null },
): PersonActor {
  return makeActor({
    kind: 'person',
    ...person,
    grantId: grant.grantId,
    role: grant.role,
    unitId: grant.unitId,
    scopeRootId: grant.scopeRootId,
    unitIds: grant.unitIds,
    isWholeProgramme: grant.isWholeProgramme,
    chamberIds: grant.chamberId === null ? [] : [grant.chamberId],
    merchantId: grant.merchantId,
    tokenScopes: null,
    ...origin,
  });
}

/**
 * Opens a session in the caller's transaction and returns its token, which is stored nowhere. The oldest
 * sessions beyond the fifth are revoked.
 */
export async function openSession(
  tx: Tx,
  input: { userId: string; grantId: string | null; address: string | null; agent: string | null },
): Promise<{ token: string; sessionId: string }> {
  const token = randomBytes(32).toString('base64url');
  const session = await tx.session.create({
    data: {
      tokenHash: hashToken(token),
      userId: input.userId,
      grantId: input.grantId,
      address: input.address,
      agent: input.agent?.slice(0, 300) ?? null,
      expiresAt: new Date(Date.now() + SESSION_LIMITS.absoluteMs),
    },
    select: { id: true },
  });
  await tx.$executeRaw`
    UPDATE session SET "revokedAt" = now()
    WHERE "userId" = ${input.userId}::uuid AND "revokedAt" IS NULL AND id IN (
      SELECT id FROM session WHERE "userId" = ${input.userId}::uuid AND "revokedAt" IS NULL AND "expiresAt" > now()
        AND "lastSeenAt" > now() - make_interval(secs => ${SESSION_LIMITS.idleMs / 1000}::double precision)
      ORDER BY ("id" = ${session.id}::uuid) DESC, "lastSeenAt" DESC, id DESC OFFSET ${SESSION_LIMITS.maxPerUser}::int)`;
  return { token, sessionId: session.id };
}

/**
 * Revokes a user's sessions in the caller's transaction: on password change, change of a grant, blocking, or by
 * the user. `only` names one session, `except` spares one. Returns how many were open.
 */
export async function revokeSessions(
  tx: Tx,
  userId: string,
  which: { only?: string; except?: string } = {},
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: {
      userId,
      revokedAt: null,
      ...(which.only === undefined ? {} : { id: which.only }),
      ...(which.except === undefined ? {} : { id: { not: which.except } }),
    },
    data: { revokedAt: new Date() },
  });
  return count;
}
