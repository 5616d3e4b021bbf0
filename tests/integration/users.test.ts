import { beforeAll, describe, expect, it } from 'vitest';
import { makeActor, type PublicActor } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';
import { verifyPassword } from '@/lib/server/password';
import { addDays, today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { blockUser, createUser, resetPassword } from '@/lib/users/commands/change-account';
import { endGrant, giveGrant, revokeGrant } from '@/lib/users/commands/change-grants';
import { createFirstAdministrator } from '@/lib/users/commands/create-first-administrator';
import { acceptInvitation, createInvitation, revokeInvitation } from '@/lib/users/commands/invite';
import { getUser, listUsers } from '@/lib/users/queries';
import { UserPage } from '@/lib/users/search-params';
import { makeUser } from '@/tests/factories/users';
import { makeWorld, signedIn, type World } from '@/tests/support/world';

const PASSWORD = 'a quiet ferry at dusk';
const openSessions = (userId: string) => db.session.count({ where: { userId, revokedAt: null } });
let visitors = 0;
const visitor = (): PublicActor =>
  makeActor({ kind: 'public', requestId: 'test', address: `198.51.100.${(visitors += 1)}` });
const accept = (token: string, account: string) =>
  acceptInvitation(visitor(), { token, account, newPassword: PASSWORD, repeatPassword: PASSWORD }, null);

describe('accounts and grants', () => {
  let world: World;
  const reason = '示例';
  beforeAll(async () => {
    world = await makeWorldOnce();
  });

  it('a new account has a one-time password, must change it, and has no rights', async () => {
    const { id, password } = await createUser(await world.actor('sysadmin'), {
      account: 'li.si',
      name: '示例',
    });
    const row = await db.user.findUniqueOrThrow({ where: { id } });
    expect(row.mustChangePassword).toBe(true);
    expect(await verifyPassword(row.passwordHash, password)).toBe(true);
    expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
    expect(await db.grant.count({ where: { userId: id } })).toBe(0);
    await expect(
      createUser(await world.actor('sysadmin'), { account: 'li.si', name: '示例' }),
    ).rejects.toBeInstanceOf(FieldErrors);
  });

  it('the one-time password is nowhere in the log', async () => {
    const { id, password } = await createUser(await world.actor('sysadmin'), {
      account: 'wang',
      name: '示例',
    });
    const rows = await db.change.findMany({ where: { recordId: id } });
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(password);
  });

  it.each([
    ['sysadmin', 'secadmin'],
    ['auditor', 'clerk'],
    ['filler', 'secadmin'],
  ] as const)('nobody is %s and %s at once, neither by command nor by table', async (first, second) => {
    const { userId } = await makeUser({ role: first, unitId: world.rootId });
    const grant = { userId, role: second, unitId: world.rootId, validFrom: today(), reason };
    const refused = await giveGrant(await world.actor('secadmin'), grant).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AppError);
    expect(refused).toMatchObject({ code: 'exclusive_roles' });
    await expect(
      db.grant.create({
        data: { userId, role: second, unitId: world.rootId, validFrom: new Date('2024-01-01') },
      }),
    ).rejects.toThrow();
  });

  it('nobody gives, ends or revokes the own grants', async () => {
    const actor = await world.actor('secadmin');
    const own = world.people.secadmin;
    await expect(
      giveGrant(actor, {
        userId: own.userId,
        role: 'secadmin',
        unitId: world.rootId,
        validFrom: today(),
        reason,
      }),
    ).rejects.toBeInstanceOf(ForbiddenError);
    await expect(revokeGrant(actor, { grantId: own.grantId, reason })).rejects.toBeInstanceOf(ForbiddenError);
    await expect(
      endGrant(actor, { grantId: own.grantId, validTo: '2030-01-01', reason }),
    ).rejects.toBeInstanceOf(ForbiddenError);
  });

  it('a role needs what it is bound to', async () => {
    const { userId } = await makeUser({ role: 'filler', unitId: world.rootId });
    const actor = await world.actor('secadmin');
    for (const role of ['filler', 'chamber_officer', 'merchant'] as const) {
      await expect(giveGrant(actor, { userId, role, validFrom: today(), reason })).rejects.toBeInstanceOf(
        FieldErrors,
      );
    }
  });

  it('a revoked grant, a reset password and a blocked account end all sessions', async () => {
    for (const act of ['revoke', 'reset', 'block'] as const) {
      const { userId, grantId } = await makeUser({ role: 'filler', unitId: world.own.countyId });
      await signedIn(userId, grantId);
      expect(await openSessions(userId)).toBe(1);
      if (act === 'revoke') await revokeGrant(await world.actor('secadmin'), { grantId, reason });
      if (act === 'reset') await resetPassword(await world.actor('sysadmin'), { id: userId, reason });
      if (act === 'block') await blockUser(await world.actor('sysadmin'), { id: userId, reason });
      expect([act, await openSessions(userId)]).toEqual([act, 0]);
    }
  });

  it('an officer keeps access for thirty days after the term, and no longer', async () => {
    const chamber = { role: 'chamber_officer', chamberId: world.own.chamberId } as const;
    const inGrace = await makeUser({ ...chamber, validTo: addDays(today(), -30) });
    await expect(signedIn(inGrace.userId, inGrace.grantId)).resolves.toMatchObject({
      role: 'chamber_officer',
    });
    const lapsed = await makeUser({ ...chamber, validTo: addDays(today(), -31) });
    await expect(signedIn(lapsed.userId, lapsed.grantId)).rejects.toThrow('does not hold');
    const filler = await makeUser({
      role: 'filler',
      unitId: world.own.countyId,
      validTo: addDays(today(), -1),
    });
    await expect(signedIn(filler.userId, filler.grantId)).rejects.toThrow('does not hold');
  });

  it('administrators read accounts, not people: a merchant stands there by file number', async () => {
    const detail = await getUser(await world.actor('secadmin'), world.people.merchant.userId);
    const merchant = await db.merchant.findUniqueOrThrow({ where: { id: world.own.merchantId } });
    expect(detail.grants[0]?.place).toBe(merchant.fileNo);
    expect(JSON.stringify(detail)).not.toContain(merchant.name);
  });

  it('the list pages by sign-in name, each account once, and filters by role', async () => {
    const actor = await world.actor('auditor');
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await listUsers(actor, UserPage.parse({ after }));
      seen.push(...page.rows.map((row) => row.account));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    const clerks = await listUsers(actor, UserPage.parse({ role: 'clerk' }));
    expect(clerks.rows.map((row) => row.account)).toEqual(['w-clerk']);
    expect((await listUsers(actor, UserPage.parse({ q: '%' }))).rows).toEqual([]);
  });
});

describe('invitations', () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorldOnce();
  });

  it('open one account, once, bound to the chamber until the end of its term', async () => {
    const { chamberId } = world.own;
    await db.chamberTerm.create({
      data: { chamberId, number: 2, endsOn: new Date(`${addDays(today(), 200)}T00:00:00Z`) },
    });
    const { token } = await createInvitation(await world.actor('clerk'), { chamberId, name: '示例秘书' });
    const [first, second] = await Promise.allSettled([accept(token, 'sec-a'), accept(token, 'sec-b')]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    await expect(accept(token, 'sec-c')).rejects.toMatchObject({ code: 'link_used' });
    const user = await db.user.findFirstOrThrow({
      where: { account: { in: ['sec-a', 'sec-b'] } },
      select: { grants: true },
    });
    expect(user.grants).toMatchObject([{ role: 'chamber_officer', chamberId }]);
    expect(user.grants[0]?.validTo?.toISOString().slice(0, 10)).toBe(addDays(today(), 200));
  });

  it('do not exist, are expired or taken back', async () => {
    await expect(accept('no-such-token-at-all-anywhere', 'sec-d')).rejects.toBeInstanceOf(NotFoundError);
    const clerk = await world.actor('clerk');
    const old = await createInvitation(clerk, { chamberId: world.own.chamberId, name: '示例' });
    await db.invitation.update({ where: { id: old.id }, data: { expiresAt: new Date(0) } });
    await expect(accept(old.token, 'sec-e')).rejects.toMatchObject({ code: 'link_expired' });
    const withdrawn = await createInvitation(clerk, { chamberId: world.own.chamberId, name: '示例' });
    await revokeInvitation(clerk, { id: withdrawn.id });
    await expect(accept(withdrawn.token, 'sec-f')).rejects.toMatchObject({ code: 'link_used' });
    expect(await db.user.count({ where: { account: { in: ['sec-d', 'sec-e', 'sec-f'] } } })).toBe(0);
  });

  it('a refused password uses nothing up', async () => {
    const { token } = await createInvitation(await world.actor('chief'), {
      merchantId: world.own.merchantId,
      name: '示例客商',
    });
    const weak = { token, account: 'kehu', newPassword: 'short', repeatPassword: 'short' };
    await expect(acceptInvitation(visitor(), weak, null)).rejects.toBeInstanceOf(FieldErrors);
    await expect(accept(token, 'kehu')).resolves.toMatchObject({ home: '/my' });
  });

  it('a successor ends the predecessor on the day of the handing over', async () => {
    const { chamberId } = world.other;
    const old = await makeUser({ role: 'chamber_officer', chamberId }, 'old-officer');
    await createInvitation(await world.actor('chief'), {
      chamberId,
      name: '示例新秘书',
      predecessorGrantId: old.grantId,
      handoverOn: addDays(today(), 5),
    });
    const grant = await db.grant.findUniqueOrThrow({ where: { id: old.grantId } });
    expect(grant.validTo?.toISOString().slice(0, 10)).toBe(addDays(today(), 5));
    await expect(
      createInvitation(await world.actor('chief'), {
        chamberId: world.own.chamberId,
        name: '示例',
        predecessorGrantId: old.grantId,
        handoverOn: today(),
      }),
    ).rejects.toBeInstanceOf(FieldErrors);
  });
});

describe('the first administrators', () => {
  it('are made one per role, and never a second one', async () => {
    const actor = systemActor('test');
    await db.grant.updateMany({ where: { role: 'auditor' }, data: { revokedAt: new Date() } });
    const input = { account: 'first-auditor', password: PASSWORD, role: 'auditor' as const };
    await createFirstAdministrator(actor, input);
    await expect(
      createFirstAdministrator(actor, { ...input, account: 'second-auditor' }),
    ).rejects.toMatchObject({ code: 'duplicate' });
  });
});

let made: Promise<World> | undefined;
/** The second block works in the first one's world: accounts are unique in a database. */
function makeWorldOnce(): Promise<World> {
  return (made ??= makeWorld());
}
