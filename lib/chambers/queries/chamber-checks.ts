import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListChambers, chamberScopeColumns, visibleRosters } from '../policy';
import { checkChamber, type Check, type CheckFacts } from '../rules-checks';
import { isCurrentMember } from './list-chambers';
import { requireRoster } from './members';

type Row = Omit<CheckFacts, 'today' | 'term'> & {
  id: string;
  hasTerm: boolean;
  electedOn: string | null;
  endsOn: string | null;
};

/** Places of the programme's region, and the words by which a text names them: 汉中, 西乡. */
const REGION = Prisma.sql`
  region AS (
    SELECT x.id, x.level, regexp_replace(x."nameZh", '(土家族苗族|苗族|土家族|回族|藏族|羌族)*(自治州|自治县|地区|市|县|区|州)$', '') AS word
      FROM programme g JOIN place r ON r.code = g."placeCode" AND r."validTo" IS NULL
      JOIN place x ON x."validTo" IS NULL AND (x.id = r.id OR x."ancestorIds" @> ARRAY[r.id]))`;

/**
 * Origin of the entry `m`: the ledger's home town where the entry is linked and the actor may read that person, else
 * what the chamber wrote; a text that names no place of the region says nothing for certain.
 */
const ORIGIN = Prisma.sql`
  CASE WHEN EXISTS (SELECT 1 FROM region g WHERE g.id IN (p."hometownId", p."hometownCountyId")) THEN 'home'
       WHEN p."hometownId" IS NOT NULL THEN 'elsewhere'
       WHEN EXISTS (SELECT 1 FROM region g WHERE g.level IN ('prefecture', 'county') AND length(g.word) > 1
                     AND position(g.word IN m."entryHometown") > 0) THEN 'home'
       ELSE 'unknown' END`;
const linkedSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`LEFT JOIN merchant p ON p.id = m."merchantId" AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'p')}`;

async function readFacts(actor: Actor, chamberId: string | null): Promise<Row[]> {
  const which = chamberId ? Prisma.sql`c.id = ${chamberId}::uuid` : Prisma.sql`TRUE`;
  return readRows<Row>(Prisma.sql`
    WITH ${REGION}
    SELECT c.id, c.kind::text AS kind, c.status::text AS status, c.address, c."registryNo",
           r.units, r."withFirm", r.bare, r.home, r.elsewhere, r."originUnknown",
           t.id IS NOT NULL AS "hasTerm", to_char(t."electedOn", 'YYYY-MM-DD') AS "electedOn",
           to_char(t."endsOn", 'YYYY-MM-DD') AS "endsOn",
           ARRAY(SELECT DISTINCT o.rank FROM chamber_office o WHERE o."termId" = t.id
                    AND (o."membershipId" IS NOT NULL OR o."holderText" IS NOT NULL)) AS filled,
           ARRAY(SELECT (SELECT coalesce(o."membershipId"::text, o."holderText") FROM chamber_office o
                          WHERE o."termId" = y.id AND o.rank = 'president' ORDER BY o."sortNo", o.id LIMIT 1)
                   FROM chamber_term y WHERE y."chamberId" = c.id ORDER BY y.number DESC LIMIT 10) AS presidents,
           coalesce((SELECT ${ORIGIN} FROM chamber_office o JOIN membership m ON m.id = o."membershipId" ${linkedSql(actor)}
                      WHERE o."termId" = t.id AND o.rank = 'president' ORDER BY o."sortNo", o.id LIMIT 1), 'unknown') AS "presidentOrigin",
           EXISTS (SELECT 1 FROM attachment f WHERE f.noun = 'chambers' AND f."recordId" = c.id
                      AND f.role = 'certificate' AND f."removedAt" IS NULL) AS "hasCertificate"
      FROM chamber c
      LEFT JOIN LATERAL (SELECT x.id, x."electedOn", x."endsOn" FROM chamber_term x WHERE x."chamberId" = c.id
                          ORDER BY x.number DESC LIMIT 1) t ON TRUE
      CROSS JOIN LATERAL (
        SELECT (count(*) FILTER (WHERE e."partyKind" = 'company'))::int AS units,
               (count(*) FILTER (WHERE e."partyKind" <> 'company' AND e."entryFirm" IS NOT NULL))::int AS "withFirm",
               (count(*) FILTER (WHERE e."partyKind" <> 'company' AND e."entryFirm" IS NULL))::int AS bare,
               (count(*) FILTER (WHERE e.origin = 'home'))::int AS home,
               (count(*) FILTER (WHERE e.origin = 'elsewhere'))::int AS elsewhere,
               (count(*) FILTER (WHERE e.origin = 'unknown'))::int AS "originUnknown"
          FROM (SELECT m."partyKind", m."entryFirm", ${ORIGIN} AS origin
                  FROM membership m ${linkedSql(actor)}
                 WHERE m."chamberId" = c.id AND ${isCurrentMember}) e) r
     WHERE c."archivedAt" IS NULL AND ${which} AND ${scopeSql(visibleRosters(actor), chamberScopeColumns, 'c')}
     ORDER BY c.id LIMIT 1000`);
}

const checksOf = ({ hasTerm, electedOn, endsOn, ...row }: Row, day: string): Check[] | null =>
  checkChamber({ ...row, term: hasTerm ? { electedOn, endsOn } : null, today: day });

/**
 * How one chamber stands against the rules for chambers away from home; null where they don't apply. Another chamber
 * answers 404, a roster that the role may not read 403.
 */
export async function getChamberChecks(actor: Actor, chamberId: string): Promise<Check[] | null> {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  await requireRoster(actor, chamberId);
  const [row] = await readFacts(actor, chamberId);
  return row ? checksOf(row, today()) : null;
}

/** The same for all chambers whose rosters the actor reads, by chamber; those that the rules don't concern are left out. */
export async function listChamberChecks(actor: Actor): Promise<Map<string, Check[]>> {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  const rows = await readFacts(actor, null);
  const day = today();
  return new Map(
    rows.flatMap((row): [string, Check[]][] => {
      const checks = checksOf(row, day);
      return checks ? [[row.id, checks]] : [];
    }),
  );
}
