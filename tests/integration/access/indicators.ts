import { countLines, lastCountedMonth, listLines } from '@/lib/indicators/queries/counted-lines';
import {
  figureUnits,
  getFigure,
  listFigureLines,
  listFigures,
  readQuestion,
} from '@/lib/indicators/queries/get-figure';
import { getDefinition, listDefinitions } from '@/lib/definitions/queries';
import { seedDefinition } from '@/tests/factories/definitions';
import { seedReceipt } from '@/tests/factories/receipts';
import { roles, type Side, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;

/** An accepted line on that side, so that a figure has something to count. */
async function counted(side: Side, world: World) {
  await seedDefinition();
  await seedReceipt(side.countyId, 'accepted', { decidedBy: world.people.chief.userId });
  return { unit: side.countyId, from: '2024-01', to: '2024-05' };
}

const everything = (side: Side) => ({ segments: [], groups: new Map([[side.countyId, side.countyId]]) });

export const indicatorsAccess: AccessTable = {
  'indicators.getFigure': {
    allow: readers,
    outside: 404,
    call: async (actor, side, world) => getFigure(actor, 'return-receipts', await counted(side, world)),
  },
  'indicators.listFigureLines': {
    allow: readers,
    outside: 404,
    call: async (actor, side, world) => listFigureLines(actor, 'return-receipts', await counted(side, world)),
  },
  'indicators.listFigures': {
    allow: readers,
    outside: 404,
    call: async (actor, side, world) => listFigures(actor, await counted(side, world)),
  },
  'indicators.readQuestion': {
    allow: readers,
    outside: '-',
    call: (actor) =>
      readQuestion(actor, {
        unit: undefined,
        from: undefined,
        to: undefined,
        group: undefined,
      }),
  },
  'indicators.figureUnits': {
    allow: readers,
    outside: '-',
    emptyWhenRefused: true,
    call: (actor) => figureUnits(actor),
  },
  // the builder's own doors: whoever sees no unit counts nothing
  'indicators.countLines': {
    allow: [...roles, 'link', 'public', 'system'],
    outside: '-',
    call: (actor, side) => countLines(actor, everything(side)),
  },
  'indicators.listLines': {
    allow: [...roles, 'link', 'public', 'system'],
    outside: '-',
    call: (actor, side) => listLines(actor, everything(side)),
  },
  'indicators.lastCountedMonth': {
    allow: readers,
    outside: '-',
    emptyWhenRefused: true,
    call: (actor) => lastCountedMonth(actor),
  },
  'definitions.listDefinitions': {
    allow: [...readers, 'auditor'],
    outside: '-',
    call: async (actor) => {
      await seedDefinition();
      return listDefinitions(actor);
    },
  },
  'definitions.getDefinition': {
    allow: [...readers, 'auditor'],
    outside: '-',
    call: async (actor) => {
      await seedDefinition();
      return getDefinition(actor, 'return-receipts');
    },
  },
};
