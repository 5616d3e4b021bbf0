import { canKeepAttendees } from '@/lib/events/policy';
import { lockEvent } from '@/lib/events/commands/places';
import { requireEvent } from '@/lib/events/queries/read-event';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { dayOf, today } from '@/lib/shared/dates';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { canLogInteractions } from '../policy';
import { InteractionInput, type RecordAttendanceInput } from '../schema';
import { createInteractionsIn } from './create-interactions';

/**
 * Writes down a contact for everybody who came to an event and has none that names it: once, however often it is asked
 * for. People outside the actor's scope or not read in full are left to those who keep them. Somebody who wants no
 * calls came by the own wish, which the contact says.
 */
export async function recordAttendance(
  actor: Actor,
  input: RecordAttendanceInput,
): Promise<{ id: string; recorded: number }> {
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.log');
  return inTransaction(async (tx) => {
    const event = await requireEvent(tx, actor, input.id);
    if (!canKeepAttendees(actor, event)) throw new ForbiddenError('events.keep_attendees');
    if (event.state === 'draft' || event.state === 'cancelled' || dayOf(event.startsAt) > today())
      throw new AppError('not_in_this_state');
    // a second clerk who presses the button waits here and finds the contacts written
    await lockEvent(tx, event.id);
    const people = await tx.$queryRaw<{ id: string; doNotContact: boolean }[]>(Prisma.sql`
      SELECT m.id, m."doNotContact" FROM event_attendee a JOIN merchant m ON m.id = a."merchantId"
       WHERE a."eventId" = ${event.id}::uuid AND a.state = 'attended' AND m."archivedAt" IS NULL
         AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}
         AND NOT EXISTS (SELECT 1 FROM interaction i JOIN interaction_person ip ON ip."interactionId" = i.id
               WHERE i."eventId" = ${event.id}::uuid AND ip."merchantId" = m.id AND i."archivedAt" IS NULL)
       ORDER BY m.pinyin, m.id LIMIT 2000`);
    await createInteractionsIn(
      tx,
      actor,
      people.map(({ id, doNotContact }) => ({
        ...InteractionInput.parse({
          ...{ channel: 'meeting', happenedOn: dayOf(event.startsAt), eventId: event.id, merchantIds: [id] },
          ...{ subject: event.title, summary: event.title, outcome: 'reached' },
          place: event.placeText?.slice(0, 80),
          ...(doNotContact ? { answersRequest: true, requestReason: event.title } : {}),
        }),
        ...{ ownerUnitId: event.ownerUnitId, isSample: event.isSample },
      })),
    );
    return { id: event.id, recorded: people.length };
  }, 60_000);
}
