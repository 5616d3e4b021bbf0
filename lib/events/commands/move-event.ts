import { recordChange } from '@/lib/audit/commands';
import { attachFiles } from '@/lib/files/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { canHideEvent, canShowEvent, canWriteEvent } from '../policy';
import { stateAfter, type EventAct, type EventState } from '../rules';
import type { CancelEventInput, CloseEventInput, EventPapersInput, EventStep } from '../schema';
import { requireEvent, type LoadedEvent } from '../queries/read-event';
import { eventTags, loadEvent } from './prepare';

type Values = Record<string, string | number | boolean | Date | null>;

/** One step inside the transaction: columns, version, audit row, public pages. */
async function write(
  tx: Tx,
  actor: Actor,
  event: LoadedEvent,
  step: { verb: string; data: Values; after: Values; reason?: string },
): Promise<{ id: string }> {
  const { count } = await tx.event.updateMany({
    where: { id: event.id, version: event.version },
    data: { ...step.data, version: { increment: 1 } },
  });
  if (count === 0) throw new AppError('conflict');
  await recordChange(tx, actor, {
    ...{ noun: 'events', recordId: event.id, verb: step.verb },
    before: Object.fromEntries(Object.entries(event).filter(([name]) => name in step.after)),
    after: step.after,
    reason: step.reason ?? null,
  });
  await touchTags(tx, eventTags(event.number));
  return { id: event.id };
}

function nextState(act: EventAct, event: LoadedEvent): EventState {
  const state = stateAfter(act, event.state);
  if (state === null) throw new AppError('not_in_this_state');
  return state;
}

/** Publishes a draft to the desk, to chambers and to those invited. The public site is an act of its own. */
export async function publishEvent(actor: Actor, input: EventStep): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const event = await loadEvent(tx, actor, input);
    const state = nextState('publish', event);
    const by = actor.kind === 'person' ? actor.userId : null;
    return write(tx, actor, event, {
      verb: 'publish',
      data: { state, isAnnounced: true, publishedAt: new Date(), publishedBy: by },
      after: { state },
    });
  });
}

/** It will not be held: said with the reason, which whoever was invited or has signed up reads too. */
export async function cancelEvent(actor: Actor, input: CancelEventInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const event = await loadEvent(tx, actor, input);
    const state = nextState('cancel', event);
    return write(tx, actor, event, {
      verb: 'cancel',
      data: { state, cancelReason: input.reason },
      after: { state },
      reason: input.reason,
    });
  });
}

/** Writes down what came of it, once it has begun; said again, it corrects what was written. */
export async function closeEvent(actor: Actor, input: CloseEventInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const event = await loadEvent(tx, actor, input);
    const state = nextState('close', event);
    if (event.startsAt > new Date()) throw new AppError('not_in_this_state');
    const { headcount, summary } = input;
    return write(tx, actor, event, {
      verb: 'close',
      data: { state, headcount, summary },
      after: { state, headcount, summary },
    });
  });
}

/** Puts a published event on the public site: a chief who has not written it. Refuses drafts and cancelled ones. */
export async function showEvent(actor: Actor, input: EventStep): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const event = await loadEvent(tx, actor, input);
    const writtenBy = [event.createdBy, event.editedBy];
    if (!canShowEvent(actor, { ...event, writtenBy: [] })) throw new ForbiddenError('events.show');
    if (!canShowEvent(actor, { ...event, writtenBy })) throw new AppError('needs_second_person');
    if (event.isPublic || (event.state !== 'published' && event.state !== 'ended'))
      throw new AppError('not_in_this_state');
    return write(tx, actor, event, { verb: 'show', data: { isPublic: true }, after: { isPublic: true } });
  });
}

/** Takes it off the public site. */
export async function hideEvent(actor: Actor, input: EventStep): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const event = await loadEvent(tx, actor, input);
    if (!canHideEvent(actor, event)) throw new ForbiddenError('events.hide');
    if (!event.isPublic) throw new AppError('not_in_this_state');
    return write(tx, actor, event, { verb: 'hide', data: { isPublic: false }, after: { isPublic: false } });
  });
}

/** Puts papers to an event: notices, the order of the day, pictures, reports. */
export async function attachEventPapers(actor: Actor, input: EventPapersInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const event = await requireEvent(tx, actor, input.id);
    if (actor.kind !== 'person' || !canWriteEvent(actor, event)) throw new ForbiddenError('events.write');
    await attachFiles(tx, actor, { noun: 'events', recordId: event.id, role: 'paper' }, input.files);
    await recordChange(tx, actor, {
      ...{ noun: 'events', recordId: event.id, verb: 'attach' },
      after: { files: input.files.map((file) => file.fileName) },
    });
    return { id: event.id };
  });
}
