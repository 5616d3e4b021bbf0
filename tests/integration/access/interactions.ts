import { countCityContacts } from '@/lib/interactions/queries/city-contacts';
import { listOwnContacts } from '@/lib/interactions/queries/own-contacts';
import {
  archiveInteraction,
  finishNextStep,
  removeInteractionPaper,
  settleDifficulty,
} from '@/lib/interactions/commands/close-parts';
import { createInteractions, createInteractionsIn } from '@/lib/interactions/commands/create-interactions';
import { recordAttendance } from '@/lib/interactions/commands/record-attendance';
import { updateInteraction } from '@/lib/interactions/commands/update-interaction';
import { getFilterNames, getOwnOfficer, searchOfficers } from '@/lib/interactions/queries/choices';
import { getCoverage } from '@/lib/interactions/queries/coverage';
import { getEtiquette } from '@/lib/interactions/queries/etiquette';
import { getInteraction, getInteractionHistory } from '@/lib/interactions/queries/get-interaction';
import {
  countByChannel,
  countInteractions,
  listInteractions,
  listInteractionsOfChamber,
  listInteractionsOfCompany,
  listInteractionsOfEvent,
  listInteractionsOfMerchant,
  listLeaderVisits,
} from '@/lib/interactions/queries/list-interactions';
import { interactionWhere, interactionWhereInSteps, readableSql } from '@/lib/interactions/queries/where';
import { InteractionPage } from '@/lib/interactions/search-params';
import { db, inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { addDays, today } from '@/lib/shared/dates';
import { seedCompany } from '@/tests/factories/companies';
import { seedEvent } from '@/tests/factories/events';
import { interactionInput, seedInteraction } from '@/tests/factories/interactions';
import { seedMerchant } from '@/tests/factories/merchants';
import { everybody, person } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'system'] as const;
const loggers = ['clerk', 'chief', 'leader', 'filler'] as const;
const page = InteractionPage.parse({});

const lists: AccessTable = {
  'interactions.listInteractionsOfEvent': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => listInteractionsOfEvent(actor, (await seedEvent(side.countyId)).id),
  },
  // a leader logs contacts, but keeps no list of an event
  'interactions.recordAttendance': {
    allow: ['clerk', 'chief', 'filler', 'system'],
    outside: 403,
    call: async (actor, side) =>
      recordAttendance(actor, { id: (await seedEvent(side.countyId, { state: 'ended' })).id }),
  },
  'interactions.listOwnContacts': {
    allow: ['merchant'],
    outside: '-',
    call: (actor) => listOwnContacts(person(actor), 5),
  },
  'interactions.countCityContacts': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ counts: await countCityContacts(actor, newId()), asked: true }),
  },
  'interactions.listInteractions': {
    allow: readers,
    outside: '-',
    call: (actor) => listInteractions(actor, page),
  },
  'interactions.countInteractions': {
    allow: readers,
    outside: '-',
    call: (actor) => countInteractions(actor, {}),
  },
  'interactions.countByChannel': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ counts: await countByChannel(actor, {}), asked: true }),
  },
  'interactions.interactionWhere': {
    allow: readers,
    outside: '-',
    call: async (actor) => interactionWhere(actor, {}).sql,
  },
  'interactions.interactionWhereInSteps': {
    allow: readers,
    outside: '-',
    call: async (actor) => interactionWhereInSteps(actor, {}).found.sql,
  },
  // FALSE for whoever may read none
  'interactions.readableSql': {
    allow: everybody,
    outside: '-',
    call: async (actor) => readableSql(actor).sql,
  },
  // a person outside the scope is withheld like one without a basis: nothing tells the two apart
  'interactions.listInteractionsOfMerchant': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => listInteractionsOfMerchant(actor, side.merchantId),
  },
  'interactions.listInteractionsOfCompany': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => listInteractionsOfCompany(actor, await seedCompany(side.countyId)),
  },
  'interactions.listInteractionsOfChamber': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => listInteractionsOfChamber(actor, side.chamberId),
  },
  'interactions.listLeaderVisits': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => listLeaderVisits(actor, side.chamberId),
  },
  'interactions.getEtiquette': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => ({ people: await getEtiquette(actor, [side.merchantId]) }),
  },
  'interactions.searchOfficers': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ officers: await searchOfficers(actor, '示例') }),
  },
  'interactions.getOwnOfficer': {
    allow: loggers,
    outside: '-',
    call: async (actor) => getOwnOfficer(person(actor)),
  },
  'interactions.getFilterNames': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => getFilterNames(actor, { merchant: side.merchantId }),
  },
  'interactions.getCoverage': {
    allow: [...readers, 'supervisor'],
    outside: '-',
    call: (actor) => getCoverage(actor),
  },
};

const records: AccessTable = {
  'interactions.getInteraction': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getInteraction(actor, (await seedInteraction(side.countyId)).id),
  },
  'interactions.getInteractionHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getInteractionHistory(actor, (await seedInteraction(side.countyId)).id),
  },
  'interactions.createInteractions': {
    allow: loggers,
    outside: 404,
    call: async (actor, side) => createInteractions(actor, [interactionInput([side.merchantId])]),
  },
  'interactions.createInteractionsIn': {
    allow: loggers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedMerchant(side.countyId);
      return inTransaction((tx) => createInteractionsIn(tx, actor, [interactionInput([id])]));
    },
  },
  'interactions.updateInteraction': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => {
      const { merchantId, ...record } = await seedInteraction(side.countyId);
      return updateInteraction(actor, {
        ...interactionInput([merchantId], { state: 'draft' }),
        ...record,
      });
    },
  },
  'interactions.settleDifficulty': {
    allow: readers,
    outside: 404,
    call: async (actor, side) =>
      settleDifficulty(actor, {
        ...(await seedInteraction(side.countyId, { difficulty: '招工难' })),
        note: '已联系人社局',
      }),
  },
  'interactions.finishNextStep': {
    allow: readers,
    outside: 404,
    call: async (actor, side) =>
      finishNextStep(actor, await seedInteraction(side.countyId, { nextOn: addDays(today(), 3) })),
  },
  'interactions.archiveInteraction': {
    allow: readers,
    outside: 404,
    call: async (actor, side) =>
      archiveInteraction(actor, { ...(await seedInteraction(side.countyId)), reason: '重复登记' }),
  },
};

export const interactionsAccess: AccessTable = { ...lists, ...records, ...papers() };

/** Taking a paper off: the paper hangs on the contact, and nobody else's will do. */
function papers(): AccessTable {
  return {
    'interactions.removeInteractionPaper': {
      allow: loggers,
      outside: 404,
      call: async (actor, side) => {
        const record = await seedInteraction(side.countyId);
        const attachmentId = await seedPaper(record.id);
        return removeInteractionPaper(actor, { ...record, attachmentId });
      },
    },
  };
}

async function seedPaper(recordId: string): Promise<string> {
  const file = await db.file.create({
    data: { sha256: '1'.repeat(64), size: 10n, mime: 'application/pdf', key: `plain/${newId()}` },
    select: { id: true },
  });
  const row = await db.attachment.create({
    data: { fileId: file.id, noun: 'interactions', recordId, role: 'paper', label: '', fileName: '照片.pdf' },
    select: { id: true },
  });
  return row.id;
}
