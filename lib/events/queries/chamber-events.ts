import { isCurrentMember } from '@/lib/chambers/queries/list-chambers';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma, type Tx } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { formatInstant } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canSignUpMembers, ownSignUps, signUpScopeColumns } from '../policy';
import { phaseOf, signUpEnds, type EventPhase, type EventState } from '../rules';
import type { AttendeeState } from '../rules-attendees';
import type { EventKind } from '../schema';

/** An event as a chamber sees it: facts, the places that are left, and how many of its own come. Never who else. */
export type ChamberEventRow = {
  id: string;
  title: string;
  kind: EventKind;
  phase: EventPhase;
  cancelReason: string | null;
  starts: string;
  ends: string;
  place: string | null;
  unit: string | null;
  signUpEnds: string;
  canSignUp: boolean;
  /** null: no limit */
  placesLeft: number | null;
  ownSignedUp: number;
  isSample: boolean;
};

export type ChamberEvent = ChamberEventRow & {
  audience: string | null;
  agenda: string | null;
  onlineUrl: string | null;
  own: { id: string; memberId: string | null; name: string; firm: string | null; state: AttendeeState }[];
};

type Row = Omit<ChamberEventRow, 'phase' | 'starts' | 'ends' | 'signUpEnds' | 'canSignUp' | 'placesLeft'> & {
  state: EventState;
  startsAt: Date;
  endsAt: Date;
  signUpUntil: Date | null;
  isOpen: boolean;
  capacity: number | null;
  taken: number;
  audience: string | null;
  agenda: string | null;
  onlineUrl: string | null;
};

/** SQL on event `e`: chambers may sign members up for it, and this one is among them. */
const openTo = (
  chamberId: string,
): Prisma.Sql => Prisma.sql`(e.state = 'published' AND e."signUp" IN ('chambers', 'open')
  AND (NOT EXISTS (SELECT 1 FROM event_chamber x WHERE x."eventId" = e.id)
       OR EXISTS (SELECT 1 FROM event_chamber x WHERE x."eventId" = e.id AND x."chamberId" = ${chamberId}::uuid)))`;

/** SQL on event `e`: the own chamber may sign up for it, or has done so. */
function chamberSees(actor: Actor, chamberId: string): Prisma.Sql {
  return Prisma.sql`(e."isAnnounced" AND (${openTo(chamberId)} OR EXISTS (
    SELECT 1 FROM event_attendee a WHERE a."eventId" = e.id AND ${scopeSql(ownSignUps(actor), signUpScopeColumns, 'a')})))`;
}

function chamberOf(actor: Actor): string {
  if (!canSignUpMembers(actor) || actor.kind !== 'person') throw new ForbiddenError('events.chamber');
  const [chamberId] = actor.chamberIds;
  if (!chamberId) throw new NotFoundError('chamber');
  return chamberId;
}

/** The event that the own chamber may know of; 404 otherwise. */
export async function requireChamberEvent(tx: Tx, actor: Actor, id: string): Promise<{ chamberId: string }> {
  const chamberId = chamberOf(actor);
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT e.id FROM event e WHERE e.id = ${id}::uuid AND ${chamberSees(actor, chamberId)}`,
  );
  if (rows.length === 0) throw new NotFoundError('event');
  return { chamberId };
}

const columns = (actor: Actor, chamberId: string): Prisma.Sql => Prisma.sql`
  e.id, e.title, e.kind, e.state::text AS state, e."cancelReason", e."startsAt", e."endsAt", e."signUpUntil", e.capacity,
  nullif(concat_ws(' ', p."nameZh", e."placeText"), '') AS place, u.name AS unit, e.audience, e.agenda, e."onlineUrl",
  e."isSample", ${openTo(chamberId)} AS "isOpen",
  (SELECT count(*)::int FROM event_attendee a WHERE a."eventId" = e.id AND a.state IN ('signed_up', 'attended')) AS taken,
  (SELECT count(*)::int FROM event_attendee a WHERE a."eventId" = e.id AND a.state IN ('signed_up', 'attended')
     AND ${scopeSql(ownSignUps(actor), signUpScopeColumns, 'a')}) AS "ownSignedUp"`;

const from = Prisma.sql`event e LEFT JOIN place p ON p.id = e."placeId" LEFT JOIN unit u ON u.id = e."ownerUnitId"`;

function toRow(row: Row): ChamberEventRow {
  const {
    state,
    startsAt,
    endsAt,
    signUpUntil,
    isOpen,
    capacity,
    taken,
    audience: _a,
    agenda: _g,
    onlineUrl: _u,
    ...rest
  } = row;
  const ends = signUpEnds({ signUpUntil, startsAt });
  const now = new Date();
  return {
    ...rest,
    phase: phaseOf({ state, startsAt, endsAt }, now),
    ...{ starts: formatInstant(startsAt), ends: formatInstant(endsAt), signUpEnds: formatInstant(ends) },
    canSignUp: isOpen && now <= ends,
    placesLeft: capacity === null ? null : Math.max(0, capacity - taken),
  };
}

/** Events that the own chamber may sign members up for or has signed up for, coming ones first; at most a hundred. */
export async function listChamberEvents(actor: Actor): Promise<ChamberEventRow[]> {
  const chamberId = chamberOf(actor);
  const rows = await readRows<Row>(Prisma.sql`
    SELECT ${columns(actor, chamberId)} FROM ${from} WHERE ${chamberSees(actor, chamberId)}
     ORDER BY (e."endsAt" < now()), CASE WHEN e."endsAt" >= now() THEN e."startsAt" END, e."startsAt" DESC, e.id LIMIT 100`);
  return rows.map(toRow);
}

/** One of them with the own members who were signed up; another chamber's sign-ups are not among them. */
export async function getChamberEvent(actor: Actor, id: string): Promise<ChamberEvent> {
  const { chamberId } = await requireChamberEvent(db, actor, id);
  const [row] = await readRows<Row>(
    Prisma.sql`SELECT ${columns(actor, chamberId)} FROM ${from} WHERE e.id = ${id}::uuid AND ${chamberSees(actor, chamberId)}`,
  );
  if (!row) throw new NotFoundError('event');
  const own = await readRows<ChamberEvent['own'][number]>(Prisma.sql`
    SELECT a.id, ms.id AS "memberId", coalesce(ms."entryName", '—') AS name, ms."entryFirm" AS firm, a.state::text AS state
      FROM event_attendee a LEFT JOIN membership ms ON ms.id = a."membershipId"
       AND ms."chamberId" = ${chamberId}::uuid AND (a.source = 'roster' OR a."merchantId" IS NOT NULL)
     WHERE a."eventId" = ${id}::uuid AND ${scopeSql(ownSignUps(actor), signUpScopeColumns, 'a')}
     ORDER BY a."createdAt", a.id LIMIT 500`);
  const { audience, agenda, onlineUrl } = row;
  return { ...toRow(row), audience, agenda, onlineUrl: own.length > 0 ? onlineUrl : null, own };
}

/** Present members of the own chamber who have no place yet, by name or firm, for the form; at most a hundred. */
export async function listMembersToSignUp(
  actor: Actor,
  id: string,
  q: string,
): Promise<{ id: string; name: string; firm: string | null }[]> {
  const { chamberId } = await requireChamberEvent(db, actor, id);
  const like = `%${q
    .trim()
    .slice(0, 30)
    .replace(/[\\%_]/g, '\\$&')}%`;
  return readRows(Prisma.sql`
    SELECT m.id, m."entryName" AS name, m."entryFirm" AS firm FROM membership m JOIN chamber c ON c.id = m."chamberId"
     WHERE m."chamberId" = ${chamberId}::uuid AND c."archivedAt" IS NULL AND ${isCurrentMember}
       AND (m."entryName" LIKE ${like} OR m."entryFirm" LIKE ${like})
       AND NOT EXISTS (SELECT 1 FROM event_attendee a WHERE a."eventId" = ${id}::uuid AND a."membershipId" = m.id
                        AND a.state IN ('signed_up', 'attended', 'absent')
                        AND ${scopeSql(ownSignUps(actor), signUpScopeColumns, 'a')})
     ORDER BY (m."entryOffice" IS NULL OR m."entryOffice" = 'member'), m."createdAt", m.id LIMIT 100`);
}
