import {
  attachEventPapers,
  cancelEvent,
  closeEvent,
  hideEvent,
  publishEvent,
  showEvent,
} from '@/lib/events/commands/move-event';
import { eventColumns, loadEvent } from '@/lib/events/commands/prepare';
import { createEvent, createEventIn, updateEvent } from '@/lib/events/commands/write-event';
import {
  inviteMerchants,
  keepAttendee,
  markAllInvited,
  removeInvitee,
} from '@/lib/events/commands/keep-attendees';
import { answerOwn, signUpMembers, withdrawMember } from '@/lib/events/commands/sign-up';
import { countAttendees, listAttendees, requireAttended } from '@/lib/events/queries/attendees';
import {
  getChamberEvent,
  listChamberEvents,
  listMembersToSignUp,
  requireChamberEvent,
} from '@/lib/events/queries/chamber-events';
import { getBoard } from '@/lib/events/queries/board';
import { getEventChoices, getFilterNames, getInviteChoices } from '@/lib/events/queries/choices';
import { getEvent, getEventForm, getEventHistory, isReadable } from '@/lib/events/queries/get-event';
import { countEvents, listEvents, searchEvents } from '@/lib/events/queries/list-events';
import {
  listEventsOfChamber,
  listEventsOfCompany,
  listEventsOfMerchant,
} from '@/lib/events/queries/events-of';
import { decideInvitees, previewInvitees } from '@/lib/events/queries/invitees';
import { listOwnEvents, requireOwnEvent } from '@/lib/events/queries/own-events';
import { requireEvent } from '@/lib/events/queries/read-event';
import { eventWhere, readableSql } from '@/lib/events/queries/where';
import { AttendeePage, EventPage } from '@/lib/events/search-params';
import { db, inTransaction } from '@/lib/server/db';
import { questionOf } from '@/lib/merchants/schema-question';
import { seedMember } from '@/tests/factories/chambers';
import { eventInput, seedAttendee, seedEvent } from '@/tests/factories/events';
import { everybody } from '@/tests/support/world';
import type { AccessTable } from '../access-table';

const readers = ['clerk', 'chief', 'leader', 'filler', 'supervisor', 'system'] as const;
const own = ['clerk', 'chief', 'leader', 'filler', 'system'] as const;
const writers = ['clerk', 'chief', 'filler', 'system'] as const;
const page = EventPage.parse({});
/** not published: the holding units' own */
const draft = (unitId: string) => seedEvent(unitId, { state: 'draft' });

export const eventsAccess: AccessTable = {
  'events.listEvents': { allow: readers, outside: '-', call: (actor) => listEvents(actor, page) },
  'events.countEvents': { allow: readers, outside: '-', call: (actor) => countEvents(actor) },
  'events.searchEvents': { allow: readers, outside: '-', call: (actor) => searchEvents(actor, '示例') },
  'events.eventWhere': { allow: readers, outside: '-', call: async (actor) => eventWhere(actor, {}).sql },
  'events.readableSql': { allow: everybody, outside: '-', call: async (actor) => readableSql(actor).sql },
  'events.getFilterNames': { allow: readers, outside: '-', call: (actor) => getFilterNames(actor, {}) },
  'events.getEventChoices': { allow: writers, outside: '-', call: (actor) => getEventChoices(actor) },
  'events.getEvent': {
    allow: own,
    outside: 404,
    call: async (actor, side) => getEvent(actor, (await draft(side.countyId)).id),
  },
  'events.getEventForm': {
    allow: own,
    outside: 404,
    call: async (actor, side) => getEventForm(actor, (await draft(side.countyId)).id),
  },
  'events.getEventHistory': {
    allow: own,
    outside: 404,
    call: async (actor, side) => getEventHistory(actor, (await draft(side.countyId)).id),
  },
  'events.requireEvent': {
    allow: own,
    outside: 404,
    call: async (actor, side) => requireEvent(db, actor, (await draft(side.countyId)).id),
  },
  'events.isReadable': {
    allow: everybody,
    outside: '-',
    call: async (actor, side) => ({ readable: await isReadable(db, actor, (await draft(side.countyId)).id) }),
  },
  'events.loadEvent': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => {
      const event = await draft(side.countyId);
      return inTransaction((tx) => loadEvent(tx, actor, event));
    },
  },
  'events.eventColumns': {
    allow: everybody,
    outside: '-',
    call: (actor, side) =>
      inTransaction((tx) => eventColumns(tx, actor, eventInput({ ownerUnitId: side.countyId }))),
  },
  'events.createEvent': {
    allow: writers,
    outside: 403,
    call: (actor, side) => createEvent(actor, eventInput({ ownerUnitId: side.countyId })),
  },
  'events.createEventIn': {
    allow: writers,
    outside: 403,
    call: (actor, side) =>
      inTransaction((tx) => createEventIn(tx, actor, eventInput({ ownerUnitId: side.countyId }))),
  },
  'events.updateEvent': {
    allow: writers,
    outside: 404,
    call: async (actor, side) =>
      updateEvent(actor, {
        ...eventInput({ ownerUnitId: side.countyId, title: '改名恳谈会' }),
        ...(await draft(side.countyId)),
      }),
  },
  'events.publishEvent': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => publishEvent(actor, await draft(side.countyId)),
  },
  'events.cancelEvent': {
    allow: writers,
    outside: 404,
    call: async (actor, side) => cancelEvent(actor, { ...(await draft(side.countyId)), reason: '天气原因' }),
  },
  // published, so that everybody on the desk knows of it; holding it is the own unit's
  'events.closeEvent': {
    allow: writers,
    outside: 403,
    call: async (actor, side) =>
      closeEvent(actor, {
        ...(await seedEvent(side.countyId, { startsOn: '2026-01-05', endsOn: '2026-01-05' })),
        headcount: 20,
        summary: '达成两项意向',
      }),
  },
  'events.showEvent': {
    allow: ['chief'],
    outside: 403,
    call: async (actor, side) => showEvent(actor, await seedEvent(side.countyId)),
  },
  'events.hideEvent': {
    allow: writers,
    outside: 403,
    call: async (actor, side) => {
      const { id, version } = await seedEvent(side.countyId);
      await db.event.update({ where: { id }, data: { isPublic: true }, select: { id: true } });
      return hideEvent(actor, { id, version });
    },
  },
  'events.attachEventPapers': {
    allow: ['clerk', 'chief', 'filler'],
    outside: 403,
    call: async (actor, side) =>
      attachEventPapers(actor, {
        id: (await seedEvent(side.countyId)).id,
        files: [],
      }),
  },
  'events.getInviteChoices': {
    allow: ['clerk', 'chief', 'filler'],
    outside: '-',
    call: (actor) => getInviteChoices(actor),
  },
  'events.requireAttended': {
    allow: own,
    outside: 403,
    call: async (actor, side) => requireAttended(actor, (await seedEvent(side.countyId)).id),
  },
  'events.listAttendees': {
    allow: own,
    outside: 403,
    call: async (actor, side) =>
      listAttendees(actor, (await seedEvent(side.countyId)).id, AttendeePage.parse({})),
  },
  // figures of what is published: everybody on the desk
  'events.countAttendees': {
    allow: own,
    outside: 404,
    call: async (actor, side) => countAttendees(actor, (await draft(side.countyId)).id),
  },
  'events.decideInvitees': {
    allow: writers,
    outside: 403,
    call: async (actor, side) =>
      decideInvitees(db, actor, (await seedEvent(side.countyId)).id, questionOf({ query: '', ids: '' })),
  },
  'events.previewInvitees': {
    allow: writers,
    outside: 403,
    call: async (actor, side) =>
      previewInvitees(actor, (await seedEvent(side.countyId)).id, questionOf({ query: '', ids: '' })),
  },
  'events.inviteMerchants': {
    allow: writers,
    outside: 403,
    call: async (actor, side) =>
      inviteMerchants(actor, {
        ...{ id: (await seedEvent(side.countyId)).id, query: '', ids: '' },
        merchantIds: [side.merchantId],
      }),
  },
  'events.markAllInvited': {
    allow: writers,
    outside: 403,
    call: async (actor, side) => markAllInvited(actor, { id: (await seedEvent(side.countyId)).id }),
  },
  'events.keepAttendee': {
    allow: writers,
    outside: 403,
    call: async (actor, side) =>
      keepAttendee(actor, {
        ...(await seedAttendee((await seedEvent(side.countyId)).id, side.merchantId)),
        act: 'invite',
      }),
  },
  'events.removeInvitee': {
    allow: writers,
    outside: 403,
    call: async (actor, side) =>
      removeInvitee(actor, await seedAttendee((await seedEvent(side.countyId)).id, side.merchantId)),
  },
  'events.listChamberEvents': {
    allow: ['chamber_officer'],
    outside: '-',
    call: (actor) => listChamberEvents(actor),
  },
  'events.requireChamberEvent': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      requireChamberEvent(db, actor, (await seedEvent(side.countyId, { chamberIds: [side.chamberId] })).id),
  },
  'events.getChamberEvent': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      getChamberEvent(actor, (await seedEvent(side.countyId, { chamberIds: [side.chamberId] })).id),
  },
  'events.listMembersToSignUp': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      listMembersToSignUp(actor, (await seedEvent(side.countyId, { chamberIds: [side.chamberId] })).id, ''),
  },
  'events.signUpMembers': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) =>
      signUpMembers(actor, {
        id: (await seedEvent(side.countyId)).id,
        memberIds: [await seedMember(side.chamberId)],
        isTold: true,
      }),
  },
  'events.withdrawMember': {
    allow: ['chamber_officer'],
    outside: 404,
    call: async (actor, side) => {
      const { id: eventId } = await seedEvent(side.countyId);
      const { id } = await db.eventAttendee.create({
        data: {
          ...{ eventId, chamberId: side.chamberId, membershipId: await seedMember(side.chamberId) },
          ...{ source: 'roster', channel: 'chamber', state: 'signed_up' },
        },
        select: { id: true },
      });
      return withdrawMember(actor, { id });
    },
  },
  'events.listOwnEvents': { allow: ['merchant'], outside: '-', call: (actor) => listOwnEvents(actor) },
  'events.requireOwnEvent': {
    allow: ['merchant'],
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedEvent(side.countyId, { signUp: 'invited' });
      await seedAttendee(id, side.merchantId, 'invited');
      await requireOwnEvent(db, actor, id);
    },
  },
  'events.answerOwn': {
    allow: ['merchant'],
    outside: 404,
    call: async (actor, side) => {
      const { id } = await seedEvent(side.countyId, { signUp: 'invited' });
      await seedAttendee(id, side.merchantId, 'invited');
      return answerOwn(actor, { id, answer: 'sign_up' });
    },
  },
  'events.listEventsOfMerchant': {
    allow: readers,
    outside: '-',
    call: (actor, side) => listEventsOfMerchant(actor, side.merchantId),
  },
  'events.listEventsOfCompany': {
    allow: readers,
    outside: '-',
    call: (actor, side) => listEventsOfCompany(actor, side.merchantId),
  },
  'events.listEventsOfChamber': {
    allow: readers,
    outside: '-',
    call: (actor, side) => listEventsOfChamber(actor, side.chamberId),
  },
  'events.getBoard': { allow: readers, outside: '-', call: (actor) => getBoard(actor) },
};
