import { chamberScopeColumns, visibleChambers } from '@/lib/chambers/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import {
  cappedCount,
  COUNT_CAP,
  finishPage,
  planKeyset,
  type CappedCount,
  type KeysetOrder,
  type Page,
} from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { isNextLate } from '../rules';
import type { InteractionChannel, InteractionOutcome, InteractionState } from '../schema';
import type { InteractionFilters, InteractionPage } from '../search-params';
import { interactionWhere, interactionWhereInSteps } from './where';

/** A contact in the log or on a timeline; days as YYYY-MM-DD. */
export type InteractionRow = {
  id: string;
  channel: InteractionChannel;
  state: InteractionState;
  happenedOn: string;
  happenedAt: string | null;
  /** people whom the actor may see, at most four; `others` counts the rest */
  persons: { id: string; name: string }[];
  others: number;
  companyId: string | null;
  company: string | null;
  /** the chamber that was called on; null also where it is not the actor's to see */
  chamber: string | null;
  officers: { id: string; name: string; unit: string }[];
  unit: string | null;
  leaderText: string | null;
  subject: string | null;
  summary: string | null;
  outcome: InteractionOutcome | null;
  difficulty: string | null;
  difficultyState: 'open' | 'settled' | null;
  nextOn: string | null;
  nextText: string | null;
  nextDoneOn: string | null;
  isNextLate: boolean;
  papers: number;
  isSample: boolean;
};

const NEWEST: KeysetOrder = { name: 'newest', column: 'happenedOn', direction: 'desc' };
/** Of open next steps the day is never null, so it is a key. */
const NEXT: KeysetOrder = { name: 'next', column: 'nextOn', direction: 'asc' };
const SHOWN_PERSONS = 4;

/**
 * Contacts of the actor's scope, newest first, fifty a page; with a filter on the next step in the order of its day.
 * People outside the actor's scope are counted, not named.
 */
export async function listInteractions(
  actor: Actor,
  page: InteractionPage,
  size?: number,
): Promise<Page<InteractionRow>> {
  const { after, before, view: _view, cols: _cols, ...filters } = page;
  const where = interactionWhere(actor, filters);
  const plan = planKeyset({
    table: 'interaction',
    alias: 'i',
    order: filters.next ? NEXT : NEWEST,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await readRows<Omit<InteractionRow, 'isNextLate'>>(Prisma.sql`
    WITH page AS MATERIALIZED (
      SELECT i.* FROM interaction i WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}
    )
    SELECT ${columns(actor)} FROM page i
      LEFT JOIN company c ON c.id = i."companyId" LEFT JOIN unit u ON u.id = i."ownerUnitId"
     ORDER BY ${plan.orderBy}`);
  const day = today();
  return finishPage(
    plan,
    rows.map((row) => ({ ...row, isNextLate: isNextLate(row, day) })),
  );
}

/** What a row shows of interaction `i`; the same for list and timelines. */
function columns(actor: Actor): Prisma.Sql {
  const visible = scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm');
  return Prisma.sql`i.id, i.channel::text AS channel, i.state::text AS state,
    to_char(i."happenedOn", 'YYYY-MM-DD') AS "happenedOn", i."happenedAt",
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name)) FROM (
      SELECT DISTINCT m.id, m.name FROM interaction_person ip JOIN merchant m ON m.id = ip."merchantId"
       WHERE ip."interactionId" = i.id AND ${visible} ORDER BY m.name, m.id LIMIT ${SHOWN_PERSONS}::int) x), '[]') AS persons,
    (SELECT count(DISTINCT ip."merchantId") FROM interaction_person ip WHERE ip."interactionId" = i.id)::int
      - least(${SHOWN_PERSONS}::int, (SELECT count(DISTINCT m.id) FROM interaction_person ip JOIN merchant m ON m.id = ip."merchantId"
          WHERE ip."interactionId" = i.id AND ${visible})::int) AS others,
    i."companyId", c.name AS company, (SELECT h.name FROM chamber h WHERE h.id = i."chamberId"
      AND ${scopeSql(visibleChambers(actor), chamberScopeColumns, 'h')}) AS chamber,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', io."userId", 'name', w.name, 'unit', ou."shortName") ORDER BY io.id)
       FROM interaction_officer io JOIN app_user w ON w.id = io."userId" JOIN unit ou ON ou.id = io."unitId"
      WHERE io."interactionId" = i.id), '[]') AS officers,
    u."shortName" AS unit, i."leaderText", i.subject, i.summary, i.outcome::text AS outcome, i.difficulty,
    i."difficultyState"::text AS "difficultyState", to_char(i."nextOn", 'YYYY-MM-DD') AS "nextOn", i."nextText",
    to_char(i."nextDoneOn", 'YYYY-MM-DD') AS "nextDoneOn",
    (SELECT count(*)::int FROM attachment a WHERE a.noun = 'interactions' AND a."recordId" = i.id AND a."removedAt" IS NULL) AS papers,
    i."isSample"`;
}

/** How many contacts the filters show, exact up to 10,000. */
export async function countInteractions(
  actor: Actor,
  filters: Partial<InteractionFilters>,
): Promise<CappedCount> {
  const rows = await readRows<{ n: number }>(Prisma.sql`
    SELECT count(*)::int AS n FROM (
      SELECT 1 FROM interaction i WHERE ${interactionWhere(actor, filters)} LIMIT ${COUNT_CAP + 1}) x`);
  return cappedCount(rows[0]?.n);
}

/** Of the newest contacts that the filters find so many are looked at, before each is asked whether it may be read. */
const LOOKED_AT = 2 * COUNT_CAP;

/** Contacts by channel under the other filters, the most used first; counted over the newest, up to the cap of all. */
export async function countByChannel(
  actor: Actor,
  filters: Partial<InteractionFilters>,
): Promise<{ channel: InteractionChannel; count: number }[]> {
  const { found, asked } = interactionWhereInSteps(actor, { ...filters, channel: undefined });
  return readRows(Prisma.sql`
    SELECT x.channel::text AS channel, count(*)::int AS count FROM (
      SELECT i.channel FROM (
        SELECT i.* FROM interaction i WHERE ${found} ORDER BY i."happenedOn" DESC, i.id DESC LIMIT ${LOOKED_AT}::int) i
       WHERE ${asked} LIMIT ${COUNT_CAP}::int) x
     GROUP BY x.channel ORDER BY count DESC, channel`);
}

/** A timeline with the number of contacts by channel; `withheld`: the person's record is not shown in full. */
export type Timeline = {
  rows: InteractionRow[];
  hasMore: boolean;
  channels: { channel: InteractionChannel; count: number }[];
  withheld: boolean;
};

const NOTHING: Timeline = { rows: [], hasMore: false, channels: [], withheld: false };

async function timeline(actor: Actor, filters: Partial<InteractionFilters>, size: number): Promise<Timeline> {
  const [page, channels] = await Promise.all([
    // cast: a page without cursors is its filters
    listInteractions(actor, filters as InteractionPage, size),
    countByChannel(actor, filters),
  ]);
  return { rows: page.rows, hasMore: page.next !== null, channels, withheld: false };
}

/**
 * The newest contacts with one person. Nothing, and `withheld`, where the person's record is not shown in full or is
 * not the actor's to see, even where the actor's unit took part: the record page shows the minimum then.
 */
export async function listInteractionsOfMerchant(
  actor: Actor,
  merchantId: string,
  size = 12,
): Promise<Timeline> {
  interactionWhere(actor, {});
  const [read] = await readRows<{ id: string }>(Prisma.sql`
    SELECT m.id FROM merchant m WHERE m.id = ${merchantId}::uuid
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')}`);
  if (!read) return { ...NOTHING, withheld: true };
  return timeline(actor, { merchant: merchantId }, size);
}

/** The newest contacts with one firm, within what the actor may read of the log. */
export async function listInteractionsOfCompany(
  actor: Actor,
  companyId: string,
  size = 12,
): Promise<Timeline> {
  return timeline(actor, { company: companyId }, size);
}

/** The newest contacts at one event or out of it, within what the actor may read of the log. */
export async function listInteractionsOfEvent(actor: Actor, eventId: string, size = 12): Promise<Timeline> {
  return timeline(actor, { event: eventId }, size);
}

/** The newest contacts with one chamber (B5), within what the actor may read of the log. */
export async function listInteractionsOfChamber(
  actor: Actor,
  chamberId: string,
  size = 12,
): Promise<Timeline> {
  return timeline(actor, { chamber: chamberId }, size);
}

/** A call of a leader on a chamber: the day and who. */
export type LeaderVisit = { id: string; on: string; who: string };

/**
 * Calls of leaders on a chamber (B5), the newest five with who made them, and how many there are: face to face, complete
 * and readable. Each number is that of the list with the same conditions.
 */
export async function listLeaderVisits(
  actor: Actor,
  chamberId: string,
): Promise<{ rows: LeaderVisit[]; count: CappedCount }> {
  const filters = LEADER_VISITS(chamberId);
  const [rows, count] = await Promise.all([
    readRows<LeaderVisit>(Prisma.sql`
      SELECT i.id, to_char(i."happenedOn", 'YYYY-MM-DD') AS "on",
             coalesce(i."leaderText", (SELECT string_agg(DISTINCT w.name, '、') FROM interaction_officer io
               JOIN app_user w ON w.id = io."userId" JOIN user_grant g ON g."userId" = io."userId" AND g.role = 'leader'
              WHERE io."interactionId" = i.id AND g."validFrom" <= i."happenedOn"), '') AS who
        FROM interaction i WHERE ${interactionWhere(actor, filters)}
       ORDER BY i."happenedOn" DESC, i.id DESC LIMIT 5`),
    countInteractions(actor, filters),
  ]);
  return { rows, count };
}

const LEADER_VISITS = (chamber: string): Partial<InteractionFilters> => ({
  chamber,
  leader: '1',
  visits: '1',
  state: 'complete',
});
