import { cancelBulk, resumeBulks, startBulk, undoBulk } from '@/lib/bulks/commands';
import { takeBulkSheet } from '@/lib/bulks/commands-sheet';
import { getBulk, getBulkOffer, getBulkProgress, listBulks } from '@/lib/bulks/queries';
import { getHandPreview } from '@/lib/bulks/queries-hand';
import type { Actor } from '@/lib/server/actor';
import { bulkAsking, seedBulk } from '@/tests/factories/bulks';
import { makeUser } from '@/tests/factories/users';
import { person, type Side, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const keepers = ['clerk', 'chief', 'filler'] as const;

/** An act of the actor's own; of somebody of the other county when that side is asked for. */
const ownOr = async (actor: Actor, side: Side, world: World, state = 'done') => {
  const { userId, grantId } = person(actor);
  if (side === world.own) return seedBulk({ userId, grantId, unitId: side.countyId }, side.merchantId, state);
  const other = await makeUser({ role: 'filler', unitId: side.countyId });
  return seedBulk({ ...other, unitId: side.countyId }, side.merchantId, state);
};

export const bulksAccess: AccessTable = {
  'bulks.listBulks': {
    allow: keepers,
    outside: '-',
    call: async (actor) => ({ list: await listBulks(actor, {}), asked: true }),
  },
  'bulks.getBulkOffer': {
    allow: keepers,
    outside: '-',
    call: (actor) => getBulkOffer(actor, { query: '', ids: '' }),
  },
  'bulks.getHandPreview': {
    allow: keepers,
    outside: 404,
    call: (actor, side) => getHandPreview(actor, { query: '', ids: '', unitId: side.countyId }),
  },
  'bulks.getBulk': {
    allow: keepers,
    outside: 404,
    call: async (actor, side, world) => getBulk(actor, await ownOr(actor, side, world), {}),
  },
  'bulks.getBulkProgress': {
    allow: keepers,
    outside: 404,
    call: async (actor, side, world) => getBulkProgress(actor, await ownOr(actor, side, world)),
  },
  'bulks.startBulk': {
    allow: keepers,
    outside: '-',
    call: (actor) => startBulk(actor, bulkAsking()),
  },
  'bulks.cancelBulk': {
    allow: keepers,
    outside: 404,
    call: async (actor, side, world) => cancelBulk(actor, await ownOr(actor, side, world, 'queued')),
  },
  'bulks.undoBulk': {
    allow: keepers,
    outside: 404,
    call: async (actor, side, world) => undoBulk(actor, await ownOr(actor, side, world)),
  },
  'bulks.takeBulkSheet': {
    allow: keepers,
    outside: 404,
    call: async (actor, side, world) =>
      takeBulkSheet(actor, await ownOr(actor, side, world), { part: 'results' }).then(
        ({ fileName }) => fileName,
      ),
  },
  'bulks.resumeBulks': {
    allow: ['system'],
    outside: '-',
    call: async (actor) => {
      await resumeBulks(actor);
      return { resumed: true };
    },
  },
};
