import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { eventTracks, type EventTrack } from '../schema';
import { countsOnBoard, eventWhere } from './where';

/** One city, chamber or circle of 三百行动, with how many events were held there and when last. */
export type BoardLine = { id: string; name: string; events: number; lastOn: string };

/** One of the three counters: each distinct city, chamber or circle once, however many events. */
export type BoardTrack = { track: EventTrack; lines: BoardLine[]; events: number };

const last = Prisma.sql`to_char(max(e."endsAt") AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "lastOn"`;

/**
 * The board of 三百行动 (D3): of the events that the actor may know of, the ended ones of each track, by city, chamber
 * and circle. A circle is told by its name, spaces aside.
 */
export async function getBoard(actor: Actor): Promise<BoardTrack[]> {
  const where = eventWhere(actor, { counted: '1' });
  const [city, chamber, circle, counts] = await Promise.all([
    readRows<BoardLine>(Prisma.sql`
      SELECT p.id, p."nameZh" AS name, count(*)::int AS events, ${last} FROM event e JOIN place p ON p.id = e."cityId"
       WHERE ${where} AND e.track = 'city' GROUP BY p.id, p."nameZh", p.code ORDER BY p.code, p.id LIMIT 500`),
    readRows<BoardLine>(Prisma.sql`
      SELECT c.id, c.name, count(*)::int AS events, ${last}
        FROM event e JOIN event_chamber ec ON ec."eventId" = e.id JOIN chamber c ON c.id = ec."chamberId"
       WHERE ${where} AND e.track = 'chamber' AND ${scopeSql(visibleChambers(actor), chamberScopeColumns, 'c')}
       GROUP BY c.id, c.name ORDER BY c.name, c.id LIMIT 500`),
    readRows<BoardLine>(Prisma.sql`
      SELECT min(e.circle) AS id, min(e.circle) AS name, count(*)::int AS events, ${last} FROM event e
       WHERE ${where} AND e.track = 'circle' AND e.circle IS NOT NULL
       GROUP BY replace(e.circle, ' ', '') ORDER BY 2 LIMIT 500`),
    readRows<{ track: EventTrack; n: number }>(
      Prisma.sql`SELECT e.track, count(*)::int AS n FROM event e WHERE ${where} AND ${countsOnBoard} GROUP BY e.track`,
    ),
  ]);
  const lines: Record<EventTrack, BoardLine[]> = { city, chamber, circle };
  return eventTracks.map((track) => ({
    ...{ track, lines: lines[track] },
    events: counts.find((one) => one.track === track)?.n ?? 0,
  }));
}
