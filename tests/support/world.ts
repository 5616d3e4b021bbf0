import { randomUUID } from 'node:crypto';
import { makeActor, type Actor, type PersonActor, type Role } from '@/lib/server/actor';
import { systemActor } from '@/lib/server/actor-of-job';
import { inTransaction } from '@/lib/server/db';
import { openSession, personActor, readSession } from '@/lib/server/session';
import { ForbiddenError } from '@/lib/shared/errors';
import { seedChamber } from '@/tests/factories/chambers';
import { seedMerchant } from '@/tests/factories/merchants';
import { seedUnit } from '@/tests/factories/units';
import { makeUser } from '@/tests/factories/users';

/** Who stands before a door: a role of a signed-in person, or one of the other kinds of actor. */
export type Who = Role | 'link' | 'public' | 'system';

export const roles: readonly Role[] = [
  'clerk',
  'chief',
  'leader',
  'filler',
  'chamber_officer',
  'merchant',
  'supervisor',
  'sysadmin',
  'secadmin',
  'auditor',
];
export const everybody: readonly Who[] = [...roles, 'link', 'public', 'system'];

/**
 * Roles whose scope is smaller than the programme: for them the other side of the world is out of sight. Clerk, chief
 * and leader of this world work at the bureau and see the whole programme.
 */
export const scopedRoles: readonly Who[] = ['filler', 'chamber_officer', 'merchant'];

/** One side of the world: what belongs to the county, chamber and merchant of that side. */
export type Side = {
  readonly countyId: string;
  readonly parkId: string;
  readonly chamberId: string;
  readonly merchantId: string;
};

/**
 * A small programme on real PostgreSQL: a bureau with a section, two counties with a park each, two chambers, two
 * merchants, and a user of every role. Filler, chamber officer and merchant belong to side `own`; `other` is the side
 * that they must not see.
 */
export type World = {
  readonly rootId: string;
  readonly sectionId: string;
  readonly own: Side;
  readonly other: Side;
  /** user and grant of each role, as the database has them */
  readonly people: Readonly<Record<Role, { userId: string; grantId: string; account: string }>>;
  /** The actor of a role, signed in anew with a session of the database's; a revoked grant gives none. */
  readonly actor: (role: Role) => Promise<PersonActor>;
  readonly anyone: (who: Who) => Promise<Actor>;
};

/** Builds the world in the test file's own database. Names are fixed, so that a failure reads the same each time. */
export async function makeWorld(): Promise<World> {
  const rootId = await seedUnit({ kind: 'bureau', name: '示例市经济合作局' });
  const sectionId = await seedUnit({ kind: 'section', name: '综合科', parentId: rootId });
  const own = await makeSide(rootId, '甲');
  const other = await makeSide(rootId, '乙');
  const bound = (role: Role) => {
    if (role === 'filler') return { unitId: own.countyId };
    if (role === 'chamber_officer') return { chamberId: own.chamberId };
    if (role === 'merchant') return { merchantId: own.merchantId };
    return { unitId: role === 'clerk' ? sectionId : rootId };
  };
  const people = Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => {
        const account = `w-${role.replace('_', '-')}`;
        return [role, await makeUser({ role, ...bound(role) }, account)] as const;
      }),
    ),
    // cast: fromEntries forgets that every role is there
  ) as World['people'];
  const actor = (role: Role) => signedIn(people[role].userId, people[role].grantId);
  const anyone = async (who: Who): Promise<Actor> => {
    const origin = { requestId: randomUUID(), address: '192.0.2.1' };
    if (who === 'system') return systemActor('test');
    if (who === 'public') return makeActor({ kind: 'public', ...origin });
    if (who === 'link')
      return makeActor({ kind: 'link', noun: 'none', recordId: own.merchantId, act: 'none', ...origin });
    return actor(who);
  };
  return { rootId, sectionId, own, other, people, actor, anyone };
}

async function makeSide(rootId: string, mark: string): Promise<Side> {
  const countyId = await seedUnit({ kind: 'county', name: `${mark}县商务局`, parentId: rootId });
  const parkId = await seedUnit({ kind: 'park', name: `${mark}县工业园`, parentId: countyId });
  const chamberId = await seedChamber({ name: `示例${mark}商会`, ownerUnitId: rootId });
  const { id: merchantId } = await seedMerchant(countyId, { name: `示例${mark}`, contactPoints: [] });
  return { countyId, parkId, chamberId, merchantId };
}

/** A person with a live session, as a request would see it. */
export async function signedIn(userId: string, grantId: string): Promise<PersonActor> {
  const { token } = await inTransaction((tx) =>
    openSession(tx, { userId, grantId, address: '192.0.2.1', agent: 'test' }),
  );
  const session = await readSession(token, true);
  if (session === null || session.grant === null) throw new Error('the grant does not hold today');
  const { sessionId, userName, steppedUpAt } = session;
  return personActor({ userId, userName, sessionId, steppedUpAt }, session.grant, {
    requestId: randomUUID(),
    address: '192.0.2.1',
  });
}

/** For doors whose type takes a person only: the compiler is their wall against the others. */
export function person(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new ForbiddenError('type');
  return actor;
}
