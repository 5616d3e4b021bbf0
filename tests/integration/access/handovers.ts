import { makePack } from '@/lib/handovers/commands/make-pack';
import { cancelHandover, resumeHandovers, undoHandover } from '@/lib/handovers/commands/move-handover';
import { startHandover } from '@/lib/handovers/commands/start-handover';
import { getHandover, getHandoverProgress, listHandovers } from '@/lib/handovers/queries/handovers';
import { countHeld, getHoldings, listHolders, previewHandover } from '@/lib/handovers/queries/holdings';
import { heldSql, openSql, takesSql } from '@/lib/handovers/queries/held';
import { getPack } from '@/lib/handovers/queries/pack';
import { HandoverPlan } from '@/lib/handovers/schema';
import type { Actor } from '@/lib/server/actor';
import { handoverAsking, seedHandover } from '@/tests/factories/handovers';
import { seedMerchant } from '@/tests/factories/merchants';
import { db } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { makeUser } from '@/tests/factories/users';
import { person, type Side, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const staff = ['clerk', 'chief', 'leader', 'filler'] as const;
const administrators = ['sysadmin', 'secadmin', 'auditor'] as const;

/** One of the actor's own; of somebody of the other county when that side is asked for. */
const ownOr = async (actor: Actor, side: Side, world: World, state = 'done') => {
  const { userId, grantId } = person(actor);
  const own =
    side === world.own ? { userId, grantId } : await makeUser({ role: 'chief', unitId: side.countyId });
  return seedHandover({ ...own, unitId: side.countyId }, side.merchantId, state);
};

/** The actor on the own side, an officer of the other county else. */
const officerOf = async (actor: Actor, side: Side, world: World) =>
  side === world.own
    ? person(actor).userId
    : (await makeUser({ role: 'filler', unitId: side.countyId })).userId;

/** Two officers of a county, of whom the first answers for a person. */
async function pairIn(side: Side): Promise<{ from: string; to: string }> {
  const [from, to] = [
    await makeUser({ role: 'filler', unitId: side.countyId }),
    await makeUser({ role: 'filler', unitId: side.countyId }),
  ];
  const { id } = await seedMerchant(side.countyId, { contactPoints: [] });
  await db.merchant.update({ where: { id }, data: { officerId: from.userId }, select: { id: true } });
  return { from: from.userId, to: to.userId };
}

export const handoversAccess: AccessTable = {
  'handovers.listHolders': {
    allow: staff,
    outside: '-',
    call: async (actor) => ({ holders: await listHolders(actor) }),
  },
  'handovers.listHandovers': {
    allow: staff,
    outside: '-',
    call: async (actor) => ({ list: await listHandovers(actor, {}), asked: true }),
  },
  'handovers.getHoldings': {
    allow: staff,
    outside: 404,
    call: async (actor, side, world) => getHoldings(actor, await officerOf(actor, side, world), 'unit'),
  },
  // conditions on rows: people and contacts, as their own lists ask them
  'handovers.openSql': {
    allow: staff,
    outside: '-',
    call: async (actor) => ({ sql: openSql(person(actor), 'contacts') }),
  },
  'handovers.heldSql': {
    allow: staff,
    outside: '-',
    call: async (actor) => ({ sql: heldSql(person(actor), 'contacts', person(actor).userId) }),
  },
  'handovers.takesSql': {
    allow: staff,
    outside: '-',
    // the condition itself refuses: nothing is seen, and so nothing taken over
    call: async (actor) => {
      if (takesSql(person(actor), 'contacts').sql === 'FALSE') throw new ForbiddenError('handovers');
      return { taken: true };
    },
  },
  'handovers.getPack': {
    allow: staff,
    outside: 404,
    call: async (actor, side, world) => getPack(actor, await officerOf(actor, side, world)),
  },
  'handovers.makePack': {
    allow: staff,
    outside: 404,
    call: async (actor, side, world) =>
      makePack(person(actor), await officerOf(actor, side, world), { format: 'docx', reason: '岗位调整' }),
  },
  'handovers.countHeld': {
    allow: administrators,
    outside: '-',
    call: (actor, _side, world) => countHeld(actor, world.people.clerk.userId),
  },
  'handovers.previewHandover': {
    allow: ['chief'],
    outside: '-',
    call: async (actor, side) => {
      const { from, to } = await pairIn(side);
      return { shares: await previewHandover(actor, from, HandoverPlan.parse({ to })) };
    },
  },
  'handovers.startHandover': {
    allow: ['chief'],
    outside: '-',
    call: async (actor, side) => {
      const { from, to } = await pairIn(side);
      return startHandover(actor, handoverAsking(from, to));
    },
  },
  'handovers.getHandover': {
    allow: ['chief'],
    outside: '-',
    call: async (actor, side, world) => getHandover(actor, await ownOr(actor, side, world), {}),
  },
  'handovers.getHandoverProgress': {
    allow: ['chief'],
    outside: '-',
    call: async (actor, side, world) => getHandoverProgress(actor, await ownOr(actor, side, world)),
  },
  'handovers.cancelHandover': {
    allow: ['chief'],
    outside: '-',
    call: async (actor, side, world) => cancelHandover(actor, await ownOr(actor, side, world, 'queued')),
  },
  'handovers.undoHandover': {
    allow: ['chief'],
    outside: '-',
    call: async (actor, side, world) => undoHandover(actor, await ownOr(actor, side, world)),
  },
  'handovers.resumeHandovers': {
    allow: ['system'],
    outside: '-',
    call: async (actor) => {
      await resumeHandovers(actor);
      return { resumed: true };
    },
  },
};
