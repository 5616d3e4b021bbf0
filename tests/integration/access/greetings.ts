import { freezeRecipientsIn, recheckRecipientsIn } from '@/lib/greetings/commands/freeze-recipients';
import { loadForWork, loadGreeting } from '@/lib/greetings/commands/load-greeting';
import {
  closeGreeting,
  decideGreeting,
  handOverGreeting,
  submitGreeting,
} from '@/lib/greetings/commands/move-greeting';
import { recordOutcome, recordReturnedMails } from '@/lib/greetings/commands/outcomes';
import { refuseGreetings } from '@/lib/greetings/commands/refuse-greetings';
import {
  resumeSending,
  settleUnsettled,
  startSending,
  stopRevoked,
  stopSending,
} from '@/lib/greetings/commands/send-greeting';
import { settleGreeting } from '@/lib/greetings/commands/settle-greeting';
import { askPapers, expirePapers, resumePapers, takePaper } from '@/lib/greetings/commands/papers';
import { archiveGreetingDay, createGreetingDay } from '@/lib/greetings/commands/write-day';
import { archiveGreeting, createGreeting, updateGreeting } from '@/lib/greetings/commands/write-greeting';
import { archiveTemplate, createTemplate, updateTemplate } from '@/lib/greetings/commands/write-template';
import { getGreetingChoices } from '@/lib/greetings/queries/form-choices';
import {
  countRecipients,
  countSegment,
  getDraftList,
  getGreeting,
  getGreetingHistory,
  getPaperProgress,
} from '@/lib/greetings/queries/get-greeting';
import { countGreetings, listGreetings } from '@/lib/greetings/queries/list-greetings';
import { readGreeting } from '@/lib/greetings/queries/read-greeting';
import { listCandidates, listCrowded, readCandidates } from '@/lib/greetings/queries/recipient-facts';
import { listPreviewPeople, listRecipients } from '@/lib/greetings/queries/recipients';
import { refusalToken } from '@/lib/greetings/queries/refusal-token';
import { getSendingProgress } from '@/lib/greetings/queries/sending';
import { getTemplate, listTemplates } from '@/lib/greetings/queries/templates';
import { getGreetingYear, listOwnDays, listUnplanned } from '@/lib/greetings/queries/year';
import { DayInput } from '@/lib/greetings/schema';
import { GreetingPage, RecipientPage } from '@/lib/greetings/search-params';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { db, inTransaction } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { greetingInput, seedGreeting, seedTemplate, templateInput } from '@/tests/factories/greetings';
import { makeUser } from '@/tests/factories/users';
import { person, type Side } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'system'] as const;
const writers = ['clerk', 'chief', 'filler'] as const;
const bureau = ['clerk', 'chief'] as const;
const page = GreetingPage.parse({});
const question = { channel: 'letter', segment: null, added: [], takenOut: [] } as const;
let days = 0;

const campaign = async (side: Side, state: Parameters<typeof seedGreeting>[2] = 'draft') => {
  const writer = await makeUser({ role: 'filler', unitId: side.countyId });
  return seedGreeting(side.countyId, writer, state);
};

const recipient = async (greetingId: string, side: Side) => {
  const row = await db.greetingRecipient.create({
    data: {
      greetingId,
      merchantId: side.merchantId,
      honorific: '示例先生',
      state: 'sent',
      sentAt: new Date(),
      sortNo: 0,
    },
    select: { id: true },
  });
  return row.id;
};

const paper = async (side: Side) => {
  const { id: greetingId } = await campaign(side, 'preparing');
  const writer = await makeUser({ role: 'filler', unitId: side.countyId });
  const row = await db.greetingPaper.create({
    data: {
      id: newId(),
      greetingId,
      kind: 'letters',
      part: 1,
      parts: 1,
      fromNo: 0,
      toNo: 1,
      total: 1,
      createdBy: writer.userId,
      grantId: writer.grantId,
      requestId: 'test',
    },
    select: { id: true },
  });
  return row.id;
};

const lists: AccessTable = {
  'greetings.getGreetingYear': {
    allow: readers,
    outside: '-',
    call: (actor) => getGreetingYear(actor, 2026),
  },
  'greetings.listOwnDays': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ days: await listOwnDays(actor) }),
  },
  'greetings.listUnplanned': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ days: await listUnplanned(actor) }),
  },
  'greetings.listGreetings': { allow: readers, outside: '-', call: (actor) => listGreetings(actor, page) },
  'greetings.countGreetings': { allow: readers, outside: '-', call: (actor) => countGreetings(actor, page) },
  'greetings.listTemplates': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ rows: await listTemplates(actor) }),
  },
  'greetings.getTemplate': {
    allow: readers,
    outside: '-',
    call: async (actor) => getTemplate(actor, (await seedTemplate()).id),
  },
  'greetings.getGreetingChoices': {
    allow: writers,
    outside: '-',
    call: (actor) => getGreetingChoices(person(actor)),
  },
  // the merchants' own question, under the merchants' own rule
  'greetings.countSegment': {
    allow: [...readers, 'supervisor'],
    outside: '-',
    call: async (actor) => ({ count: await countSegment(actor, MerchantFilters.parse({})) }),
  },
  'greetings.listCandidates': {
    allow: readers,
    outside: '-',
    call: async (actor) => ({ people: await listCandidates(actor, question, 10) }),
  },
  'greetings.readCandidates': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => ({ people: await readCandidates(actor, 'letter', [side.merchantId]) }),
  },
  'greetings.listCrowded': {
    allow: readers,
    outside: '-',
    call: async (actor, side) => ({ ids: await listCrowded(actor, [side.merchantId], side.countyId) }),
  },
};

const records: AccessTable = {
  'greetings.readGreeting': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => readGreeting(actor, (await campaign(side)).id),
  },
  'greetings.getGreeting': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getGreeting(actor, (await campaign(side)).id),
  },
  'greetings.getSendingProgress': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getSendingProgress(actor, (await campaign(side)).id),
  },
  'greetings.getGreetingHistory': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getGreetingHistory(actor, (await campaign(side)).id),
  },
  'greetings.getDraftList': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getDraftList(actor, (await campaign(side)).id),
  },
  'greetings.countRecipients': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => countRecipients(actor, (await campaign(side, 'approved')).id),
  },
  'greetings.listRecipients': {
    allow: readers,
    outside: 404,
    call: async (actor, side) =>
      listRecipients(actor, (await campaign(side, 'approved')).id, RecipientPage.parse({})),
  },
  'greetings.listPreviewPeople': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => ({
      people: await listPreviewPeople(actor, (await campaign(side, 'approved')).id),
    }),
  },
  'greetings.getPaperProgress': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => getPaperProgress(actor, await paper(side)),
  },
};

const commands: AccessTable = {
  'greetings.createTemplate': {
    allow: [...bureau, 'system'],
    outside: '-',
    call: (actor) => createTemplate(actor, templateInput()),
  },
  'greetings.updateTemplate': {
    allow: bureau,
    outside: '-',
    call: async (actor) =>
      updateTemplate(actor, { ...templateInput(), id: (await seedTemplate()).id, version: 1 }),
  },
  'greetings.archiveTemplate': {
    allow: bureau,
    outside: '-',
    call: async (actor) => archiveTemplate(actor, { id: (await seedTemplate()).id, version: 1 }),
  },
  'greetings.createGreetingDay': {
    allow: bureau,
    outside: '-',
    call: (actor) =>
      createGreetingDay(
        actor,
        DayInput.parse({ name: `示例日${(days += 1)}`, calendar: 'lunar', month: 12, day: 8 }),
      ),
  },
  'greetings.archiveGreetingDay': {
    allow: bureau,
    outside: '-',
    call: async (actor) => {
      const { id } = await db.greetingDay.create({
        data: { name: `示例旧日${(days += 1)}`, calendar: 'solar', month: 5, day: 1 },
        select: { id: true },
      });
      return archiveGreetingDay(actor, { id, version: 1 });
    },
  },
  'greetings.createGreeting': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      createGreeting(person(actor), greetingInput((await seedTemplate()).id, [side.merchantId])),
  },
  'greetings.updateGreeting': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const { id: templateId } = await seedTemplate();
      return updateGreeting(person(actor), { ...greetingInput(templateId, []), ...(await campaign(side)) });
    },
  },
  'greetings.archiveGreeting': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      archiveGreeting(person(actor), { ...(await campaign(side)), reason: '不再举办（示例）' }),
  },
  'greetings.submitGreeting': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => submitGreeting(person(actor), await campaign(side)),
  },
  'greetings.decideGreeting': {
    allow: ['chief'],
    outside: 404,
    call: async (actor, side) =>
      decideGreeting(person(actor), {
        ...(await campaign(side, 'submitted')),
        decision: 'return',
        reason: '名单过宽（示例）',
      }),
  },
  'greetings.askPapers': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      askPapers(person(actor), { id: (await campaign(side, 'approved')).id, kind: 'letters' }),
  },
  'greetings.takePaper': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => takePaper(person(actor), await paper(side)),
  },
  'greetings.handOverGreeting': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      handOverGreeting(person(actor), { ...(await campaign(side, 'preparing')), sentOn: '2026-09-20' }),
  },
  'greetings.recordOutcome': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await campaign(side, 'sent');
      const recipientId = await recipient(id, side);
      return recordOutcome(person(actor), {
        id,
        recipientId,
        outcome: 'returned',
        closePoint: false,
        refuses: false,
      });
    },
  },
  'greetings.recordReturnedMails': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      recordReturnedMails(person(actor), {
        id: (await campaign(side, 'sent')).id,
        files: [],
        closeUnknown: false,
      }),
  },
  'greetings.startSending': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => startSending(person(actor), await campaign(side, 'approved')),
  },
  'greetings.stopSending': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => stopSending(person(actor), await campaign(side, 'preparing')),
  },
  'greetings.settleUnsettled': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await campaign(side, 'sent');
      const recipientId = await recipient(id, side);
      return settleUnsettled(person(actor), { id, recipientId, decision: 'arrived' });
    },
  },
  'greetings.refuseGreetings': {
    allow: ['public'],
    outside: '-',
    call: async (actor, side) => {
      const { id } = await campaign(side, 'sent');
      return refuseGreetings(actor, { token: refusalToken(await recipient(id, side)), wanted: false });
    },
  },
  'greetings.closeGreeting': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => closeGreeting(person(actor), await campaign(side, 'sent')),
  },
};

const inside: AccessTable = {
  'greetings.loadGreeting': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => {
      const record = await campaign(side);
      return inTransaction((tx) => loadGreeting(tx, actor, record, ['draft']));
    },
  },
  'greetings.loadForWork': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const record = await campaign(side);
      return inTransaction((tx) => loadForWork(tx, actor, record, ['draft']));
    },
  },
  'greetings.freezeRecipientsIn': {
    allow: readers,
    outside: 404,
    call: async (actor, side) => {
      const { id } = await campaign(side, 'approved');
      return inTransaction(async (tx) => freezeRecipientsIn(tx, actor, await readGreeting(actor, id, tx)));
    },
  },
  'greetings.recheckRecipientsIn': {
    allow: readers,
    outside: '-',
    call: (actor) =>
      inTransaction((tx) => recheckRecipientsIn(tx, actor, { id: newId(), channel: 'letter' }, [])),
  },
  'greetings.resumeSending': { allow: ['system'], outside: '-', call: (actor) => resumeSending(actor) },
  'greetings.stopRevoked': {
    allow: ['system'],
    outside: '-',
    call: async (actor, side) => stopRevoked(actor, (await campaign(side)).id),
  },
  'greetings.settleGreeting': {
    allow: ['system'],
    outside: '-',
    call: async (actor, side) => settleGreeting(actor, (await campaign(side)).id),
  },
  'greetings.resumePapers': { allow: ['system'], outside: '-', call: (actor) => resumePapers(actor) },
  'greetings.expirePapers': { allow: ['system'], outside: '-', call: (actor) => expirePapers(actor) },
};

export const greetingsAccess: AccessTable = { ...lists, ...records, ...commands, ...inside };
