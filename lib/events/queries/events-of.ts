import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListEvents } from '../policy';
import type { AttendeeState } from '../rules-attendees';
import { eventWhere, readableSql } from './where';

/** An event on the record of a person, a firm or a chamber. */
export type EventOf = {
  id: string;
  title: string;
  on: string;
  /** of the person; null on the record of a chamber */
  state: AttendeeState | null;
  /** on a firm's record: which of its people */
  person: string | null;
};

const day = Prisma.sql`to_char(e."startsAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "on"`;

/** SQL on merchant `m`: read in full by the actor; of a withheld record nothing comes out by this door. */
const inFull = (actor: Actor): Prisma.Sql =>
  Prisma.sql`${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}`;

/** The newest events that a person was invited to or came to, within what the actor may know of both. */
export async function listEventsOfMerchant(actor: Actor, merchantId: string, size = 12): Promise<EventOf[]> {
  if (!canListEvents(actor)) throw new ForbiddenError('events.list');
  return readRows<EventOf>(Prisma.sql`
    SELECT e.id, e.title, ${day}, a.state::text AS state, NULL AS person
      FROM event_attendee a JOIN event e ON e.id = a."eventId" JOIN merchant m ON m.id = a."merchantId"
     WHERE m.id = ${merchantId}::uuid AND ${readableSql(actor)} AND ${inFull(actor)}
     ORDER BY e."startsAt" DESC, e.id DESC LIMIT ${size}`);
}

/** The newest events at which people of a firm were, or to which they are invited. */
export async function listEventsOfCompany(actor: Actor, companyId: string, size = 12): Promise<EventOf[]> {
  if (!canListEvents(actor)) throw new ForbiddenError('events.list');
  return readRows<EventOf>(Prisma.sql`
    SELECT e.id, e.title, ${day}, a.state::text AS state, m.name AS person
      FROM event_attendee a JOIN event e ON e.id = a."eventId" JOIN merchant m ON m.id = a."merchantId"
      JOIN company c ON c.id = ${companyId}::uuid
     WHERE EXISTS (SELECT 1 FROM post x WHERE x."merchantId" = m.id AND x."companyId" = c.id AND NOT x."isEnded") AND ${scopeSql(visibleCompanies(actor), companyScopeColumns, 'c')}
       AND m."archivedAt" IS NULL AND ${readableSql(actor)} AND ${inFull(actor)}
     ORDER BY e."startsAt" DESC, e.id DESC, m.pinyin, m.id LIMIT ${size}`);
}

/** The newest events in which a chamber takes part. */
export async function listEventsOfChamber(actor: Actor, chamberId: string, size = 12): Promise<EventOf[]> {
  const where = eventWhere(actor, { chamber: chamberId });
  return readRows<EventOf>(Prisma.sql`
    SELECT e.id, e.title, ${day}, NULL AS state, NULL AS person FROM event e
     WHERE ${where} ORDER BY e."startsAt" DESC, e.id DESC LIMIT ${size}`);
}
