import { lockMonth } from '@/lib/indicators/commands/lock-month';
import { getMonth, listMonths } from '@/lib/indicators/queries/month-locks';
import { countUndecided, listUndecided } from '@/lib/indicators/queries/undecided';
import { inTransaction } from '@/lib/server/db';
import {
  getChamberContribution,
  listChamberContributions,
} from '@/lib/indicators/queries/chamber-contribution';
import { getChamberMoney } from '@/lib/indicators/queries/chamber-money';
import {
  countLines,
  freezeLines,
  lastCountedMonth,
  listLines,
  sumByChamber,
  sumByProject,
} from '@/lib/indicators/queries/counted-lines';
import { takeFigureLines } from '@/lib/indicators/commands/take-lines';
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
  'indicators.lockMonth': {
    allow: ['chief'],
    outside: '-',
    call: (actor, side) =>
      lockMonth(actor, { unit: side.countyId, month: '2026-01', undecided: 0, seen: 'on' }),
  },
  'indicators.listMonths': {
    allow: readers,
    outside: 404,
    call: (actor, side) => listMonths(actor, side.countyId),
  },
  'indicators.getMonth': {
    allow: readers,
    outside: 404,
    call: (actor, side) => getMonth(actor, { unit: side.countyId, month: '2026-02' }),
  },
  'indicators.countUndecided': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => ({
      count: await countUndecided(actor, { unit: side.countyId, month: '2026-02' }),
      asked: true,
    }),
  },
  'indicators.listUndecided': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => ({
      rows: await listUndecided(actor, { unit: side.countyId, month: '2026-02' }),
      asked: true,
    }),
  },
  'indicators.freezeLines': {
    allow: readers,
    outside: '-',
    emptyWhenRefused: true,
    call: (actor, side) => inTransaction((tx) => freezeLines(tx, actor, everything(side))),
  },
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
  'indicators.takeFigureLines': {
    allow: readers,
    outside: 404,
    call: async (actor, side, world) => takeFigureLines(actor, 'return-receipts', await counted(side, world)),
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
  'indicators.sumByProject': {
    allow: [...roles, 'link', 'public', 'system'],
    outside: '-',
    call: (actor, side) => sumByProject(actor, everything(side)),
  },
  'indicators.getChamberMoney': {
    allow: ['chamber_officer'],
    outside: 404,
    call: (actor, side) => getChamberMoney(actor, side.chamberId),
  },
  'indicators.listLines': {
    allow: [...roles, 'link', 'public', 'system'],
    outside: '-',
    call: (actor, side) => listLines(actor, everything(side)),
  },
  'indicators.sumByChamber': {
    allow: [...roles, 'link', 'public', 'system'],
    outside: '-',
    call: async (actor, side) => [...(await sumByChamber(actor, everything(side)))],
  },
  'indicators.listChamberContributions': {
    allow: readers,
    outside: '-',
    call: (actor) => listChamberContributions(actor),
  },
  'indicators.getChamberContribution': {
    allow: ['clerk', 'chief', 'leader', 'supervisor', 'system'],
    // the world's chambers belong to the bureau, and an officer has the own desk
    outside: 404,
    call: (actor, side) => getChamberContribution(actor, side.chamberId),
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
