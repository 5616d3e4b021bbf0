import { recordChange } from '@/lib/audit/commands';
import { questionOf } from '@/lib/merchants/schema-question';
import type { Actor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canKeepAttendees } from '../policy';
import { actsOf } from '../queries/attendees';
import { decideInvitees, MOST_INVITEES } from '../queries/invitees';
import { requireEvent, type LoadedEvent } from '../queries/read-event';
import { attendeeAfter, takesPlace, type AttendeeState } from '../rules-attendees';
import type { AllInvitedInput, AttendeeActInput, InviteInput, RemoveInviteeInput } from '../schema';
import { lockEvent, refuseWithoutPlace } from './places';

const by = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);
const date = (day: string): Date => new Date(`${day}T00:00:00Z`);

async function loadForList(tx: Tx, actor: Actor, id: string): Promise<LoadedEvent> {
  const event = await requireEvent(tx, actor, id);
  if (!canKeepAttendees(actor, event)) throw new ForbiddenError('events.keep_attendees');
  return event;
}

/**
 * Puts people of the ledger on the list of those to be invited: all that the question holds, or persons picked one by
 * one. Who asked not to be contacted and who may not be invited by law stays off it; the counts come back.
 */
export async function inviteMerchants(
  actor: Actor,
  input: InviteInput,
): Promise<{ id: string; added: number; leftOut: number }> {
  return inTransaction(async (tx) => {
    const event = await loadForList(tx, actor, input.id);
    if (event.state !== 'draft' && event.state !== 'published') throw new AppError('not_in_this_state');
    // two clerks who invite the same people at once: the second finds them on the list
    await lockEvent(tx, event.id);
    const question = questionOf(input);
    const picked =
      input.merchantIds.length > 0
        ? { filters: questionOf({ query: '', ids: '' }).filters, ids: input.merchantIds }
        : question;
    const people = await decideInvitees(tx, actor, event.id, picked);
    if (people.length > MOST_INVITEES)
      throw FieldErrors.of('query', 'too_many_invitees', { most: MOST_INVITEES });
    const ready = people.filter((one) => one.reason === null);
    const now = new Date();
    await bulkInsert(
      tx,
      'event_attendee',
      ready.map(({ id }) => ({
        ...{ id: newId(), eventId: event.id, source: 'ledger', merchantId: id, channel: 'desk' },
        ...{ state: 'planned', createdBy: by(actor), createdAt: now, updatedAt: now },
      })),
    );
    const leftOut = people.length - ready.length;
    if (ready.length > 0) {
      await recordChange(tx, actor, {
        ...{ noun: 'events', recordId: event.id, verb: 'list_invitees' },
        after: { added: ready.length, leftOut },
      });
    }
    return { id: event.id, added: ready.length, leftOut };
  }, 60_000);
}

/** Everybody on the list has been invited today; the way is the unit's own (letter, call, message). */
export async function markAllInvited(
  actor: Actor,
  input: AllInvitedInput,
): Promise<{ id: string; invited: number }> {
  return inTransaction(async (tx) => {
    const event = await loadForList(tx, actor, input.id);
    if (event.state !== 'published') throw new AppError('not_in_this_state');
    const { count } = await tx.eventAttendee.updateMany({
      where: { eventId: event.id, state: 'planned' },
      data: { state: 'invited', invitedOn: date(today()), version: { increment: 1 } },
    });
    if (count > 0) {
      await recordChange(tx, actor, {
        ...{ noun: 'events', recordId: event.id, verb: 'invite_all' },
        after: { invited: count },
      });
    }
    return { id: event.id, invited: count };
  });
}

async function loadAttendee(tx: Tx, actor: Actor, id: string) {
  const row = await tx.eventAttendee.findUnique({
    where: { id },
    select: { id: true, eventId: true, state: true, version: true, invitedOn: true, signedUpAt: true },
  });
  if (!row) throw new NotFoundError('attendee');
  const event = await requireEvent(tx, actor, row.eventId);
  if (!canKeepAttendees(actor, event)) throw new ForbiddenError('events.keep_attendees');
  return { row, event };
}

/**
 * Writes down what a person answered, or that the person came or did not. Refuses a sign-up or an arrival beyond the
 * places there are, coming before the day of the event, and what somebody else has changed meanwhile.
 */
export async function keepAttendee(actor: Actor, input: AttendeeActInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { row, event } = await loadAttendee(tx, actor, input.id);
    const locked = await lockEvent(tx, event.id);
    const state = attendeeAfter(input.act, row.state);
    if (state === null || !actsOf(locked, row.state).includes(input.act))
      throw new AppError('not_in_this_state');
    if (takesPlace(state) && !takesPlace(row.state)) refuseWithoutPlace(locked, 1);
    const { count } = await tx.eventAttendee.updateMany({
      where: { id: row.id, version: input.version },
      data: { state, version: { increment: 1 }, ...stamps(state, row) },
    });
    if (count === 0) throw new AppError('conflict');
    await recordChange(tx, actor, {
      ...{ noun: 'events', recordId: event.id, verb: `attendee_${input.act}` },
      before: { attendee: row.id, attendeeState: row.state },
      after: { attendee: row.id, attendeeState: state },
    });
    return { id: event.id };
  });
}

function stamps(state: AttendeeState, row: { invitedOn: Date | null; signedUpAt: Date | null }) {
  if (state === 'invited') return { invitedOn: date(today()) };
  if (state === 'signed_up') return { signedUpAt: row.signedUpAt ?? new Date(), checkedAt: null };
  return state === 'attended' || state === 'absent' ? { checkedAt: new Date() } : {};
}

/** Takes somebody off the list who has not been invited yet. */
export async function removeInvitee(actor: Actor, input: RemoveInviteeInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { row, event } = await loadAttendee(tx, actor, input.id);
    if (row.state !== 'planned') throw new AppError('not_in_this_state');
    const { count } = await tx.eventAttendee.deleteMany({
      where: { id: row.id, version: input.version, state: 'planned' },
    });
    if (count === 0) throw new AppError('conflict');
    await recordChange(tx, actor, {
      ...{ noun: 'events', recordId: event.id, verb: 'unlist_invitee' },
      before: { attendee: row.id, attendeeState: row.state },
    });
    return { id: event.id };
  });
}
