import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canLogInteractions } from '../policy';
import { CROWDING_DAYS, crowdingOf, type Crowding, type RecentContact } from '../rules';
import type { InteractionChannel } from '../schema';
import { countsAsContact, readableSql } from './where';

/** What to know before one contacts a person (peers (d) 10). */
export type Etiquette = {
  id: string;
  name: string;
  firm: string | null;
  doNotContact: boolean;
  preferredChannel: InteractionChannel | null;
  contactHours: string | null;
  /** units that contacted the person within thirty days, when the next contact would crowd; else empty */
  crowding: Crowding;
  /** next steps agreed by the own unit that a contact now would fulfil */
  open: { id: string; nextOn: string; nextText: string | null }[];
};

type Person = Omit<Etiquette, 'crowding' | 'open'>;

/**
 * Etiquette of the people named, those only whose record the actor reads in full. Contacts of all units are counted,
 * also of those whose log the actor may not read: the warning names units and days, never what was said.
 */
export async function getEtiquette(actor: Actor, merchantIds: readonly string[]): Promise<Etiquette[]> {
  if (!canLogInteractions(actor)) throw new ForbiddenError('interactions.log');
  if (merchantIds.length === 0) return [];
  const people = await readRows<Person>(Prisma.sql`
    SELECT m.id, m.name, m."mainCompanyName" AS firm, m."doNotContact",
           m."preferredChannel"::text AS "preferredChannel", m."contactHours"
      FROM merchant m
     WHERE m.id = ANY (${[...merchantIds]}::uuid[]) AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}
     ORDER BY m.name, m.id LIMIT 60`);
  const ids = people.map((person) => person.id);
  const [recent, open] = await Promise.all([readRecent(ids), readOpen(actor, ids)]);
  const ownUnit = actor.kind === 'person' ? actor.unitId : null;
  return people.map((person) => ({
    ...person,
    crowding: crowdingOf(
      recent.filter((contact) => contact.merchantId === person.id),
      ownUnit,
    ),
    open: open.filter((step) => step.merchantId === person.id).map(({ merchantId: _id, ...step }) => step),
  }));
}

async function readRecent(ids: readonly string[]): Promise<(RecentContact & { merchantId: string })[]> {
  return readRows(Prisma.sql`
    SELECT ip."merchantId", i."ownerUnitId" AS "unitId", u."shortName" AS unit, to_char(i."happenedOn", 'YYYY-MM-DD') AS on
      FROM interaction_person ip JOIN interaction i ON i.id = ip."interactionId" JOIN unit u ON u.id = i."ownerUnitId"
     WHERE ip."merchantId" = ANY (${[...ids]}::uuid[]) AND ${countsAsContact}
       AND i."happenedOn" > ${today()}::date - ${CROWDING_DAYS}::int
     ORDER BY i."happenedOn" DESC, i.id DESC LIMIT 2000`);
}

async function readOpen(
  actor: Actor,
  ids: readonly string[],
): Promise<{ merchantId: string; id: string; nextOn: string; nextText: string | null }[]> {
  if (actor.kind !== 'person') return [];
  return readRows(Prisma.sql`
    SELECT ip."merchantId", i.id, to_char(i."nextOn", 'YYYY-MM-DD') AS "nextOn", i."nextText"
      FROM interaction_person ip JOIN interaction i ON i.id = ip."interactionId"
     WHERE ip."merchantId" = ANY (${[...ids]}::uuid[]) AND i."nextOn" IS NOT NULL AND i."nextDoneOn" IS NULL
       AND i."archivedAt" IS NULL AND i."ownerUnitId" = ${actor.unitId}::uuid AND ${readableSql(actor)}
     ORDER BY i."nextOn", i.id LIMIT 100`);
}
