import { askExport } from '@/lib/exports/commands/ask-export';
import { expireExports, resumeExports } from '@/lib/exports/commands/keep-exports';
import { cancelExport, decideExport } from '@/lib/exports/commands/move-export';
import { takeExport } from '@/lib/exports/commands/take-export';
import { getExport, getExportOffer, getExportProgress } from '@/lib/exports/queries/get-export';
import { countWaitingExports, listExports } from '@/lib/exports/queries/list-exports';
import { ExportPage } from '@/lib/exports/search-params';
import type { Actor } from '@/lib/server/actor';
import { asking, seedExport } from '@/tests/factories/exports';
import { makeUser } from '@/tests/factories/users';
import { person, type Side, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const listers = ['clerk', 'chief', 'leader', 'filler', 'supervisor'] as const;

/** An export of the actor's own; of somebody of the other county when that side is asked for. */
const ownOr = async (actor: Actor, side: Side, world: World, state: 'waiting' | 'ready' = 'waiting') => {
  const { userId, grantId } = person(actor);
  if (side === world.own) return seedExport({ userId, grantId, unitId: side.countyId }, state);
  const other = await makeUser({ role: 'filler', unitId: side.countyId });
  return seedExport({ ...other, unitId: side.countyId }, state);
};

export const exportsAccess: AccessTable = {
  'exports.listExports': {
    allow: listers,
    outside: '-',
    call: (actor) => listExports(actor, ExportPage.parse({})),
  },
  'exports.countWaitingExports': {
    allow: listers,
    outside: '-',
    call: (actor) => countWaitingExports(actor),
  },
  'exports.getExportOffer': {
    allow: listers,
    outside: '-',
    call: (actor) => getExportOffer(actor, { query: '', ids: '' }),
  },
  'exports.getExport': {
    allow: listers,
    outside: 404,
    call: async (actor, side, world) => getExport(actor, await ownOr(actor, side, world)),
  },
  'exports.getExportProgress': {
    allow: listers,
    outside: 404,
    call: async (actor, side, world) => getExportProgress(actor, await ownOr(actor, side, world)),
  },
  'exports.askExport': {
    allow: listers,
    outside: '-',
    call: (actor) => askExport(person(actor), asking()),
  },
  'exports.cancelExport': {
    allow: listers,
    outside: 404,
    call: async (actor, side, world) => cancelExport(person(actor), await ownOr(actor, side, world)),
  },
  'exports.takeExport': {
    allow: listers,
    outside: 404,
    call: async (actor, side, world) => takeExport(person(actor), await ownOr(actor, side, world, 'ready')),
  },
  'exports.decideExport': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side, world) => {
      const maker = await makeUser({ role: 'clerk', unitId: world.sectionId });
      const id = await seedExport({ ...maker, unitId: side.countyId }, 'waiting');
      return decideExport(person(actor), { id, decision: 'refuse', reason: '人数过多（示例）' });
    },
  },
  'exports.resumeExports': { allow: ['system'], outside: '-', call: (actor) => resumeExports(actor) },
  'exports.expireExports': { allow: ['system'], outside: '-', call: (actor) => expireExports(actor) },
};
