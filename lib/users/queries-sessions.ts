import type { PersonActor, Role } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { grantHoldsToday, SESSION_LIMITS } from '@/lib/server/session';

/** One of my open sessions. */
export type SessionRow = {
  id: string;
  isCurrent: boolean;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  address: string | null;
  agent: string | null;
};

/** The person's own open sessions, the present one first, then the most recently used. */
export async function listMySessions(actor: PersonActor): Promise<SessionRow[]> {
  const rows = await db.session.findMany({
    where: {
      userId: actor.userId,
      revokedAt: null,
      expiresAt: { gt: new Date() },
      lastSeenAt: { gt: new Date(Date.now() - SESSION_LIMITS.idleMs) },
    },
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, address: true, agent: true },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: 50,
  });
  return rows
    .map((row) => ({ ...row, isCurrent: row.id === actor.sessionId }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** A grant that the person may act under today. */
export type MyGrantRow = { id: string; role: Role; placeName: string | null; isActive: boolean };

/** The person's own grants that hold today, for the switcher: role and the unit or chamber it is bound to. */
export async function listMyGrants(actor: PersonActor): Promise<MyGrantRow[]> {
  const rows = await db.$queryRaw<Omit<MyGrantRow, 'isActive'>[]>`
    SELECT g.id, g.role::text AS role, coalesce(u.name, c.name) AS "placeName"
    FROM user_grant g LEFT JOIN unit u ON u.id = g."unitId" LEFT JOIN chamber c ON c.id = g."chamberId"
    WHERE g."userId" = ${actor.userId}::uuid AND ${grantHoldsToday}
    ORDER BY g."createdAt", g.id LIMIT 50`;
  return rows.map((row) => ({ ...row, isActive: row.id === actor.grantId }));
}

/** A demo account as the sign-in page lists it. */
export type DemoAccountRow = { account: string; name: string; role: Role };

/** Accounts made by the demo, with their role; empty where the demo is off. For the sign-in page, no actor. */
export async function listPublicDemoAccounts(): Promise<DemoAccountRow[]> {
  const rows = await db.user.findMany({
    where: { isDemo: true, state: 'active' },
    select: {
      account: true,
      name: true,
      grants: { where: { revokedAt: null }, select: { role: true }, orderBy: { createdAt: 'asc' }, take: 1 },
    },
    orderBy: { createdAt: 'asc' },
    take: 20,
  });
  return rows.flatMap(({ account, name, grants }) => grants.map(({ role }) => ({ account, name, role })));
}
