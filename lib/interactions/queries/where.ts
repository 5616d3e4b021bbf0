import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { eventScopeColumns, visibleEvents } from '@/lib/events/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import { projectScopeColumns, visibleProjects } from '@/lib/projects/policy';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { parseSearch, recheckPatterns, toTsquery, type SearchTerm } from '@/lib/shared/search-text';
import {
  canListInteractions,
  interactionReachColumns,
  interactionScopeColumns,
  ownInteractions,
  reachOfInteractions,
  visibleFirmInteractions,
  visibleInteractions,
} from '../policy';
import type { InteractionFilters } from '../search-params';

/** So many days before its day a next step is due. */
const NEXT_NOTICE_DAYS = 3;
const today = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** SQL: interaction `i` counts as a contact: complete, standing, and somebody was reached. */
export const countsAsContact = Prisma.sql`(i.state = 'complete' AND i."archivedAt" IS NULL AND i.outcome IS DISTINCT FROM 'not_reached')`;

/**
 * SQL: the actor may read interaction `i`. The own unit wrote it; or one of its persons is read in full, so that nothing
 * of a withheld record comes out by this door (PIPL 6, 13); or it was with a firm or a chamber
 * alone, within the scope.
 * Rows are found by `reachUnitIds` and asked one by one (OFFSET 0 keeps PostgreSQL from hashing the people of the whole
 * log first): a unit with few contacts among a million reads few rows, the bureau stops at the page's last.
 */
export function readableSql(actor: Actor): Prisma.Sql {
  if (!canListInteractions(actor)) return Prisma.sql`FALSE`;
  if (actor.kind === 'system') return Prisma.sql`TRUE`;
  return Prisma.sql`${reachSql(actor)} AND ${askedSql(actor)}`;
}

/** SQL: what `readableSql` begins with: a unit of the actor's may come upon interaction `i`. It alone lets nobody read. */
const reachSql = (actor: Actor): Prisma.Sql =>
  scopeSql(reachOfInteractions(actor), interactionReachColumns, 'i');

/** SQL: and what it asks of each row. */
function askedSql(actor: Actor): Prisma.Sql {
  const own = scopeSql(visibleInteractions(actor), interactionScopeColumns, 'i');
  const firm = scopeSql(visibleFirmInteractions(actor), interactionScopeColumns, 'i');
  return Prisma.sql`(${own}
    OR EXISTS (SELECT 1 FROM interaction_person ip JOIN merchant m ON m.id = ip."merchantId"
                WHERE ip."interactionId" = i.id AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
                  AND ${readsInFullSql(actor, 'm')} OFFSET 0)
    OR ((i."companyId" IS NOT NULL OR i."chamberId" IS NOT NULL) AND ${firm} AND NOT EXISTS (SELECT 1 FROM interaction_person ip WHERE ip."interactionId" = i.id OFFSET 0)))`;
}

/**
 * The log's condition on `interaction i`: scope AND filters, one builder for rows, counts, timelines and API. Refuses
 * whoever may not list.
 */
export function interactionWhere(actor: Actor, filters: Partial<InteractionFilters>): Prisma.Sql {
  return Prisma.sql`${filtered(actor, filters)} AND ${readableSql(actor)}`;
}

/**
 * The same in two steps, for figures over many rows: `found` by indexes, of which `asked` lets fewer through. A caller
 * takes the newest of the first before it asks the second, row by row.
 */
export function interactionWhereInSteps(
  actor: Actor,
  filters: Partial<InteractionFilters>,
): { found: Prisma.Sql; asked: Prisma.Sql } {
  return { found: Prisma.sql`${filtered(actor, filters)} AND ${reachSql(actor)}`, asked: readableSql(actor) };
}

function filtered(actor: Actor, filters: Partial<InteractionFilters>): Prisma.Sql {
  if (!canListInteractions(actor)) throw new ForbiddenError('interactions.list');
  const list = [Prisma.sql`i."archivedAt" IS NULL`, ...links(actor, filters), ...times(filters)];
  // a festival's letters by the thousand would bury the calls and visits of the log
  if (filters.mass) list.push(Prisma.sql`i."isMass"`);
  else if (!filters.merchant) list.push(Prisma.sql`NOT i."isMass"`);
  if (filters.channel) list.push(Prisma.sql`i.channel = ${filters.channel}::"InteractionChannel"`);
  if (filters.state) list.push(Prisma.sql`i.state = ${filters.state}::"InteractionState"`);
  if (filters.leader) list.push(withLeader);
  if (filters.visits) list.push(Prisma.sql`i.channel IN ('visit', 'home_visit', 'meeting')`);
  if (filters.difficulty) {
    list.push(Prisma.sql`i."difficultyState" = ${filters.difficulty}::"DifficultyState"`);
  }
  if (actor.kind === 'person') {
    if (filters.mine) {
      const isToDo = filters.next !== undefined || filters.state === 'draft';
      list.push(isToDo ? holderSql(actor.userId) : officerSql(actor.userId));
    }
    if (filters.ours) list.push(scopeSql(ownInteractions(actor), interactionScopeColumns, 'i'));
  }
  for (const term of parseSearch(filters.q ?? '')) list.push(termSql(actor, term));
  return Prisma.join(list, ' AND ');
}

const officerSql = (userId: string) =>
  Prisma.sql`EXISTS (SELECT 1 FROM interaction_officer io WHERE io."interactionId" = i.id AND io."userId" = ${userId}::uuid)`;

const holderSql = (userId: string) => Prisma.sql`i."nextUserId" = ${userId}::uuid`;

/** Links to other records count only where the actor may see those, so that no filter tells of them. */
function links(actor: Actor, filters: Partial<InteractionFilters>): Prisma.Sql[] {
  const list: Prisma.Sql[] = [];
  if (filters.unit) {
    list.push(
      Prisma.sql`i."ownerUnitId" IN (SELECT u.id FROM unit u WHERE u."ancestorIds" @> ARRAY[${filters.unit}::uuid])`,
    );
  }
  if (filters.officer) list.push(officerSql(filters.officer));
  if (filters.holder) list.push(holderSql(filters.holder));
  if (filters.merchant) {
    list.push(
      Prisma.sql`i.id IN (SELECT ip."interactionId" FROM interaction_person ip JOIN merchant m ON m.id = ip."merchantId"
        WHERE m.id = ${filters.merchant}::uuid AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')})`,
    );
  }
  if (filters.city) {
    // where somebody lives is withheld without a lawful basis: such a person counts in no city
    list.push(
      Prisma.sql`i.id IN (SELECT ip."interactionId" FROM interaction_person ip JOIN merchant m ON m.id = ip."merchantId"
        WHERE (m."residenceProvinceId" = ${filters.city}::uuid OR m."residenceCityId" = ${filters.city}::uuid)
          AND m."archivedAt" IS NULL AND ${readsInFullSql(actor, 'm')}
          AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')})`,
    );
  }
  if (filters.company) list.push(Prisma.sql`i."companyId" = ${filters.company}::uuid`);
  if (filters.project) {
    list.push(
      Prisma.sql`i."projectId" IN (SELECT p.id FROM project p
        WHERE p.id = ${filters.project}::uuid AND ${scopeSql(visibleProjects(actor), projectScopeColumns, 'p')})`,
    );
  }
  if (filters.event) {
    list.push(
      Prisma.sql`i."eventId" IN (SELECT e.id FROM event e
        WHERE e.id = ${filters.event}::uuid AND ${scopeSql(visibleEvents(actor), eventScopeColumns, 'e')})`,
    );
  }
  if (filters.chamber) {
    list.push(
      Prisma.sql`i."chamberId" IN (SELECT c.id FROM chamber c
        WHERE c.id = ${filters.chamber}::uuid AND ${scopeSql(visibleChambers(actor), chamberScopeColumns, 'c')})`,
    );
  }
  return list;
}

/** SQL: a leader led contact `i`, by name, or took part under a leader's grant of that day (B5). */
export const withLeader = Prisma.sql`(i."leaderText" IS NOT NULL OR EXISTS (
  SELECT 1 FROM interaction_officer io JOIN user_grant g ON g."userId" = io."userId" AND g.role = 'leader'
   WHERE io."interactionId" = i.id AND g."validFrom" <= i."happenedOn"
     AND (g."validTo" IS NULL OR g."validTo" >= i."happenedOn")
     AND (g."revokedAt" IS NULL OR (g."revokedAt" AT TIME ZONE 'Asia/Shanghai')::date >= i."happenedOn")))`;

function times(filters: Partial<InteractionFilters>): Prisma.Sql[] {
  const list: Prisma.Sql[] = [];
  if (filters.from) list.push(Prisma.sql`i."happenedOn" >= ${filters.from}::date`);
  if (filters.to) list.push(Prisma.sql`i."happenedOn" <= ${filters.to}::date`);
  if (filters.next) {
    list.push(Prisma.sql`i."nextOn" IS NOT NULL AND i."nextDoneOn" IS NULL`);
    if (filters.next === 'due') list.push(Prisma.sql`i."nextOn" <= ${today} + ${NEXT_NOTICE_DAYS}::int`);
    if (filters.next === 'late') list.push(Prisma.sql`i."nextOn" < ${today}`);
  }
  return list;
}

/** A word of subject, summary or place, of the firm's name, or of the name of a person that the actor may see. */
function termSql(actor: Actor, term: SearchTerm): Prisma.Sql {
  const query = toTsquery([term]);
  const found = (alias: string) => {
    const of = Prisma.raw(alias);
    const rechecks = recheckPatterns([term]).map((like) => Prisma.sql`${of}."searchText" LIKE ${like}`);
    return Prisma.join([Prisma.sql`${of}."searchVector" @@ ${query}::tsquery`, ...rechecks], ' AND ');
  };
  // a union of index scans: an OR over subqueries would read the whole log
  return Prisma.sql`i.id IN (
    SELECT t.id FROM interaction t WHERE ${found('t')}
    UNION SELECT t.id FROM interaction t JOIN company c ON c.id = t."companyId" WHERE ${found('c')}
    UNION SELECT ip."interactionId" FROM interaction_person ip JOIN merchant m ON m.id = ip."merchantId"
           WHERE ${found('m')} AND split_part(m."searchText", ' ', 1) LIKE ${`%${term.text}%`}
             AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')})`;
}
