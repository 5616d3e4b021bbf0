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
import { getEventChoices, getFilterNames } from '@/lib/events/queries/choices';
import { getEvent, getEventForm, getEventHistory, isReadable } from '@/lib/events/queries/get-event';
import { countEvents, listEvents, searchEvents } from '@/lib/events/queries/list-events';
import { requireEvent } from '@/lib/events/queries/read-event';
import { eventWhere, readableSql } from '@/lib/events/queries/where';
import { EventPage } from '@/lib/events/search-params';
import { db, inTransaction } from '@/lib/server/db';
import { eventInput, seedEvent } from '@/tests/factories/events';
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
};
