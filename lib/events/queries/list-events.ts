import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { eventPhases, phaseOf, type EventPhase, type EventState } from '../rules';
import type { EventKind, EventTrack } from '../schema';
import type { EventFilters, EventPage } from '../search-params';
import { eventWhere, phaseSql } from './where';

/** An event in a list; times as YYYY-MM-DD HH:MM in Asia/Shanghai. */
export type EventRow = {
  id: string;
  number: string;
  title: string;
  kind: EventKind;
  track: EventTrack | null;
  phase: EventPhase;
  starts: string;
  ends: string;
  place: string | null;
  isOnline: boolean;
  unit: string | null;
  coUnits: number;
  capacity: number | null;
  /** signed up or attended */
  taken: number;
  headcount: number | null;
  isPublic: boolean;
  isSample: boolean;
};

type Row = Omit<EventRow, 'phase'> & { state: EventState; startsAt: Date; endsAt: Date };

const NEWEST_FIRST: KeysetOrder = { name: 'newest', column: 'startsAt', direction: 'desc' };
const SOONEST_FIRST: KeysetOrder = { name: 'soonest', column: 'startsAt', direction: 'asc' };

const columns = Prisma.sql`e.id, e.number, e.title, e.kind, e.track, e.state::text AS state, e."startsAt", e."endsAt",
  to_char(e."startsAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS starts,
  to_char(e."endsAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS ends,
  nullif(concat_ws(' ', p."nameZh", e."placeText"), '') AS place, e."onlineUrl" IS NOT NULL AS "isOnline",
  u."shortName" AS unit, cardinality(e."coUnitIds") AS "coUnits", e.capacity, e.headcount, e."isPublic", e."isSample",
  (SELECT count(*)::int FROM event_attendee a WHERE a."eventId" = e.id AND a.state IN ('signed_up', 'attended')) AS taken`;

/** Events of the actor's desk, fifty a page: coming ones in the order of time, all else newest first. */
export async function listEvents(actor: Actor, page: EventPage, size?: number): Promise<Page<EventRow>> {
  const { after, before, ...filters } = page;
  const where = eventWhere(actor, filters);
  const plan = planKeyset({
    ...{ table: 'event', alias: 'e', filters, after, before },
    order: filters.phase === 'upcoming' ? SOONEST_FIRST : NEWEST_FIRST,
    ...(size ? { size } : {}),
  });
  const rows = await readRows<Row>(Prisma.sql`
    SELECT ${columns} FROM event e LEFT JOIN place p ON p.id = e."placeId" LEFT JOIN unit u ON u.id = e."ownerUnitId"
     WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  return finishPage(plan, rows.map(toRow));
}

function toRow({ state, startsAt, endsAt, ...row }: Row): EventRow {
  return { ...row, phase: phaseOf({ state, startsAt, endsAt }, new Date()) };
}

/** How many events stand in each phase under the other filters. */
export async function countEvents(
  actor: Actor,
  filters: Partial<EventFilters> = {},
): Promise<Record<EventPhase | 'all', number>> {
  const where = eventWhere(actor, { ...filters, phase: undefined });
  const counted = eventPhases.map(
    (phase) => Prisma.sql`(count(*) FILTER (WHERE ${phaseSql(phase)}))::int AS ${Prisma.raw(`"${phase}"`)}`,
  );
  const [row] = await readRows<Record<EventPhase | 'all', number>>(
    Prisma.sql`SELECT count(*)::int AS "all", ${Prisma.join(counted)} FROM event e WHERE ${where}`,
  );
  return row ?? { all: 0, draft: 0, upcoming: 0, ongoing: 0, over: 0, ended: 0, cancelled: 0 };
}

/** Events by number, title or reading for a field that picks one: coming and recent ones first, at most twenty. */
export async function searchEvents(
  actor: Actor,
  q: string,
): Promise<{ id: string; title: string; starts: string }[]> {
  const where = eventWhere(actor, { q: q.trim().slice(0, 60) });
  return readRows<{ id: string; title: string; starts: string }>(Prisma.sql`
    SELECT e.id, e.title, to_char(e."startsAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS starts FROM event e
     WHERE ${where} AND e.state <> 'cancelled' ORDER BY e."startsAt" DESC, e.id DESC LIMIT 20`);
}
