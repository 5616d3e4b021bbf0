import { chamberScopeColumns, visibleRosters } from '@/lib/chambers/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { dayOf, today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canKeepAttendees, canReadAttendees } from '../policy';
import {
  attendeeActs,
  attendeeAfter,
  attendeeStates,
  isAtTheDoor,
  type AttendeeAct,
  type AttendeeState,
} from '../rules-attendees';
import type { AttendeePage } from '../search-params';
import { requireEvent, type LoadedEvent } from './read-event';

/** One person of an event. Who is outside the actor's scope is named only after signing up for this event. */
export type AttendeeRow = {
  id: string;
  version: number;
  /** null: not named to the actor, or erased */
  name: string | null;
  firm: string | null;
  /** the record, when the actor may open it */
  merchantId: string | null;
  chamber: string | null;
  isErased: boolean;
  state: AttendeeState;
  channel: 'desk' | 'chamber' | 'self';
  invitedOn: string | null;
  signedUpOn: string | null;
  acts: AttendeeAct[];
};

const joins = Prisma.sql`event_attendee a
  LEFT JOIN merchant m ON m.id = a."merchantId" LEFT JOIN membership ms ON ms.id = a."membershipId"
  LEFT JOIN chamber mc ON mc.id = ms."chamberId" LEFT JOIN chamber c ON c.id = a."chamberId"`;

/** SQL on `joins`: what of a person of the event is said to the actor. Signing up hands the organiser name and firm. */
function saidOf(actor: Actor) {
  const signedUp = Prisma.sql`a.state IN ('signed_up', 'attended', 'absent')`;
  const visible = Prisma.sql`(m.id IS NOT NULL AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')})`;
  const inRoster = Prisma.sql`(mc.id IS NOT NULL AND ${scopeSql(visibleRosters(actor), chamberScopeColumns, 'mc')})`;
  return {
    name: Prisma.sql`CASE WHEN a.source = 'ledger' THEN CASE WHEN ${visible} OR ${signedUp} THEN m.name END
      WHEN ${inRoster} OR ${signedUp} THEN ms."entryName" END`,
    firm: Prisma.sql`CASE WHEN a.source = 'ledger'
      THEN CASE WHEN ${visible} AND ${readsInFullSql(actor, 'm')} THEN m."mainCompanyName" END
      WHEN ${inRoster} OR ${signedUp} THEN ms."entryFirm" END`,
    merchantId: Prisma.sql`CASE WHEN ${visible} THEN m.id END`,
  };
}

/** The event whose people the actor may read; 404 unseen, 403 for the desks of others. */
export async function requireAttended(actor: Actor, id: string): Promise<LoadedEvent> {
  const event = await requireEvent(db, actor, id);
  if (!canReadAttendees(actor, event)) throw new ForbiddenError('events.attendees');
  return event;
}

function attendeeWhere(
  actor: Actor,
  eventId: string,
  filters: { q?: string | undefined; state?: AttendeeState | undefined },
) {
  const list = [Prisma.sql`a."eventId" = ${eventId}::uuid`];
  if (filters.state) list.push(Prisma.sql`a.state = ${filters.state}::"AttendeeState"`);
  if (filters.q) {
    const said = saidOf(actor);
    const like = `%${filters.q.replace(/[\\%_]/g, '\\$&')}%`;
    list.push(Prisma.sql`(${said.name} LIKE ${like} OR ${said.firm} LIKE ${like})`);
  }
  return Prisma.join(list, ' AND ');
}

/** People of one event in the order of entry, fifty a page. */
export async function listAttendees(
  actor: Actor,
  eventId: string,
  page: AttendeePage,
  size?: number,
): Promise<Page<AttendeeRow>> {
  const event = await requireAttended(actor, eventId);
  const { after, before, ...filters } = page;
  const plan = planKeyset({
    ...{ table: 'event_attendee', alias: 'a', filters: { ...filters, eventId }, after, before },
    order: { name: 'entered', column: 'createdAt', direction: 'asc' },
    ...(size ? { size } : {}),
  });
  const said = saidOf(actor);
  const rows = await readRows<Omit<AttendeeRow, 'acts'>>(Prisma.sql`
    SELECT a.id, a.version, ${said.name} AS name, ${said.firm} AS firm, ${said.merchantId} AS "merchantId",
           c.name AS chamber, (a.source = 'ledger' AND a."merchantId" IS NULL) AS "isErased",
           a.state::text AS state, a.channel, to_char(a."invitedOn", 'YYYY-MM-DD') AS "invitedOn",
           to_char(a."signedUpAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "signedUpOn"
      FROM ${joins} WHERE ${attendeeWhere(actor, eventId, filters)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  const mayKeep = canKeepAttendees(actor, event);
  return finishPage(
    plan,
    rows.map((row) => ({ ...row, acts: mayKeep ? actsOf(event, row.state) : [] })),
  );
}

/** What may be written down of a person in this state: coming or not from the day of the event on, all else before its end. */
export function actsOf(event: { state: string; startsAt: Date }, state: AttendeeState): AttendeeAct[] {
  const hasBegun = dayOf(event.startsAt) <= today();
  const isHeld = event.state === 'published' || event.state === 'ended';
  return attendeeActs.filter((act) => {
    if (attendeeAfter(act, state) === null || event.state === 'cancelled') return false;
    return isAtTheDoor(act) ? isHeld && hasBegun : event.state !== 'ended';
  });
}

/** How many people of an event stand in each state: figures, for everybody who reads the event. */
export async function countAttendees(
  actor: Actor,
  eventId: string,
): Promise<Record<AttendeeState | 'all', number>> {
  await requireEvent(db, actor, eventId);
  const rows = await readRows<{ state: AttendeeState; n: number }>(Prisma.sql`
    SELECT a.state::text AS state, count(*)::int AS n FROM event_attendee a
     WHERE a."eventId" = ${eventId}::uuid GROUP BY a.state`);
  const of = (state: AttendeeState) => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    all: rows.reduce((sum, row) => sum + row.n, 0),
    // cast: one entry for each state
    ...(Object.fromEntries(attendeeStates.map((state) => [state, of(state)])) as Record<
      AttendeeState,
      number
    >),
  };
}
