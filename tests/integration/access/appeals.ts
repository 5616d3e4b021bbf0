import {
  acceptAppeal,
  answerAppeal,
  assignAppeal,
  closeAppeal,
  noteAppeal,
  rateOwnAppeal,
} from '@/lib/appeals/commands/handle-appeal';
import { askOwnAppeal, openAppeal, openAppealIn } from '@/lib/appeals/commands/open-appeal';
import { listAppealedContacts } from '@/lib/appeals/queries/appealed-contacts';
import { setAppealLimit } from '@/lib/appeals/commands/set-limit';
import { getAppealLimits } from '@/lib/appeals/queries/limits';
import { beginAppeal } from '@/lib/appeals/queries/begin-appeal';
import {
  findAppealOfContact,
  getAppeal,
  getAppealHistory,
  isReadable,
} from '@/lib/appeals/queries/get-appeal';
import { countAppeals, listAppeals } from '@/lib/appeals/queries/list-appeals';
import { listOwnAppeals } from '@/lib/appeals/queries/own-appeals';
import { appealWhere, readableSql } from '@/lib/appeals/queries/where';
import { AppealPage } from '@/lib/appeals/search-params';
import { db, inTransaction } from '@/lib/server/db';
import { appealInput, seedAppeal } from '@/tests/factories/appeals';
import { seedInteraction } from '@/tests/factories/interactions';
import { everybody, person } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'system'] as const;
const handlers = ['clerk', 'chief', 'filler', 'system'] as const;
const page = AppealPage.parse({});

export const appealsAccess: AccessTable = {
  'appeals.listAppeals': { allow: readers, outside: '-', call: (actor) => listAppeals(actor, page) },
  'appeals.countAppeals': { allow: readers, outside: '-', call: (actor) => countAppeals(actor) },
  'appeals.appealWhere': {
    allow: readers,
    outside: '-',
    call: async (actor) => appealWhere(actor, {}).sql,
  },
  'appeals.readableSql': { allow: everybody, outside: '-', call: async (actor) => readableSql(actor).sql },
  'appeals.getAppealLimits': { allow: readers, outside: '-', call: (actor) => getAppealLimits(actor) },
  'appeals.setAppealLimit': {
    allow: ['chief'],
    outside: '-',
    call: (actor) => setAppealLimit(actor, { step: 'close', workdays: 20, reason: '示例理由' }),
  },
  'appeals.listAppealedContacts': {
    allow: readers,
    outside: '-',
    call: (actor, side) => listAppealedContacts(actor, side.merchantId),
    emptyWhenRefused: true,
  },
  'appeals.getAppeal': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getAppeal(actor, (await seedAppeal(side.countyId)).id),
  },
  'appeals.getAppealHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getAppealHistory(actor, (await seedAppeal(side.countyId)).id),
  },
  'appeals.isReadable': {
    allow: everybody,
    outside: '-',
    call: async (actor, side) => ({
      readable: await isReadable(db, actor, (await seedAppeal(side.countyId)).id),
    }),
  },
  // nothing where the contact is not the actor's to read
  'appeals.findAppealOfContact': {
    allow: everybody,
    outside: '-',
    call: async (actor, side) => ({
      found: await findAppealOfContact(actor, (await seedInteraction(side.countyId)).id),
    }),
  },
  'appeals.beginAppeal': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => beginAppeal(actor, { contact: (await seedInteraction(side.countyId)).id }),
  },
  'appeals.listOwnAppeals': {
    allow: ['merchant'],
    outside: '-',
    call: (actor) => listOwnAppeals(person(actor)),
  },
  'appeals.openAppeal': {
    allow: readers,
    outside: 404,
    call: async (actor, side) =>
      openAppeal(actor, { ...appealInput({ merchantId: side.merchantId }), ownerUnitId: side.countyId }),
  },
  'appeals.openAppealIn': {
    allow: readers,
    outside: 404,
    call: async (actor, side) =>
      inTransaction((tx) =>
        openAppealIn(tx, actor, {
          ...appealInput({ merchantId: side.merchantId }),
          ownerUnitId: side.countyId,
        }),
      ),
  },
  'appeals.askOwnAppeal': {
    allow: ['merchant'],
    outside: '-',
    call: async (actor) => askOwnAppeal(actor, { kind: 'family', title: '子女入学', ask: '希望协调转学。' }),
  },
  'appeals.rateOwnAppeal': {
    allow: ['merchant'],
    outside: 404,
    call: async (actor, side) =>
      rateOwnAppeal(actor, {
        ...(await seedAppeal(side.countyId, { merchantId: side.merchantId, state: 'answered' })),
        satisfaction: 'satisfied',
      }),
  },
  'appeals.assignAppeal': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) =>
      assignAppeal(actor, { ...(await seedAppeal(side.countyId)), unitId: side.parkId }),
  },
  'appeals.acceptAppeal': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) => acceptAppeal(actor, await seedAppeal(side.countyId)),
  },
  'appeals.answerAppeal': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) =>
      answerAppeal(actor, {
        ...(await seedAppeal(side.countyId, { state: 'handling' })),
        answer: '已列入今年用地计划。',
      }),
  },
  'appeals.noteAppeal': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) =>
      noteAppeal(actor, { ...(await seedAppeal(side.countyId)), act: 'note', note: '已电话沟通' }),
  },
  'appeals.closeAppeal': {
    allow: handlers,
    outside: 404,
    call: async (actor, side) =>
      closeAppeal(actor, {
        ...(await seedAppeal(side.countyId, { state: 'answered' })),
        result: '指标已落实',
        satisfaction: 'satisfied',
      }),
  },
};
