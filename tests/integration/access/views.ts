import {
  chooseColumns,
  chooseDefaultView,
  deleteView,
  moveView,
  saveView,
  updateView,
} from '@/lib/views/commands';
import { getLedgerViews } from '@/lib/views/queries';
import { ColumnsInput, ViewChange, ViewInput } from '@/lib/views/schema';
import { db } from '@/lib/server/db';
import type { Actor } from '@/lib/server/actor';
import { newId } from '@/lib/server/uuid';
import { person, type Side, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor'] as const;

/** A view of the actor's own; one that the unit of the other side shares when that side is asked for. */
async function viewOf(actor: Actor, side: Side, world: World): Promise<string> {
  const own = side === world.own;
  const { id } = await db.savedView.create({
    data: {
      noun: 'merchants',
      name: newId().slice(-12),
      query: 'key=1',
      userId: own ? person(actor).userId : newId(),
      unitId: own ? null : side.countyId,
    },
  });
  return id;
}

export const viewsAccess: AccessTable = {
  'views.getLedgerViews': {
    allow: readers,
    outside: '-',
    call: (actor) => getLedgerViews(actor, 'merchants', { text: '' }),
  },
  'views.saveView': {
    allow: readers,
    outside: '-',
    call: (actor) => saveView(actor, ViewInput.parse({ noun: 'merchants', name: newId().slice(-12) })),
  },
  'views.updateView': {
    allow: readers,
    outside: 404,
    call: async (actor, side, world) =>
      updateView(
        actor,
        ViewChange.parse({
          id: await viewOf(actor, side, world),
          version: '1',
          name: newId().slice(-12),
        }),
      ),
  },
  'views.deleteView': {
    allow: readers,
    outside: 404,
    call: async (actor, side, world) => deleteView(actor, await viewOf(actor, side, world)),
  },
  'views.moveView': {
    allow: readers,
    outside: 404,
    call: async (actor, side, world) =>
      moveView(actor, { id: await viewOf(actor, side, world), to: 'earlier' }),
  },
  'views.chooseDefaultView': {
    allow: readers,
    outside: 404,
    call: async (actor, side, world) =>
      chooseDefaultView(actor, { noun: 'merchants', view: await viewOf(actor, side, world) }),
  },
  'views.chooseColumns': {
    allow: readers,
    outside: '-',
    call: (actor) => chooseColumns(actor, ColumnsInput.parse({ noun: 'merchants', columns: 'name,unit' })),
  },
};
