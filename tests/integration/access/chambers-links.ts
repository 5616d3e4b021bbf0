import { askLedger, meetSheet } from '@/lib/chambers/commands/ask-ledger';
import { markMatchApart, registerMember, reopenMatch } from '@/lib/chambers/commands/decide-match';
import { publishMember, setContactPublic, unpublishMember } from '@/lib/chambers/commands/publish-officers';
import { readProvided } from '@/lib/chambers/queries/provided-fields';
import { countRosterLinks, listCandidatesOf, listRosterLinks } from '@/lib/chambers/queries/roster-links';
import { RosterLinkPage } from '@/lib/chambers/search-params';
import { db } from '@/lib/server/db';
import { seedMember, seedRosterImport } from '@/tests/factories/chambers';
import { seedMerchant } from '@/tests/factories/merchants';
import { person } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const keepers = ['clerk', 'chief'] as const;
/** Somebody whom the bureau reads, beside an entry of the chamber. */
const seedMatch = async (chamberId: string, ownerUnitId: string, state = 'open') => {
  const membershipId = await seedMember(chamberId);
  const { id } = await seedMerchant(ownerUnitId);
  const match = await db.rosterMatch.create({
    data: { membershipId, merchantId: id, score: 80, reasons: ['mobile', 'name'], state },
    select: { id: true },
  });
  return match.id;
};

export const chamberLinksAccess: AccessTable = {
  'chambers.askLedger': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) => askLedger(person(actor), { id: await seedMember(side.chamberId) }),
  },
  'chambers.meetSheet': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) => meetSheet(person(actor), { id: await seedRosterImport(side.chamberId) }),
  },
  'chambers.listRosterLinks': {
    allow: keepers,
    outside: '-',
    call: (actor) => listRosterLinks(actor, RosterLinkPage.parse({})),
  },
  'chambers.countRosterLinks': {
    allow: keepers,
    outside: '-',
    call: (actor) => countRosterLinks(actor, {}),
  },
  'chambers.listCandidatesOf': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) => listCandidatesOf(actor, await seedMember(side.chamberId)),
  },
  'chambers.markMatchApart': {
    allow: keepers,
    outside: 404,
    call: async (actor, side, world) =>
      markMatchApart(person(actor), { id: await seedMatch(side.chamberId, world.rootId) }),
  },
  'chambers.reopenMatch': {
    allow: keepers,
    outside: 404,
    call: async (actor, side, world) =>
      reopenMatch(person(actor), { id: await seedMatch(side.chamberId, world.rootId, 'not_same') }),
  },
  'chambers.registerMember': {
    allow: keepers,
    outside: 404,
    call: async (actor, side) =>
      registerMember(person(actor), {
        id: await seedMember(side.chamberId, { phone: undefined, provided: true }),
        version: 1,
        reason: '示例理由',
      }),
  },
  'chambers.readProvided': {
    allow: ['chamber_officer'],
    outside: '-',
    emptyWhenRefused: true,
    call: async (actor, _side, world) => {
      const { id } = await seedMerchant(world.rootId);
      await db.consent.create({
        data: {
          merchantId: id,
          purpose: 'provide_to_chamber',
          scope: '示例商会',
          fields: ['name'],
          textCode: 'consent-provide_to_chamber',
          textNumber: 1,
          channel: 'paper',
          givenAt: new Date('2024-05-01T00:00:00Z'),
        },
        select: { id: true },
      });
      return readProvided(actor, { merchantId: id, chamber: { name: '示例商会' } });
    },
  },
  'chambers.publishMember': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      publishMember(person(actor), {
        id: await seedMember(side.chamberId),
        agreed: true,
        evidence: '示例同意书',
        givenOn: '2024-05-01',
      }),
  },
  'chambers.unpublishMember': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: async (actor, side) => unpublishMember(person(actor), { id: await seedMember(side.chamberId) }),
  },
  'chambers.setContactPublic': {
    allow: ['clerk', 'chief', 'chamber_officer'],
    outside: 404,
    call: (actor, side) => setContactPublic(person(actor), { id: side.chamberId, isOn: true }),
  },
};
