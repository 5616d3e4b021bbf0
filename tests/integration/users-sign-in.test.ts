import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PersonActor, PublicActor } from '@/lib/server/actor';
import { actorOfJob } from '@/lib/server/actor-of-job';
import { db, inTransaction } from '@/lib/server/db';
import { BUDGETS, clearLimit } from '@/lib/server/rate-limit';
import { hashToken, personActor, readSession, revokeSessions, SESSION_LIMITS } from '@/lib/server/session';
import { sealSessionToken, unsealSessionToken } from '@/lib/server/session-cookie';
import { AppError, FieldErrors, NotFoundError } from '@/lib/shared/errors';
import { changePassword } from '@/lib/users/commands/change-password';
import { revokeOtherSessions, revokeSession } from '@/lib/users/commands/revoke-session';
import { signIn } from '@/lib/users/commands/sign-in';
import { signOut } from '@/lib/users/commands/sign-out';
import { switchGrant } from '@/lib/users/commands/switch-grant';
import { listMyGrants, listMySessions } from '@/lib/users/queries-sessions';
import { makeRootUnit, makeUnitBelow, makeUser, TEST_PASSWORD } from '@/tests/factories/users';
import { visitorAt } from '@/tests/support/test-actors';

let root: string;
let county: string;
let park: string;
beforeAll(async () => {
  root = await makeRootUnit();
  county = await makeUnitBelow(root);
  park = await makeUnitBelow(county, 'park');
});

let office = 0;
const visitor = (address = `10.0.${(office += 1)}.1`): PublicActor => visitorAt(address);
const enter = (
  account: string,
  password = TEST_PASSWORD,
  actor = visitor(),
  previousToken: string | null = null,
) => signIn(actor, { account, password }, { agent: 'Test', previousToken });
const refusalOf = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'admitted',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
async function actorOf(token: string): Promise<PersonActor> {
  const live = await readSession(token, true);
  if (live?.grant === null || live === null) throw new Error('nobody');
  const { userId, userName, sessionId, steppedUpAt } = live;
  const person = { userId, userName, sessionId, steppedUpAt };
  return personActor(person, live.grant, { requestId: randomUUID(), address: null });
}
const shift = (column: 'lastSeenAt' | 'expiresAt' | 'createdAt', token: string, to: Date) =>
  db.session.update({ where: { tokenHash: hashToken(token) }, data: { [column]: to } });

describe('signing in', () => {
  it('gives a session whose token is stored only as a hash, and an audit row', async () => {
    const { userId, account } = await makeUser({ role: 'clerk', unitId: root });
    const { token, home } = await enter(account);
    expect(home).toBe('/desk');
    const rows = await db.session.findMany({ where: { userId } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(Buffer.from(rows[0]?.tokenHash ?? []).equals(hashToken(token))).toBe(true);
    expect(await db.change.count({ where: { noun: 'users', recordId: userId, verb: 'sign_in' } })).toBe(1);
  });

  it('answers alike for an unknown account, a wrong password, a blocked and a closed account', async () => {
    const blocked = await makeUser({ role: 'clerk', unitId: root });
    const closed = await makeUser({ role: 'clerk', unitId: root });
    await db.user.update({ where: { id: blocked.userId }, data: { state: 'blocked' } });
    await db.user.update({ where: { id: closed.userId }, data: { state: 'closed' } });
    const { account } = await makeUser({ role: 'clerk', unitId: root });
    expect(await refusalOf(enter('nobody-at-all'))).toBe('bad_credentials');
    expect(await refusalOf(enter(account, 'wrong password'))).toBe('bad_credentials');
    expect(await refusalOf(enter(blocked.account))).toBe('bad_credentials');
    expect(await refusalOf(enter(closed.account))).toBe('bad_credentials');
  });

  it.each([
    ['not yet valid', { validFrom: '2199-01-01' }],
    ['ended', { validTo: '2021-01-01' }],
    ['revoked', { revokedAt: new Date() }],
  ])('is refused when the only grant is %s', async (_name, dates) => {
    const { account, userId } = await makeUser({ role: 'clerk', unitId: root, ...dates });
    expect(await refusalOf(enter(account))).toBe('no_grant_today');
    expect(await db.session.count({ where: { userId } })).toBe(0);
  });

  it('locks the account after five tries, also for the right password and in parallel, until it is lifted', async () => {
    const { account } = await makeUser({ role: 'clerk', unitId: root });
    const tries = Array.from({ length: BUDGETS.sign_in_account.points + 3 }, () =>
      refusalOf(enter(account, 'guess')),
    );
    const answers = await Promise.all(tries);
    expect(answers.filter((answer) => answer === 'bad_credentials')).toHaveLength(
      BUDGETS.sign_in_account.points,
    );
    expect(await refusalOf(enter(account))).toBe('locked_out');
    await clearLimit('sign_in_account', account);
    expect(await refusalOf(enter(account))).toBe('admitted');
  });

  it('locks an unknown account likewise, so that a lock tells nothing', async () => {
    for (let i = 0; i < BUDGETS.sign_in_account.points; i += 1) await refusalOf(enter('ghost', 'guess'));
    expect(await refusalOf(enter('ghost', 'guess'))).toBe('locked_out');
  });

  it('locks an address after sixty tries, whatever the accounts', async () => {
    const actor = visitor('192.0.2.77');
    for (let i = 0; i < BUDGETS.sign_in_address.points; i += 10) {
      await Promise.all(
        Array.from({ length: 10 }, (_, j) => refusalOf(enter(`spray${i + j}`, 'guess', actor))),
      );
    }
    const { account } = await makeUser({ role: 'clerk', unitId: root });
    expect(await refusalOf(enter(account, TEST_PASSWORD, actor))).toBe('locked_out');
    expect(await refusalOf(enter(account))).toBe('admitted');
  });

  it('rotates: the session that the browser had before ends', async () => {
    const { account } = await makeUser({ role: 'clerk', unitId: root });
    const first = await enter(account);
    const second = await enter(account, TEST_PASSWORD, visitor(), first.token);
    expect(second.token).not.toBe(first.token);
    expect(await readSession(first.token, false)).toBeNull();
    expect(await readSession(second.token, false)).not.toBeNull();
  });

  it('keeps five sessions at most: the one unused longest ends', async () => {
    const { account, userId } = await makeUser({ role: 'clerk', unitId: root });
    const tokens: string[] = [];
    for (let i = 0; i < SESSION_LIMITS.maxPerUser + 1; i += 1) {
      const { token } = await enter(account);
      await shift('lastSeenAt', token, new Date(Date.now() - (20 - i) * 60_000));
      tokens.push(token);
    }
    expect(await db.session.count({ where: { userId, revokedAt: null } })).toBe(SESSION_LIMITS.maxPerUser);
    expect(await readSession(tokens[0] ?? '', false)).toBeNull();
    expect(await readSession(tokens[1] ?? '', false)).not.toBeNull();
  });
});

describe('a session', () => {
  it('carries the units below the grant, and says when it covers the whole programme', async () => {
    const boss = await makeUser({ role: 'chief', unitId: root });
    const filler = await makeUser({ role: 'filler', unitId: county });
    const whole = await actorOf((await enter(boss.account)).token);
    const part = await actorOf((await enter(filler.account)).token);
    expect(whole.isWholeProgramme).toBe(true);
    expect([...whole.unitIds].sort()).toEqual([root, county, park].sort());
    expect(part.isWholeProgramme).toBe(false);
    expect([...part.unitIds].sort()).toEqual([county, park].sort());
  });

  it('ends after 30 minutes without activity', async () => {
    const { token } = await enter((await makeUser({ role: 'clerk', unitId: root })).account);
    await shift('lastSeenAt', token, new Date(Date.now() - SESSION_LIMITS.idleMs + 30_000));
    expect(await readSession(token, false)).not.toBeNull();
    await shift('lastSeenAt', token, new Date(Date.now() - SESSION_LIMITS.idleMs - 1000));
    expect(await readSession(token, true)).toBeNull();
  });

  it('is prolonged by activity, at most one write a minute, and never by polls', async () => {
    const { token } = await enter((await makeUser({ role: 'clerk', unitId: root })).account);
    const seen = async () =>
      (await db.session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } })).lastSeenAt.getTime();
    const early = new Date(Date.now() - 10 * 60_000);
    await shift('lastSeenAt', token, early);
    await readSession(token, false);
    expect(await seen()).toBe(early.getTime());
    await readSession(token, true);
    const touched = await seen();
    expect(touched).toBeGreaterThan(early.getTime());
    await readSession(token, true);
    expect(await seen()).toBe(touched);
  });

  it('ends 12 hours after sign-in, however busy', async () => {
    const { token } = await enter((await makeUser({ role: 'clerk', unitId: root })).account);
    const row = await db.session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
    expect(
      Math.abs(row.expiresAt.getTime() - row.createdAt.getTime() - SESSION_LIMITS.absoluteMs),
    ).toBeLessThan(60_000);
    await shift('expiresAt', token, new Date(Date.now() - 1));
    expect(await readSession(token, true)).toBeNull();
  });

  it('gives no actor once the user is blocked or the grant has gone', async () => {
    const one = await makeUser({ role: 'clerk', unitId: root });
    const two = await makeUser({ role: 'clerk', unitId: root });
    const a = await enter(one.account);
    const b = await enter(two.account);
    await db.user.update({ where: { id: one.userId }, data: { state: 'blocked' } });
    await db.grant.update({ where: { id: two.grantId }, data: { revokedAt: new Date() } });
    expect(await readSession(a.token, true)).toBeNull();
    expect((await readSession(b.token, true))?.grant).toBeNull();
  });

  it('of an officer lasts through the days of grace after the term, no longer', async () => {
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const within = await makeUser({ role: 'chamber_officer', validTo: day(-28) });
    const beyond = await makeUser({ role: 'chamber_officer', validTo: day(-33) });
    const clerk = await makeUser({ role: 'clerk', unitId: root, validTo: day(-28) });
    expect(await refusalOf(enter(within.account))).toBe('admitted');
    expect(await refusalOf(enter(beyond.account))).toBe('no_grant_today');
    expect(await refusalOf(enter(clerk.account))).toBe('no_grant_today');
  });

  it('an unknown, empty or foreign token is nobody', async () => {
    for (const token of ['', 'x', 'a'.repeat(5000)]) expect(await readSession(token, true)).toBeNull();
    expect(await unsealSessionToken('not-one-of-ours')).toBeNull();
    expect(await unsealSessionToken(await sealSessionToken('abc'))).toBe('abc');
  });
});

describe('ending sessions', () => {
  it('sign-out ends this one only', async () => {
    const { account } = await makeUser({ role: 'clerk', unitId: root });
    const here = await enter(account);
    const there = await enter(account);
    await signOut(await actorOf(here.token));
    expect(await readSession(here.token, true)).toBeNull();
    expect(await readSession(there.token, true)).not.toBeNull();
  });

  it('a person ends own sessions from the list; somebody else’s does not exist', async () => {
    const me = await makeUser({ role: 'clerk', unitId: root });
    const other = await makeUser({ role: 'clerk', unitId: root });
    const here = await actorOf((await enter(me.account)).token);
    const phone = await enter(me.account);
    const foreign = await actorOf((await enter(other.account)).token);
    const list = await listMySessions(here);
    expect(list.map((row) => row.isCurrent)).toEqual([true, false]);
    await expect(revokeSession(here, foreign.sessionId ?? '')).rejects.toThrow(NotFoundError);
    expect(await listMySessions(foreign)).toHaveLength(1);
    await revokeSession(here, list[1]?.id ?? '');
    expect(await readSession(phone.token, true)).toBeNull();
    await enter(me.account);
    expect(await revokeOtherSessions(here)).toBe(1);
    expect(await listMySessions(here)).toHaveLength(1);
  });

  it('a new password ends all of them and gives this browser a new one', async () => {
    const { account } = await makeUser({ role: 'clerk', unitId: root });
    const here = await enter(account);
    const there = await enter(account);
    const actor = await actorOf(here.token);
    const next = 'seven lanterns on the levee';
    const input = { currentPassword: TEST_PASSWORD, newPassword: next, repeatPassword: next };
    const wrong = { ...input, currentPassword: 'not it' };
    await expect(changePassword(actor, wrong, null)).rejects.toThrow(FieldErrors);
    await expect(changePassword(actor, { ...input, newPassword: 'password123' }, null)).rejects.toThrow(
      FieldErrors,
    );
    await expect(changePassword(actor, { ...input, newPassword: TEST_PASSWORD }, null)).rejects.toThrow(
      FieldErrors,
    );
    const { token } = await changePassword(actor, input, null);
    expect(await readSession(here.token, true)).toBeNull();
    expect(await readSession(there.token, true)).toBeNull();
    expect(await readSession(token, true)).not.toBeNull();
    expect(await refusalOf(enter(account))).toBe('bad_credentials');
    expect(await refusalOf(enter(account, next))).toBe('admitted');
  });

  it('revoking all, as a change of role or a block does, leaves none', async () => {
    const { account, userId } = await makeUser({ role: 'clerk', unitId: root });
    const tokens = [await enter(account), await enter(account)];
    await inTransaction((tx) => revokeSessions(tx, userId));
    for (const { token } of tokens) expect(await readSession(token, true)).toBeNull();
  });
});

describe('several grants', () => {
  it('are switched within one’s own that hold today', async () => {
    const { account, userId, grantId } = await makeUser({ role: 'clerk', unitId: root });
    const second = await db.grant.create({
      data: { userId, role: 'filler', unitId: county, validFrom: new Date('2020-01-01') },
    });
    const ended = await db.grant.create({
      data: {
        userId,
        role: 'chief',
        unitId: root,
        validFrom: new Date('2020-01-01'),
        validTo: new Date('2021-01-01'),
      },
    });
    const foreign = await makeUser({ role: 'sysadmin', unitId: root });
    const { token } = await enter(account);
    const actor = await actorOf(token);
    expect(actor.grantId).toBe(grantId);
    expect((await listMyGrants(actor)).map((grant) => grant.id).sort()).toEqual([grantId, second.id].sort());
    await expect(switchGrant(actor, foreign.grantId)).rejects.toThrow(NotFoundError);
    await expect(switchGrant(actor, ended.id)).rejects.toThrow(NotFoundError);
    await switchGrant(actor, second.id);
    expect((await actorOf(token)).role).toBe('filler');
    expect((await actorOf((await enter(account)).token)).role).toBe('filler');
  });
});

describe('a job', () => {
  it('acts for its person only while the person’s rights hold', async () => {
    const { userId, grantId } = await makeUser({ role: 'filler', unitId: county });
    const job = { userId, grantId, requestId: randomUUID() };
    expect((await actorOfJob(job)).unitIds).toHaveLength(2);
    await db.grant.update({ where: { id: grantId }, data: { revokedAt: new Date() } });
    expect(await refusalOf(actorOfJob(job))).toBe('job_cancelled');
    const other = await makeUser({ role: 'filler', unitId: county });
    expect(await refusalOf(actorOfJob({ ...job, grantId: other.grantId }))).toBe('job_cancelled');
  });
});
