import { decideConflicts } from '@/lib/imports/commands/decide-conflicts';
import { decideRows } from '@/lib/imports/commands/decide-rows';
import { expireBatches, resumeBatches } from '@/lib/imports/commands/keep-batches';
import { chooseSheet, confirmMapping } from '@/lib/imports/commands/map-columns';
import { applyBatch, cancelBatch, retryBatch, undoBatch } from '@/lib/imports/commands/move-batch';
import { startImport } from '@/lib/imports/commands/start-import';
import { getErrorWorkbook } from '@/lib/imports/queries/error-workbook';
import { getBatch, getBatchProgress, mayReadBatch } from '@/lib/imports/queries/get-batch';
import { getBatchRow, listBatchRows } from '@/lib/imports/queries/list-batch-rows';
import { countRemoved, listRemoved } from '@/lib/imports/queries/list-removed';
import { countWaitingBatches, listBatches, listImportUnits } from '@/lib/imports/queries/list-batches';
import type { BatchState } from '@/lib/imports/rules';
import { BatchListPage } from '@/lib/imports/search-params';
import { sealBlock } from '@/lib/imports/import-blocks';
import { db } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { seedBatch } from '@/tests/factories/imports';
import { person, type Side, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const importers = ['clerk', 'chief', 'filler'] as const;

/** A batch of that side's county, begun by the chief of the world. */
const batchOf = (side: Side, world: World, state: BatchState = 'ready') =>
  seedBatch({ unitId: side.countyId, ...world.people.chief }, state);

const page = { tab: undefined, after: undefined, before: undefined };

export const importsAccess: AccessTable = {
  'imports.countWaitingBatches': {
    allow: importers,
    outside: '-',
    call: (actor) => countWaitingBatches(actor),
  },
  'imports.listBatches': {
    allow: importers,
    outside: '-',
    call: (actor) => listBatches(actor, BatchListPage.parse({})),
  },
  'imports.listImportUnits': { allow: importers, outside: '-', call: (actor) => listImportUnits(actor) },
  'imports.getBatch': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => getBatch(actor, await batchOf(side, world)),
  },
  'imports.getBatchProgress': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => getBatchProgress(actor, await batchOf(side, world)),
  },
  'imports.mayReadBatch': {
    allow: importers,
    outside: '-',
    emptyWhenRefused: true,
    call: async (actor, side, world) => mayReadBatch(actor, await batchOf(side, world)),
  },
  'imports.listBatchRows': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => listBatchRows(actor, await batchOf(side, world), page),
  },
  'imports.countRemoved': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => countRemoved(actor, await batchOf(side, world)),
  },
  'imports.listRemoved': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => listRemoved(actor, await batchOf(side, world)),
  },
  'imports.decideConflicts': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) =>
      decideConflicts(person(actor), {
        id: await batchOf(side, world),
        rows: [],
        all: true,
        choice: 'theirs',
        take: [],
      }),
  },
  'imports.getBatchRow': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => {
      const batchId = await batchOf(side, world);
      const { keyId, rawCipher, parsedCipher } = sealBlock([{ rowNo: 1, cells: ['示例'] }], []);
      await db.batchBlock.create({
        data: {
          batchId,
          firstRow: 1,
          lastRow: 1,
          keyId,
          rawCipher: Uint8Array.from(rawCipher),
          parsedCipher: Uint8Array.from(parsedCipher),
        },
      });
      return getBatchRow(actor, batchId, 1);
    },
  },
  'imports.getErrorWorkbook': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => getErrorWorkbook(actor, await batchOf(side, world)),
  },
  'imports.startImport': {
    allow: importers,
    outside: '-',
    call: async (actor, side) => {
      const sender = person(actor);
      const file = await db.file.create({
        data: {
          key: `test/${newId()}`,
          sha256: '00',
          size: 1n,
          mime: 'text/plain',
          uploadedBy: sender.userId,
        },
        select: { id: true },
      });
      return startImport(sender, {
        noun: 'merchants',
        unitId: side.countyId,
        source: '示例名单',
        basis: { kind: 'none', purposes: [] },
        fileId: file.id,
        fileName: '示例.csv',
      });
    },
  },
  'imports.chooseSheet': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) =>
      chooseSheet(person(actor), { id: await batchOf(side, world, 'mapping'), sheet: 0 }),
  },
  'imports.confirmMapping': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) =>
      confirmMapping(person(actor), { id: await batchOf(side, world, 'mapping'), columns: {} }),
  },
  'imports.decideRows': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) =>
      decideRows(person(actor), { id: await batchOf(side, world), rows: [], all: true, choice: 'create' }),
  },
  'imports.applyBatch': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => applyBatch(person(actor), await batchOf(side, world)),
  },
  'imports.undoBatch': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => undoBatch(person(actor), await batchOf(side, world, 'applied')),
  },
  'imports.retryBatch': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => retryBatch(person(actor), await batchOf(side, world, 'failed')),
  },
  'imports.cancelBatch': {
    allow: importers,
    outside: 404,
    call: async (actor, side, world) => cancelBatch(person(actor), await batchOf(side, world)),
  },
  'imports.resumeBatches': { allow: ['system'], outside: '-', call: (actor) => resumeBatches(actor) },
  'imports.expireBatches': { allow: ['system'], outside: '-', call: (actor) => expireBatches(actor) },
};
