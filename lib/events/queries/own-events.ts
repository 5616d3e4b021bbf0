import type { Actor } from '@/lib/server/actor';
import { Prisma, type Tx } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { formatInstant } from '@/lib/shared/dates';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canSignUpSelf } from '../policy';
import { phaseOf, signUpEnds, type EventPhase, type EventState } from '../rules';
import { maySignUp, type AttendeeState } from '../rules-attendees';
import type { EventKind } from '../schema';

/** An event as a person sees it under 我的: facts and the own answer. Never who else comes. */
export type OwnEvent = {
  id: string;
  title: string;
  kind: EventKind;
  phase: EventPhase;
  cancelReason: string | null;
  starts: string;
  ends: string;
  place: string | null;
  unit: string | null;
  agenda: string | null;
  /** for those who come */
  onlineUrl: string | null;
  signUpEnds: string;
  placesLeft: number | null;
  own: AttendeeState | null;
  /** the chamber signed the person up */
  chamber: string | null;
  isSample: boolean;
  can: { signUp: boolean; decline: boolean; withdraw: boolean };
};

type Row = Omit<OwnEvent, 'phase' | 'starts' | 'ends' | 'signUpEnds' | 'placesLeft' | 'can'> & {
  state: EventState;
  startsAt: Date;
  endsAt: Date;
  signUpUntil: Date | null;
  capacity: number | null;
  taken: number;
};

/** SQL on event `e` with own row `a`: open to everybody with an account, or the person was invited or has answered. */
const personSees = Prisma.sql`(e."isAnnounced" AND (a.state IS DISTINCT FROM 'planned' AND a.id IS NOT NULL
  OR (e.state = 'published' AND e."signUp" = 'open' AND e."endsAt" >= now())))`;

function merchantOf(actor: Actor): string {
  if (!canSignUpSelf(actor) || actor.kind !== 'person' || !actor.merchantId)
    throw new ForbiddenError('events.own');
  return actor.merchantId;
}

/** The event that the person may know of; 404 otherwise. */
export async function requireOwnEvent(tx: Tx, actor: Actor, id: string): Promise<void> {
  const merchantId = merchantOf(actor);
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT e.id FROM event e LEFT JOIN event_attendee a ON a."eventId" = e.id AND a."merchantId" = ${merchantId}::uuid
     WHERE e.id = ${id}::uuid AND ${personSees}`);
  if (rows.length === 0) throw new NotFoundError('event');
}

/** Events that are open to the person or that the person answered, coming ones first; at most a hundred. */
export async function listOwnEvents(actor: Actor): Promise<OwnEvent[]> {
  const merchantId = merchantOf(actor);
  const rows = await readRows<Row>(Prisma.sql`
    SELECT e.id, e.title, e.kind, e.state::text AS state, e."cancelReason", e."startsAt", e."endsAt", e."signUpUntil",
           e.capacity, nullif(concat_ws(' ', p."nameZh", e."placeText"), '') AS place, u.name AS unit, e.agenda,
           CASE WHEN a.state IN ('signed_up', 'attended') THEN e."onlineUrl" END AS "onlineUrl",
           nullif(a.state, 'planned')::text AS own, c.name AS chamber, e."isSample",
           (SELECT count(*)::int FROM event_attendee t WHERE t."eventId" = e.id AND t.state IN ('signed_up', 'attended')) AS taken
      FROM event e LEFT JOIN event_attendee a ON a."eventId" = e.id AND a."merchantId" = ${merchantId}::uuid
      LEFT JOIN chamber c ON c.id = a."chamberId" LEFT JOIN place p ON p.id = e."placeId"
      LEFT JOIN unit u ON u.id = e."ownerUnitId"
     WHERE ${personSees}
     ORDER BY (e."endsAt" < now()), CASE WHEN e."endsAt" >= now() THEN e."startsAt" END, e."startsAt" DESC, e.id LIMIT 100`);
  const now = new Date();
  return rows.map(({ state, startsAt, endsAt, signUpUntil, capacity, taken, ...row }) => {
    const ends = signUpEnds({ signUpUntil, startsAt });
    const placesLeft = capacity === null ? null : Math.max(0, capacity - taken);
    const isOpen = state === 'published' && now <= ends;
    return {
      ...row,
      phase: phaseOf({ state, startsAt, endsAt }, now),
      ...{
        starts: formatInstant(startsAt),
        ends: formatInstant(endsAt),
        signUpEnds: formatInstant(ends),
        placesLeft,
      },
      can: {
        signUp: isOpen && maySignUp(row.own) && placesLeft !== 0,
        decline: isOpen && row.own === 'invited',
        withdraw: isOpen && row.own === 'signed_up',
      },
    };
  });
}
