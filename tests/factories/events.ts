import { createEvent } from '@/lib/events/commands/write-event';
import { EventInput } from '@/lib/events/schema';
import type { EventState } from '@/lib/events/rules';
import type { AttendeeState } from '@/lib/events/rules-attendees';
import { systemActor } from '@/lib/server/actor-of-job';
import { db } from '@/lib/server/db';

/** An event's input with fixed values: two days in 2099. */
export function eventInput(input: Partial<Record<keyof EventInput, unknown>> = {}): EventInput {
  return EventInput.parse({
    title: '示例恳谈会',
    kind: 'talk',
    ...{ startsOn: '2099-05-01', startsAt: '09:00', endsOn: '2099-05-02', endsAt: '17:00' },
    placeText: '示例宾馆二楼会议室',
    signUp: 'open',
    ...input,
  });
}

/** An event of a unit in some state (published when none is said); id and version. */
export async function seedEvent(
  ownerUnitId: string,
  input: Partial<Record<keyof EventInput, unknown>> & { state?: EventState } = {},
): Promise<{ id: string; version: number }> {
  const { state = 'published', ...values } = input;
  const { id } = await createEvent(systemActor('test'), {
    ...eventInput({ ownerUnitId, ...values }),
    isSample: true,
  });
  await db.event.update({
    where: { id },
    data: {
      state,
      isAnnounced: state !== 'draft',
      ...(state === 'ended' ? { headcount: 12, summary: '圆满' } : {}),
    },
    select: { id: true },
  });
  return db.event.findUniqueOrThrow({ where: { id }, select: { id: true, version: true } });
}

/** A person of the ledger on the list of an event, in some state; id and version of the row. */
export async function seedAttendee(
  eventId: string,
  merchantId: string,
  state: AttendeeState = 'planned',
): Promise<{ id: string; version: number }> {
  return db.eventAttendee.upsert({
    where: { eventId_merchantId: { eventId, merchantId } },
    create: { eventId, merchantId, source: 'ledger', channel: 'desk', state },
    update: { state },
    select: { id: true, version: true },
  });
}
