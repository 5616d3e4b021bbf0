import { person } from '@/tests/support/world';
import { listOwnContactPoints } from '@/lib/merchants/queries/own-contact-points';
import { listContactsDue } from '@/lib/merchants/queries/contacts-due';
import { archiveMerchant } from '@/lib/merchants/commands/archive-merchant';
import { removePortrait, setPortrait } from '@/lib/merchants/commands/change-portrait';
import { checkDuplicates, registerMerchant } from '@/lib/merchants/commands/check-duplicates';
import { markNotSame, pairMerchants, reopenDuplicate } from '@/lib/merchants/commands/decide-duplicate';
import { fillStrokes } from '@/lib/merchants/commands/fill-strokes';
import { mergeMerchants } from '@/lib/merchants/commands/merge-merchants';
import { scanDuplicates } from '@/lib/merchants/commands/scan-duplicates';
import { examineMerge, undoMerge } from '@/lib/merchants/commands/undo-merge';
import { createMerchants, createMerchantsIn } from '@/lib/merchants/commands/create-merchants';
import { revealContact } from '@/lib/merchants/commands/reveal-contact';
import { rememberMerchantsIn, undoImportedMerchantsIn } from '@/lib/merchants/commands/undo-import';
import { setOfficer } from '@/lib/merchants/commands/set-officer';
import { updateMerchants, updateMerchantsIn } from '@/lib/merchants/commands/update-merchants';
import { findDuplicates } from '@/lib/merchants/queries/find-duplicates';
import { countDuplicates, getDuplicate, listDuplicates } from '@/lib/merchants/queries/list-duplicates';
import { listMerges, previewMerge } from '@/lib/merchants/queries/preview-merge';
import { findMerchant, getMerchant, getMerchantHistory } from '@/lib/merchants/queries/get-merchant';
import { getCityProfile } from '@/lib/merchants/queries/city-profile';
import { columnsNamed } from '@/lib/merchants/fields-export';
import {
  countMerchantsBy,
  countMerchantsByResidence,
  countMerchantsByList,
  crossCountMerchants,
  listMerchantTags,
  openFacets,
} from '@/lib/merchants/queries/count-facets';
import {
  applyFieldRules,
  countMerchants,
  listMerchantCells,
  listMerchants,
} from '@/lib/merchants/queries/list-merchants';
import {
  countLedger,
  listLedgerIds,
  readLedgerRows,
  readPublicLedgerWords,
} from '@/lib/merchants/queries/read-ledger';
import { listOfficerChoices } from '@/lib/merchants/queries/officer-choices';
import { scoreDrafts } from '@/lib/merchants/queries/score-drafts';
import { readMerchant } from '@/lib/merchants/queries/read-merchant';
import { merchantWhere, readsInFullSql, readsInFullWhere } from '@/lib/merchants/queries/where';
import { MerchantInput } from '@/lib/merchants/schema';
import { DuplicateDraft } from '@/lib/merchants/schema-duplicates';
import { DuplicatePage } from '@/lib/merchants/search-params-duplicates';
import { MerchantFilters, MerchantPage } from '@/lib/merchants/search-params';
import { everyKeptLink } from '@/lib/api/links';
import { systemActor } from '@/lib/server/actor-of-job';
import { db, inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { everybody, signedIn, type World } from '@/tests/support/world';
import { seedMerchant, seedPortrait } from '@/tests/factories/merchants';
import { seedPlace } from '@/tests/factories/places';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const keepers = ['clerk', 'chief', 'filler', 'system'] as const;
const filters = MerchantFilters.parse({});
const patch = (id: string) => ({ id, version: 1, values: { note: '示例' } });

const draft = DuplicateDraft.parse({ name: '示例新人' });

/** Two people of a county laid side by side. */
async function seedPair(
  countyId: string,
): Promise<{ id: string; version: number; winnerId: string; loserId: string }> {
  const [winnerId, loserId] = [(await seedMerchant(countyId)).id, (await seedMerchant(countyId)).id];
  const { id } = await pairMerchants(systemActor('test'), { merchantId: winnerId, otherId: loserId });
  return { id, version: 1, winnerId, loserId };
}

/** A merge of two people of a county, made by the bureau's clerk. */
async function seedMerge(world: World, countyId: string): Promise<{ mergeId: string }> {
  const { userId, grantId } = world.people.clerk;
  return mergeMerchants(await signedIn(userId, grantId), everyKeptLink, await mergeOf(countyId));
}

const mergeOf = async (countyId: string) => {
  const { id, winnerId } = await seedPair(countyId);
  return { pairId: id, survivorId: winnerId, aVersion: 1, bVersion: 1, choice: {}, reason: '示例' };
};

export const merchantsAccess: AccessTable = {
  'merchants.listOwnContactPoints': {
    allow: ['merchant'],
    outside: '-',
    call: (actor) => listOwnContactPoints(person(actor)),
  },
  'merchants.findDuplicates': {
    allow: keepers,
    outside: '-',
    call: (actor) => findDuplicates(actor, draft),
  },
  'merchants.checkDuplicates': {
    allow: ['clerk', 'chief', 'filler'],
    outside: '-',
    call: (actor) => checkDuplicates(actor, draft),
  },
  'merchants.registerMerchant': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 403,
    call: (actor, side) =>
      registerMerchant(
        actor,
        MerchantInput.parse({ name: '示例新人', ownerUnitId: side.countyId }),
        '示例理由',
      ),
  },
  'merchants.fillStrokes': { allow: ['system'], outside: '-', call: (actor) => fillStrokes(actor) },
  'merchants.scoreDrafts': { allow: keepers, outside: '-', call: (actor) => scoreDrafts(actor, []) },
  'merchants.scanDuplicates': { allow: ['system'], outside: '-', call: (actor) => scanDuplicates(actor) },
  'merchants.listDuplicates': {
    allow: keepers,
    outside: '-',
    call: (actor) => listDuplicates(actor, DuplicatePage.parse({})),
  },
  'merchants.countDuplicates': {
    allow: keepers,
    outside: '-',
    call: (actor) => countDuplicates(actor, { state: undefined, level: undefined }),
  },
  'merchants.getDuplicate': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => getDuplicate(actor, (await seedPair(side.countyId)).id),
  },
  'merchants.markNotSame': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => markNotSame(actor, { ...(await seedPair(side.countyId)), reason: '示例' }),
  },
  'merchants.reopenDuplicate': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => {
      const pair = await seedPair(side.countyId);
      await db.duplicatePair.update({ where: { id: pair.id }, data: { state: 'not_same' } });
      return reopenDuplicate(actor, { ...pair, reason: '示例' });
    },
  },
  'merchants.pairMerchants': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) =>
      pairMerchants(actor, {
        merchantId: (await seedMerchant(side.countyId)).id,
        otherId: (await seedMerchant(side.countyId)).id,
      }),
  },
  'merchants.previewMerge': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) => {
      const { winnerId, loserId } = await seedPair(side.countyId);
      return previewMerge(actor, everyKeptLink, winnerId, loserId);
    },
  },
  'merchants.mergeMerchants': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) => mergeMerchants(actor, everyKeptLink, await mergeOf(side.countyId)),
  },
  'merchants.examineMerge': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side, world) =>
      examineMerge(actor, everyKeptLink, (await seedMerge(world, side.countyId)).mergeId),
  },
  'merchants.undoMerge': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side, world) =>
      undoMerge(actor, everyKeptLink, {
        id: (await seedMerge(world, side.countyId)).mergeId,
        reason: '示例',
      }),
  },
  'merchants.listMerges': {
    allow: ['clerk', 'chief'],
    outside: '-',
    emptyWhenRefused: true,
    call: async (actor, side, world) => {
      await seedMerge(world, side.countyId);
      const merge = await db.merchantMerge.findFirst({
        where: { winner: { ownerUnitId: side.countyId } },
        select: { winnerId: true },
        orderBy: { id: 'desc' },
      });
      return listMerges(actor, merge?.winnerId ?? '');
    },
  },
  'merchants.listMerchantTags': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ tags: await listMerchantTags(actor), asked: true }),
  },
  'merchants.countMerchantsByList': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({
      counts: await countMerchantsByList(actor, 'contribution', filters),
      asked: true,
    }),
  },
  'merchants.listMerchantCells': {
    allow: readers,
    outside: '-',
    call: (actor, side) => listMerchantCells(actor, [side.merchantId], ['note']),
  },
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
  'merchants.crossCountMerchants': {
    allow: readers,
    outside: '-',
    call: (actor) => crossCountMerchants(actor, 'industry', 'hometown', MerchantFilters.parse({})),
  },
  'merchants.countMerchantsByResidence': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({
      rows: await countMerchantsByResidence(actor, 'city', MerchantFilters.parse({}), 5),
      asked: true,
    }),
  },
  'merchants.getCityProfile': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => {
      const { id } = await seedPlace('330000', 'province', '浙江省');
      await seedMerchant(side.countyId, { residenceId: id });
      return getCityProfile(actor, id);
    },
  },
  'merchants.openFacets': {
    allow: everybody,
    outside: '-',
    call: async (actor) => openFacets(actor),
  },
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
  'merchants.setOfficer': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedMerchant(side.countyId, { contactPoints: [] });
      return setOfficer(actor, { id, version: 1 });
    },
  },
  'merchants.listOfficerChoices': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ officers: await listOfficerChoices(actor, undefined) }),
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
