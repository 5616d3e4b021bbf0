import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { merchantWhere } from '@/lib/merchants/queries/where';
import type { MerchantFilters } from '@/lib/merchants/search-params';
import { Prisma, type Tx } from '@/lib/server/db';
import type { Actor } from '@/lib/server/actor';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { CROWDING_DAYS } from '@/lib/interactions/rules';
import { countsAsContact } from '@/lib/interactions/queries/where';
import { canListGreetings } from '../policy';
import { contactKindOf, type GreetingChannel } from '../rules';
import type { RecipientFacts } from '../rules-recipients';
import { honorificOf } from '@/lib/merchants/rules-salutation';

/** A person of a list with all that decides whether a greeting goes out, and how the person is addressed. */
export type Candidate = RecipientFacts & {
  id: string;
  name: string;
  firm: string | null;
  honorific: string;
  contactPointId: string | null;
};

type Row = Omit<Candidate, 'honorific' | 'isTakenOut' | 'isInScope'> & {
  salutation: string | null;
  sex: string | null;
  mainTitle: string | null;
  titleText: string | null;
  socialPosts: string | null;
  isOfficial: boolean;
  isInScope: boolean;
};

/** Who a campaign asks for: the segment, people added by hand, people taken out. */
export type Question = {
  channel: GreetingChannel;
  segment: MerchantFilters | null;
  added: readonly string[];
  takenOut: readonly string[];
};

const today = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** SQL: what decides about person `m`. Birth and family are not among the columns: they are given for no such purpose. */
function factColumns(actor: Actor, channel: GreetingChannel): Prisma.Sql {
  return Prisma.sql`m.id, m.name, m."mainCompanyName" AS firm, m.salutation, m.sex, m."mainTitle", m."titleText",
    m."socialPosts", 'official' = ANY (m.kinds::text[]) AS "isOfficial", m."archivedAt" IS NOT NULL AS "isArchived",
    m."doNotContact", m."basisState"::text AS "basisState",
    ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AS "isInScope",
    EXISTS (SELECT 1 FROM greeting_refusal r WHERE r."merchantId" = m.id AND r.channel = ${channel}::"GreetingChannel"
              AND r."withdrawnAt" IS NULL) AS "hasRefused",
    coalesce((SELECT w."withdrawnAt" IS NOT NULL FROM consent w WHERE w."merchantId" = m.id AND w.purpose = 'contact'
              ORDER BY w."givenAt" DESC, w.id DESC LIMIT 1), FALSE) AS "hasWithdrawn",
    EXISTS (SELECT 1 FROM basis b WHERE b."merchantId" = m.id AND b."endedAt" IS NULL AND b.kind <> 'none'
              AND (b."expiresAt" IS NULL OR b."expiresAt" >= ${today}) AND 'contact' = ANY (b.purposes)) AS "mayContact",
    k.id AS "contactPointId", encode(k."blindIndex", 'hex') AS contact`;
}

/** SQL: the contact point of person `m` that the channel uses: the preferred one of those that may be used. */
function pointJoin(channel: GreetingChannel): Prisma.Sql {
  return Prisma.sql`LEFT JOIN LATERAL (SELECT c.id, c."blindIndex" FROM contact_point c
      WHERE c."merchantId" = m.id AND c.kind = ${contactKindOf(channel)} AND c."validTo" IS NULL AND NOT c."doNotUse"
      ORDER BY c.preferred DESC, c."sortNo", c.id LIMIT 1) k ON TRUE`;
}

async function read(query: Prisma.Sql, tx?: Tx): Promise<Row[]> {
  return tx ? tx.$queryRaw<Row[]>(query) : readRows<Row>(query);
}

function candidate(row: Row, takenOut: ReadonlySet<string>): Candidate {
  const { salutation, sex, mainTitle, titleText, socialPosts, isOfficial, ...facts } = row;
  const titles = [mainTitle, titleText, socialPosts];
  // without a lawful basis nothing but the name is used, and such a person is left out anyway
  const inFull = row.basisState === 'valid';
  return {
    ...facts,
    firm: inFull ? facts.firm : null,
    isTakenOut: takenOut.has(row.id),
    honorific: inFull ? honorificOf({ name: row.name, salutation, sex, titles, isOfficial }) : row.name,
  };
}

/**
 * The people of a campaign's question as the actor's own list shows them, by pinyin, at most `limit`. The condition is
 * the merchants' list's own, so that the number is that of the list. People added by hand count within the scope only.
 */
export async function listCandidates(
  actor: Actor,
  question: Question,
  limit: number,
  tx?: Tx,
): Promise<Candidate[]> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.list');
  const segment = question.segment ? merchantWhere(actor, question.segment) : Prisma.sql`FALSE`;
  const scope = scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm');
  const rows = await read(
    Prisma.sql`
      SELECT ${factColumns(actor, question.channel)} FROM merchant m ${pointJoin(question.channel)}
       WHERE (${segment}) OR (m.id = ANY (${[...question.added]}::uuid[]) AND ${scope})
       ORDER BY m.pinyin, m.id LIMIT ${limit}`,
    tx,
  );
  const takenOut = new Set(question.takenOut);
  return rows.map((row) => candidate(row, takenOut));
}

/** The same facts of people who stand on a frozen list, by id: what is asked again at the moment of sending. */
export async function readCandidates(
  actor: Actor,
  channel: GreetingChannel,
  ids: readonly string[],
  tx?: Tx,
): Promise<Map<string, Candidate>> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.list');
  const rows = await read(
    Prisma.sql`
      SELECT ${factColumns(actor, channel)} FROM merchant m ${pointJoin(channel)}
       WHERE m.id = ANY (${[...ids]}::uuid[])`,
    tx,
  );
  return new Map(rows.map((row) => [row.id, candidate(row, new Set())]));
}

/**
 * Of these people, those for whom a greeting now would be the third contact within thirty days by different units (the
 * own counted), greetings included: the same rule as that of a single contact (peers (d) 10).
 */
export async function listCrowded(
  actor: Actor,
  ids: readonly string[],
  unitId: string,
  tx?: Tx,
): Promise<Set<string>> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.list');
  const query = Prisma.sql`
    SELECT ip."merchantId" AS id FROM interaction_person ip JOIN interaction i ON i.id = ip."interactionId"
      JOIN merchant m ON m.id = ip."merchantId" AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     WHERE ip."merchantId" = ANY (${[...ids]}::uuid[]) AND ${countsAsContact}
       AND i."happenedOn" > ${today} - ${CROWDING_DAYS}::int
     GROUP BY ip."merchantId"
    HAVING count(*) >= 2 AND (count(DISTINCT i."ownerUnitId") > 1 OR NOT bool_or(i."ownerUnitId" = ${unitId}::uuid))`;
  const rows = tx ? await tx.$queryRaw<{ id: string }[]>(query) : await readRows<{ id: string }>(query);
  return new Set(rows.map(({ id }) => id));
}
