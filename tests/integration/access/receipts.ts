import { correctReceipt, createReceipts, createReceiptsIn } from '@/lib/receipts/commands/create-receipts';
import { loadReceipt } from '@/lib/receipts/commands/load-receipt';
import { acceptReceipt, checkReceipt, returnReceipt } from '@/lib/receipts/commands/review-receipt';
import { detachEvidence, submitReceipt, submitReceiptIn } from '@/lib/receipts/commands/submit-receipt';
import { updateReceipt } from '@/lib/receipts/commands/update-receipt';
import { findReceipt, getReceipt, getReceiptHistory } from '@/lib/receipts/queries/get-receipt';
import {
  countReceipts,
  listReceipts,
  listReceiptsOf,
  nextInQueue,
} from '@/lib/receipts/queries/list-receipts';
import { ReceiptChange } from '@/lib/receipts/schema';
import { ReceiptPage } from '@/lib/receipts/search-params';
import { inTransaction } from '@/lib/server/db';
import { seedProject } from '@/tests/factories/projects';
import { receiptInput, seedEvidence, seedReceipt } from '@/tests/factories/receipts';
import { person, type Side, type World } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;
const page = ReceiptPage.parse({});

const withEvidence = async (side: Side) => {
  const receipt = await seedReceipt(side.countyId);
  await seedEvidence(receipt.id);
  return receipt;
};
const accepted = (side: Side, world: World) =>
  seedReceipt(side.countyId, 'accepted', { decidedBy: world.people.chief.userId });

export const receiptsAccess: AccessTable = {
  'receipts.listReceipts': { allow: readers, outside: '-', call: (actor) => listReceipts(actor, page) },
  'receipts.countReceipts': { allow: readers, outside: '-', call: (actor) => countReceipts(actor, page) },
  'receipts.listReceiptsOf': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => listReceiptsOf(actor, (await seedProject(side.countyId)).id),
  },
  'receipts.nextInQueue': { allow: readers, outside: '-', call: (actor) => nextInQueue(actor) },
  'receipts.getReceipt': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getReceipt(actor, (await seedReceipt(side.countyId)).id),
  },
  'receipts.findReceipt': {
    allow: readers,
    outside: '-',
    emptyWhenRefused: true,
    call: async (actor, side) => findReceipt(actor, (await seedReceipt(side.countyId)).id),
  },
  'receipts.getReceiptHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getReceiptHistory(actor, (await seedReceipt(side.countyId)).id),
  },
  'receipts.loadReceipt': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedReceipt(side.countyId);
      return inTransaction((tx) => loadReceipt(tx, actor, id));
    },
  },
  'receipts.createReceipts': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => createReceipts(actor, [receiptInput((await seedProject(side.countyId)).id)]),
  },
  'receipts.createReceiptsIn': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedProject(side.countyId);
      return inTransaction((tx) => createReceiptsIn(tx, actor, [receiptInput(id)]));
    },
  },
  'receipts.updateReceipt': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      updateReceipt(
        actor,
        ReceiptChange.parse({
          ...receiptInput((await seedProject(side.countyId)).id),
          ...(await seedReceipt(side.countyId)),
        }),
      ),
  },
  'receipts.submitReceipt': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => submitReceipt(actor, await withEvidence(side)),
  },
  'receipts.submitReceiptIn': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const receipt = await withEvidence(side);
      return inTransaction((tx) => submitReceiptIn(tx, actor, receipt));
    },
  },
  'receipts.detachEvidence': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side) => {
      const receipt = await seedReceipt(side.countyId);
      return detachEvidence(person(actor), { ...receipt, attachmentId: await seedEvidence(receipt.id) });
    },
  },
  'receipts.checkReceipt': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) => checkReceipt(actor, await seedReceipt(side.countyId, 'submitted')),
  },
  'receipts.acceptReceipt': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side) =>
      acceptReceipt(actor, { ...(await seedReceipt(side.countyId, 'checked')), periodMonth: '2024-05' }),
  },
  'receipts.returnReceipt': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) =>
      returnReceipt(actor, { ...(await seedReceipt(side.countyId, 'submitted')), reason: '示例' }),
  },
  'receipts.correctReceipt': {
    allow: writers,
    outside: 404,
    call: async (actor, side, world) =>
      correctReceipt(actor, {
        id: (await accepted(side, world)).id,
        amount: '-50',
        evidenceKind: 'bank_slip',
        reason: '示例',
        act: 'save',
      }),
  },
};
