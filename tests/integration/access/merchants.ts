import { listContactsDue } from '@/lib/merchants/queries/contacts-due';
import { archiveMerchant } from '@/lib/merchants/commands/archive-merchant';
import { removePortrait, setPortrait } from '@/lib/merchants/commands/change-portrait';
import { createMerchants, createMerchantsIn } from '@/lib/merchants/commands/create-merchants';
import { revealContact } from '@/lib/merchants/commands/reveal-contact';
import { rememberMerchantsIn, undoImportedMerchantsIn } from '@/lib/merchants/commands/undo-import';
import { updateMerchants, updateMerchantsIn } from '@/lib/merchants/commands/update-merchants';
import { findMerchant, getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import {
  applyFieldRules,
  countMerchants,
  countMerchantsBy,
  listMerchants,
} from '@/lib/merchants/queries/list-merchants';
import {
  countLedger,
  listLedgerIds,
  readLedgerRows,
  readPublicLedgerWords,
} from '@/lib/merchants/queries/read-ledger';
import { columnsNamed } from '@/lib/merchants/fields-export';
import { readMerchant } from '@/lib/merchants/queries/read-merchant';
import { merchantWhere, readsInFullSql, readsInFullWhere } from '@/lib/merchants/queries/where';
import { MerchantInput } from '@/lib/merchants/schema';
import { MerchantFilters, MerchantPage } from '@/lib/merchants/search-params';
import { inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { everybody } from '@/tests/support/world';
import { seedMerchant, seedPortrait } from '@/tests/factories/merchants';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const keepers = ['clerk', 'chief', 'filler', 'system'] as const;
const filters = MerchantFilters.parse({});
const patch = (id: string) => ({ id, version: 1, values: { note: '示例' } });

export const merchantsAccess: AccessTable = {
  'merchants.listMerchants': {
    allow: readers,
    outside: '-',
    call: (actor) => listMerchants(actor, MerchantPage.parse({})),
  },
  'merchants.countLedger': { allow: readers, outside: '-', call: (actor) => countLedger(actor, { filters }) },
  'merchants.listLedgerIds': {
    allow: readers,
    outside: '-',
    call: (actor) => listLedgerIds(actor, { filters }),
  },
  'merchants.readLedgerRows': {
    allow: readers,
    outside: '-',
    call: async (actor, side) =>
      readLedgerRows(actor, [side.merchantId], columnsNamed(['name']), {
        words: await readPublicLedgerWords(),
      }),
  },
  'merchants.listContactsDue': { allow: readers, outside: '-', call: (actor) => listContactsDue(actor, 6) },
  'merchants.countMerchants': {
    allow: readers,
    outside: '-',
    call: (actor) => countMerchants(actor, filters),
  },
  'merchants.countMerchantsBy': {
    allow: readers,
    outside: '-',
    call: (actor) => countMerchantsBy(actor, 'industry', filters),
  },
  'merchants.merchantWhere': {
    allow: readers,
    outside: '-',
    call: async (actor) => merchantWhere(actor, filters).sql,
  },
  // conditions that narrow a list which the noun's own rule has let through
  'merchants.readsInFullSql': {
    allow: everybody,
    outside: '-',
    call: async (actor) => readsInFullSql(actor, 'm').sql,
  },
  'merchants.readsInFullWhere': {
    allow: everybody,
    outside: '-',
    call: async (actor) => readsInFullWhere(actor),
  },
  // hides fields of a row that the list has already let through
  'merchants.applyFieldRules': {
    allow: everybody,
    outside: '-',
    call: async (actor) => {
      const [row] = (await listMerchants(actor, MerchantPage.parse({}), 1).catch(() => ({ rows: [] }))).rows;
      return row ? applyFieldRules(actor, row) : 'no row to hide anything in';
    },
  },
  'merchants.getMerchant': {
    allow: [...readers, 'merchant'],
    outside: 404,
    call: (actor, side) => getMerchant(actor, side.merchantId),
  },
  // the row behind getMerchant, before the rules of its fields
  'merchants.readMerchant': {
    allow: [...readers, 'merchant'],
    outside: '-',
    emptyWhenRefused: true,
    call: (actor, side) => readMerchant(actor, side.merchantId),
  },
  'merchants.findMerchant': {
    allow: [...readers, 'merchant'],
    outside: '-',
    emptyWhenRefused: true,
    call: (actor, side) => findMerchant(actor, side.merchantId),
  },
  'merchants.getMerchantHistory': {
    allow: [...readers, 'merchant'],
    outside: 404,
    call: (actor, side) => getMerchantHistory(actor, side.merchantId),
  },
  'merchants.createMerchants': {
    allow: keepers,
    outside: 403,
    call: (actor, side) =>
      createMerchants(actor, [MerchantInput.parse({ name: '示例新人', ownerUnitId: side.countyId })]),
  },
  'merchants.createMerchantsIn': {
    allow: keepers,
    outside: 403,
    call: (actor, side) =>
      inTransaction((tx) =>
        createMerchantsIn(tx, actor, [MerchantInput.parse({ name: '示例新人', ownerUnitId: side.countyId })]),
      ),
  },
  'merchants.updateMerchants': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => updateMerchants(actor, [patch((await seedMerchant(side.countyId)).id)]),
  },
  'merchants.updateMerchantsIn': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedMerchant(side.countyId);
      return inTransaction((tx) => updateMerchantsIn(tx, actor, [patch(id)]));
    },
  },
  'merchants.archiveMerchant': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) =>
      archiveMerchant(actor, {
        id: (await seedMerchant(side.countyId)).id,
        version: 1,
        reason: '示例',
      }),
  },
  'merchants.setPortrait': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side) =>
      setPortrait(actor, { id: (await seedMerchant(side.countyId)).id, files: [] }),
  },
  'merchants.removePortrait': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedMerchant(side.countyId);
      await seedPortrait(id);
      return removePortrait(actor, { id });
    },
  },
  'merchants.revealContact': {
    allow: ['clerk', 'chief', 'leader', 'filler'],
    outside: 404,
    call: async (actor, side) =>
      revealContact(actor, {
        contactPointId: (await seedMerchant(side.countyId)).contactPointId,
        purpose: 'verify',
      }),
  },
  'merchants.rememberMerchantsIn': {
    allow: keepers,
    outside: '-',
    call: async (actor, side) => {
      const { id } = await seedMerchant(side.countyId);
      return inTransaction((tx) => rememberMerchantsIn(tx, actor, [patch(id)]));
    },
  },
  'merchants.undoImportedMerchantsIn': {
    allow: keepers,
    outside: '-',
    call: async (actor) =>
      inTransaction((tx) => undoImportedMerchantsIn(tx, actor, [], { batchId: newId(), reason: '示例' })),
  },
};
