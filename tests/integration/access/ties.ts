import { db, inTransaction } from '@/lib/server/db';
import { addTie, addTieIn, removeTie } from '@/lib/ties/commands';
import { findPaths } from '@/lib/ties/queries/find-paths';
import { listTies, readEvidence } from '@/lib/ties/queries/list-ties';
import { neighboursSql } from '@/lib/ties/queries/neighbours';
import { listOwnTies } from '@/lib/ties/queries/own-ties';
import { tellPeople } from '@/lib/ties/queries/people';
import { seedMerchant } from '@/tests/factories/merchants';
import { tieInput } from '@/tests/factories/ties';
import { everybody, person } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;

const seedPair = async (unitId: string) => {
  const [a, b] = [await seedMerchant(unitId), await seedMerchant(unitId, { contactPoints: [] })];
  return tieInput(a.id, b.id);
};

export const tiesAccess: AccessTable = {
  'ties.listTies': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => listTies(actor, side.merchantId),
  },
  'ties.findPaths': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => findPaths(actor, side.merchantId),
  },
  'ties.neighboursSql': {
    allow: everybody,
    outside: '-',
    call: async (actor) => neighboursSql(actor, 'x.id', 1).sql,
  },
  'ties.tellPeople': {
    allow: everybody,
    outside: '-',
    call: async (actor, side) => tellPeople(actor, [side.merchantId]),
  },
  // names of firms, chambers and contacts that a tie of the actor's rests on; nothing for whoever reads no ties
  'ties.readEvidence': {
    allow: everybody,
    outside: '-',
    call: async (actor) => readEvidence(actor, []),
  },
  'ties.listOwnTies': {
    allow: ['merchant'],
    outside: '-',
    call: async (actor) => listOwnTies(person(actor)),
  },
  'ties.addTie': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => addTie(actor, await seedPair(side.countyId)),
  },
  'ties.addTieIn': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const input = await seedPair(side.countyId);
      return inTransaction((tx) => addTieIn(tx, actor, input));
    },
  },
  'ties.removeTie': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const { merchantId, otherId } = await seedPair(side.countyId);
      const { id } = await db.merchantTie.create({
        data: { fromId: merchantId, toId: otherId, kind: 'classmate', source: '示例', unitId: side.countyId },
        select: { id: true },
      });
      return removeTie(actor, { id, merchantId });
    },
  },
};
