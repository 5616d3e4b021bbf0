import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { numberText, reserveNumbers } from '@/lib/server/counter';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canHoldEventFor, canWriteEvents } from '../policy';
import { isEditable } from '../rules';
import type { EventChange, EventInput } from '../schema';
import { formValues } from '../queries/read-event';
import { eventColumns, eventTags, loadEvent } from './prepare';

/** What the seed adds to the form's input. */
export type EventEntry = EventInput & { isSample?: boolean };

/** Enters an event as a draft. Refuses a unit outside the scope and ids that are none. */
export async function createEvent(actor: Actor, entry: EventEntry): Promise<{ id: string }> {
  return inTransaction((tx) => createEventIn(tx, actor, entry));
}

/** The same inside a transaction that the caller has opened. */
export async function createEventIn(tx: Tx, actor: Actor, entry: EventEntry): Promise<{ id: string }> {
  if (!canWriteEvents(actor) || !canHoldEventFor(actor, entry.ownerUnitId))
    throw new ForbiddenError('events.create');
  const { columns, chamberIds } = await eventColumns(tx, actor, entry);
  const year = Number(today().slice(0, 4));
  const number = numberText('HD', year, await reserveNumbers(tx, 'events', year));
  const by = actor.kind === 'person' ? actor.userId : null;
  const id = newId();
  await tx.event.create({
    data: { ...columns, id, number, isSample: entry.isSample ?? false, createdBy: by, editedBy: by },
    select: { id: true },
  });
  await tx.eventChamber.createMany({ data: chamberIds.map((chamberId) => ({ eventId: id, chamberId })) });
  const { isSample: _s, ...after } = entry;
  await recordChange(tx, actor, {
    noun: 'events',
    recordId: id,
    verb: 'create',
    after: { ...after, number },
  });
  return { id };
}

/**
 * Changes the facts of a draft or a published event. On the public site it then waits for a second person again.
 * Refuses fewer places than people who have signed up.
 */
export async function updateEvent(actor: Actor, input: EventChange): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const event = await loadEvent(tx, actor, input);
    if (!isEditable(event.state)) throw new AppError('not_in_this_state');
    if (input.ownerUnitId !== event.ownerUnitId && !canHoldEventFor(actor, input.ownerUnitId))
      throw new ForbiddenError('events.hold_for_unit');
    const { columns, chamberIds } = await eventColumns(tx, actor, input);
    if (columns.capacity !== null) await refuseTooFew(tx, event.id, columns.capacity);
    const { count } = await tx.event.updateMany({
      where: { id: event.id, version: input.version },
      data: {
        ...columns,
        isPublic: false,
        editedBy: actor.kind === 'person' ? actor.userId : null,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError('conflict');
    await tx.eventChamber.deleteMany({ where: { eventId: event.id } });
    await tx.eventChamber.createMany({
      data: chamberIds.map((chamberId) => ({ eventId: event.id, chamberId })),
    });
    const { id: _id, version: _version, ...after } = input;
    await recordChange(tx, actor, {
      ...{ noun: 'events', recordId: event.id, verb: 'update' },
      before: { ...formValues(event), isPublic: event.isPublic },
      after: { ...emptyAsNull(after), isPublic: false },
    });
    if (event.isPublic) await touchTags(tx, eventTags(event.number));
    return { id: event.id };
  });
}

/** What the form left out was emptied. */
const emptyAsNull = (input: Record<string, unknown>): Record<string, unknown> => ({
  ...Object.fromEntries(
    ['track', 'circle', 'series', 'edition', 'placeId', 'placeText', 'onlineUrl', 'capacity', 'signUpUntil']
      .concat(['audience', 'agenda'])
      .map((name) => [name, null]),
  ),
  ...input,
});

async function refuseTooFew(tx: Tx, eventId: string, capacity: number): Promise<void> {
  const taken = await tx.eventAttendee.count({
    where: { eventId, state: { in: ['signed_up', 'attended'] } },
  });
  if (capacity < taken) throw FieldErrors.of('capacity', 'fewer_than_signed_up', { taken });
}
