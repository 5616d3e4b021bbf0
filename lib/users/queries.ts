import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor, PersonActor, Role } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { isOverLimit } from '@/lib/server/rate-limit';
import { grantHoldsToday } from '@/lib/server/session';
import { today } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canChangeAccount, canChangeAccounts, canGrantTo, canReadUsers } from './policy';
import { grantState } from './rules';
import type { UserPage } from './search-params';

export type UserState = 'active' | 'blocked' | 'closed';

/** An account in the list: who, in what state, under which roles today. Times as instants. */
export type UserRow = {
  id: string;
  account: string;
  name: string;
  state: UserState;
  isDemo: boolean;
  roles: Role[];
  places: string[];
  lastSignInAt: Date | null;
};

/** Accounts in the order of their sign-in names, fifty a page. For the three administrators only. */
export async function listUsers(actor: Actor, page: UserPage, size?: number): Promise<Page<UserRow>> {
  if (!canReadUsers(actor)) throw new ForbiddenError('users.read');
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    table: 'app_user',
    alias: 'p',
    order: { name: 'account', column: 'account', direction: 'asc' },
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<UserRow[]>`
    SELECT p.id, p.account, p.name, p.state::text AS state, p."isDemo", p."lastSignInAt",
           ARRAY(SELECT DISTINCT g.role::text FROM user_grant g WHERE g."userId" = p.id AND ${grantHoldsToday}) AS roles,
           ARRAY(SELECT DISTINCT coalesce(u."shortName", c.name) FROM user_grant g
                   LEFT JOIN unit u ON u.id = g."unitId" LEFT JOIN chamber c ON c.id = g."chamberId"
                  WHERE g."userId" = p.id AND ${grantHoldsToday}
                    AND coalesce(u."shortName", c.name) IS NOT NULL) AS places
      FROM app_user p
     WHERE ${userWhere(filters)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** How many accounts the filters show. */
export async function countUsers(actor: Actor, filters: Omit<UserPage, 'after' | 'before'>): Promise<number> {
  if (!canReadUsers(actor)) throw new ForbiddenError('users.read');
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM app_user p WHERE ${userWhere(filters)}`;
  return row?.n ?? 0;
}

function userWhere(filters: Omit<UserPage, 'after' | 'before'>): Prisma.Sql {
  const list: Prisma.Sql[] = [Prisma.sql`TRUE`];
  if (filters.q) {
    const pattern = `%${filters.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    list.push(Prisma.sql`(p.account LIKE ${pattern} OR lower(p.name) LIKE ${pattern})`);
  }
  if (filters.state) list.push(Prisma.sql`p.state = ${filters.state}::"UserState"`);
  if (filters.role)
    list.push(
      Prisma.sql`EXISTS (SELECT 1 FROM user_grant g WHERE g."userId" = p.id AND g.role = ${filters.role}::"Role" AND ${grantHoldsToday})`,
    );
  if (filters.idle)
    list.push(
      Prisma.sql`NOT EXISTS (SELECT 1 FROM user_grant g WHERE g."userId" = p.id AND ${grantHoldsToday})`,
    );
  return Prisma.join(list, ' AND ');
}

/** A grant of an account with where it stands today. Dates as YYYY-MM-DD. */
export type GrantRow = {
  id: string;
  role: Role;
  place: string | null;
  validFrom: string;
  validTo: string | null;
  state: ReturnType<typeof grantState>;
  grantedBy: string | null;
  reason: string | null;
};

export type UserDetail = {
  id: string;
  account: string;
  name: string;
  state: UserState;
  blockedReason: string | null;
  mustChangePassword: boolean;
  isDemo: boolean;
  isLocked: boolean;
  version: number;
  createdAt: Date;
  lastSignInAt: Date | null;
  passwordChangedAt: Date | null;
  openSessions: number;
  grants: GrantRow[];
  can: { change: boolean; act: boolean; grant: boolean };
};

/** One account with its grants, ended ones too. For the three administrators; no business data. */
export async function getUser(actor: Actor, id: string): Promise<UserDetail> {
  if (!canReadUsers(actor)) throw new ForbiddenError('users.read');
  const row = await db.user.findUnique({
    where: { id },
    select: {
      id: true,
      account: true,
      name: true,
      state: true,
      blockedReason: true,
      mustChangePassword: true,
      isDemo: true,
      version: true,
      createdAt: true,
      lastSignInAt: true,
      passwordChangedAt: true,
      grants: {
        select: {
          id: true,
          role: true,
          validFrom: true,
          validTo: true,
          revokedAt: true,
          grantedBy: true,
          reason: true,
          unit: { select: { name: true } },
          chamber: { select: { name: true } },
          merchant: { select: { fileNo: true } },
        },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: 100,
      },
      _count: { select: { sessions: { where: { revokedAt: null, expiresAt: { gt: new Date() } } } } },
    },
  });
  if (!row) throw new NotFoundError('user');
  const { grants, _count, ...user } = row;
  const givers = await namesOf(grants.flatMap((grant) => (grant.grantedBy ? [grant.grantedBy] : [])));
  const day = today();
  return {
    ...user,
    isLocked: await isOverLimit('sign_in_account', row.account),
    openSessions: _count.sessions,
    grants: grants.map((grant) => {
      const period = { validFrom: iso(grant.validFrom), validTo: grant.validTo && iso(grant.validTo) };
      return {
        id: grant.id,
        role: grant.role,
        // a merchant is named by the file number: administrators read no business data
        place: grant.unit?.name ?? grant.chamber?.name ?? grant.merchant?.fileNo ?? null,
        ...period,
        state: grantState({ role: grant.role, revokedAt: grant.revokedAt, ...period }, day),
        grantedBy: grant.grantedBy ? (givers.get(grant.grantedBy) ?? null) : null,
        reason: grant.reason,
      };
    }),
    can: {
      change: canChangeAccounts(actor),
      act: canChangeAccount(actor, id),
      grant: canGrantTo(actor, id),
    },
  };
}

const iso = (date: Date): string => date.toISOString().slice(0, 10);

async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(users.map((user) => [user.id, user.name]));
}

/** What was done to an account, newest first. */
export async function getUserHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  if (!canReadUsers(actor)) throw new ForbiddenError('users.read');
  return historyOf(actor, 'users', id);
}

/** Chambers that a grant can be bound to: names only, for the security administrator's form. */
export async function listGrantChambers(actor: Actor): Promise<{ id: string; name: string }[]> {
  if (!canReadUsers(actor)) throw new ForbiddenError('users.read');
  return db.chamber.findMany({
    where: { archivedAt: null },
    select: { id: true, name: true },
    orderBy: [{ sortNo: 'asc' }, { name: 'asc' }],
    take: 500,
  });
}

/** One of my access tokens; the token itself is shown only when it is made. */
export type TokenRow = {
  id: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  expiresAt: Date;
  lastUsedAt: Date | null;
};

/** The person's own tokens that still work. */
export async function listMyTokens(actor: PersonActor): Promise<TokenRow[]> {
  return db.accessToken.findMany({
    where: { userId: actor.userId, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 50,
  });
}
