import { chamberScopeColumns, visibleRosters } from '@/lib/chambers/policy';
import { countsAsContact, readableSql } from '@/lib/interactions/queries/where';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { canListTies } from '../policy';
import { COST, derivedKinds, statedKinds } from '../rules';

/** From one person at most so many ties of a kind are looked at: a chamber of a thousand members is no friendship. */
const MOST_OF_KIND = 60;

const costOf = (kinds: readonly (keyof typeof COST)[], column: string): Prisma.Sql =>
  Prisma.sql`CASE ${Prisma.join(
    kinds.map((kind) => Prisma.sql`WHEN ${Prisma.raw(column)} = ${kind} THEN ${COST[kind]}::int`),
    ' ',
  )} END`;

/**
 * SQL: whom the person in `node` knows, the surest ties first, at most `size`: columns other, kind, out (the person
 * stands first in a stated tie), ref (the tie, firm, chamber or contact that says so), cost. Chambers whose roster and
 * contacts whose record the actor may not read tie nobody. Every branch begins at an index on the person. FALSE for
 * whoever may not read ties. Whether the other person may be named is for the caller to ask.
 */
export function neighboursSql(actor: Actor, node: string, size: number): Prisma.Sql {
  const id = Prisma.raw(node);
  const may = canListTies(actor) ? Prisma.sql`TRUE` : Prisma.sql`FALSE`;
  const rosters = scopeSql(visibleRosters(actor), chamberScopeColumns, 'c');
  return Prisma.sql`
    SELECT e.other, e.kind, e.out, e.ref, e.cost FROM (
      SELECT DISTINCT ON (r.other) r.other, r.kind, r.out, r.ref,
             ${costOf([...statedKinds, ...derivedKinds], 'r.kind')} AS cost
        FROM (
          (SELECT t."toId" AS other, t.kind::text AS kind, TRUE AS out, t.id AS ref FROM merchant_tie t
            WHERE t."fromId" = ${id} ORDER BY t.kind, t."toId" LIMIT ${MOST_OF_KIND}::int)
          UNION ALL
          (SELECT t."fromId", t.kind::text, FALSE, t.id FROM merchant_tie t
            WHERE t."toId" = ${id} ORDER BY t."fromId" LIMIT ${MOST_OF_KIND}::int)
          UNION ALL
          (SELECT q."merchantId", 'same_firm', TRUE, q."companyId"
             FROM (SELECT DISTINCT p."companyId" FROM post p WHERE p."merchantId" = ${id} AND p."companyId" IS NOT NULL) f
             JOIN post q ON q."companyId" = f."companyId"
            ORDER BY q."companyId", q."merchantId" LIMIT ${MOST_OF_KIND}::int)
          UNION ALL
          (SELECT b."merchantId", 'same_chamber', TRUE, b."chamberId"
             FROM (SELECT DISTINCT a."chamberId" FROM membership a JOIN chamber c ON c.id = a."chamberId"
                    WHERE a."merchantId" = ${id} AND a."leftOn" IS NULL AND ${rosters}) k
             JOIN membership b ON b."chamberId" = k."chamberId" AND b."merchantId" IS NOT NULL AND b."leftOn" IS NULL
            ORDER BY b."chamberId", b."merchantId" LIMIT ${MOST_OF_KIND}::int)
          UNION ALL
          (SELECT g."merchantId", 'same_contact', TRUE, s.id
             FROM (SELECT i.id FROM interaction_person o JOIN interaction i ON i.id = o."interactionId"
                    WHERE o."merchantId" = ${id} AND i.channel IN ('meeting', 'visit', 'home_visit')
                      AND ${countsAsContact} AND ${readableSql(actor)}
                    ORDER BY i."happenedOn" DESC, i.id DESC LIMIT 20) s
             JOIN interaction_person g ON g."interactionId" = s.id
            ORDER BY s.id DESC, g."merchantId" LIMIT ${MOST_OF_KIND}::int)
        ) r
       WHERE ${may} AND r.other <> ${id}
       ORDER BY r.other, ${costOf([...statedKinds, ...derivedKinds], 'r.kind')}, r.ref
    ) e ORDER BY e.cost, e.other LIMIT ${size}::int`;
}
