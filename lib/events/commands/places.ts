import { Prisma, type Tx } from '@/lib/server/db';
import { FieldErrors, NotFoundError } from '@/lib/shared/errors';
import type { EventState } from '../rules';

/** What decides about a place, read under the event's lock: whoever else wants one waits until this transaction ends. */
export type LockedEvent = {
  id: string;
  state: EventState;
  unitIds: string[];
  startsAt: Date;
  endsAt: Date;
  signUpUntil: Date | null;
  signUp: string;
  capacity: number | null;
  taken: number;
};

/** Locks the event and counts the places that are taken. The caller has asked whether its actor may know of it. */
export async function lockEvent(tx: Tx, id: string): Promise<LockedEvent> {
  await tx.$queryRaw(Prisma.sql`SELECT e.id FROM event e WHERE e.id = ${id}::uuid FOR UPDATE`);
  const event = await tx.event.findUnique({
    where: { id },
    select: {
      ...{ id: true, state: true, unitIds: true, startsAt: true, endsAt: true, signUpUntil: true },
      ...{ signUp: true, capacity: true },
    },
  });
  if (!event) throw new NotFoundError('event');
  const taken = await tx.eventAttendee.count({
    where: { eventId: id, state: { in: ['signed_up', 'attended'] } },
  });
  return { ...event, taken };
}

/** Refuses more people than there are places left. */
export function refuseWithoutPlace(event: LockedEvent, wanted: number, field = '_form'): void {
  if (event.capacity === null || event.taken + wanted <= event.capacity) return;
  const left = Math.max(0, event.capacity - event.taken);
  throw left === 0
    ? FieldErrors.of(field, 'event_full')
    : FieldErrors.of(field, 'event_places_left', { left });
}
