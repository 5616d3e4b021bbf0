import { attachOfferPapers } from '@/lib/offers/commands/attach-papers';
import {
  publishOffer,
  returnOffer,
  reviewOffer,
  submitOffer,
  withdrawOffer,
} from '@/lib/offers/commands/decide-offer';
import { createOffer, updateOffer } from '@/lib/offers/commands/write-offer';
import {
  countOffers,
  countOffersByState,
  getOffer,
  getOfferHistory,
  listOffers,
} from '@/lib/offers/queries/offers';
import { OfferPage } from '@/lib/offers/search-params';
import { offerInput, seedOffer } from '@/tests/factories/offers';
import { seedUpload } from '@/tests/factories/receipts';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;

export const offersAccess: AccessTable = {
  'offers.listOffers': {
    allow: readers,
    outside: '-',
    call: (actor) => listOffers(actor, OfferPage.parse({})),
  },
  'offers.countOffers': { allow: readers, outside: '-', call: (actor) => countOffers(actor, {}) },
  'offers.countOffersByState': { allow: readers, outside: '-', call: (actor) => countOffersByState(actor) },
  'offers.getOffer': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getOffer(actor, (await seedOffer(side.countyId)).id),
  },
  'offers.getOfferHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getOfferHistory(actor, (await seedOffer(side.countyId)).id),
  },
  'offers.createOffer': {
    allow: writers,
    outside: '-',
    call: (actor, side) => createOffer(actor, offerInput(side.countyId)),
  },
  'offers.updateOffer': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      updateOffer(actor, { ...offerInput(side.countyId), ...(await seedOffer(side.countyId)) }),
  },
  'offers.submitOffer': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => submitOffer(actor, await seedOffer(side.countyId)),
  },
  'offers.reviewOffer': {
    allow: ['clerk', 'chief'],
    outside: 404,
    call: async (actor, side) =>
      reviewOffer(actor, {
        ...(await seedOffer(side.countyId, { state: 'submitted' })),
        aspect: 'legal',
        result: 'passed',
        note: undefined,
      }),
  },
  'offers.returnOffer': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side) =>
      returnOffer(actor, { ...(await seedOffer(side.countyId, { state: 'submitted' })), reason: '请补充' }),
  },
  'offers.publishOffer': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side) =>
      publishOffer(actor, await seedOffer(side.countyId, { state: 'submitted', passed: true })),
  },
  'offers.withdrawOffer': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      withdrawOffer(actor, {
        ...(await seedOffer(side.countyId, { state: 'published' })),
        reason: '条件有变',
      }),
  },
  // with a file of the actor's own, as the form sends it
  'offers.attachOfferPapers': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 404,
    call: async (actor, side) => {
      const files = actor.kind === 'person' ? [await seedUpload(actor)] : [];
      return attachOfferPapers(actor, { id: (await seedOffer(side.countyId)).id, files });
    },
  },
};
