import { countsAsContact } from '@/lib/interactions/queries/where';
import { interactionScopeColumns, ownInteractions } from '@/lib/interactions/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListTies, mayNameInTies } from '../policy';
import { MOST_BETWEEN, tieWord, type DerivedKind, type EdgeKind } from '../rules';
import type { TieChoice } from '../schema';
import { readEvidence } from './list-ties';
import { neighboursSql } from './neighbours';
import { tellPeople, type TiePerson } from './people';

/** One step: the person before knows the person after. `evidence` is null where one of the two may not be named. */
export type PathStep = { word: TieChoice | DerivedKind; evidence: string | null };

/** Why the first person of a path is ours: the newest contact that the own unit had. */
export type OwnContact = { on: string; channel: string; officer: string | null };

/** A way to somebody: people in order, the one to be reached last; `steps[n]` leads from person n to person n + 1. */
export type TiePath = {
  key: string;
  contact: OwnContact | null;
  people: TiePerson[];
  steps: PathStep[];
};

const FAN = 40;
const SHOWN = 6;

type Edge = { kind: EdgeKind; out: boolean; ref: string };
type Found = {
  ids: string[];
  edges: Edge[];
  on: string | null;
  channel: string | null;
  officer: string | null;
};

/**
 * Through whom the person can be reached with at most two people between: from the own unit (people whom it has
 * contacted), or from one person of the ledger. The surest ways first, at most six. Whoever is not to be contacted
 * stands in no way. 404 where the person, or the one to begin with, lies outside the scope or is not read in full.
 */
export async function findPaths(actor: Actor, targetId: string, fromId?: string): Promise<TiePath[]> {
  if (!canListTies(actor)) throw new ForbiddenError('ties.find');
  await refuseUnknown(actor, fromId === undefined ? [targetId] : [targetId, fromId]);
  if (fromId === targetId) return [];
  const found = await readRows<Found>(
    fromId === undefined ? fromOwnUnit(actor, targetId) : fromPerson(actor, targetId, fromId),
  );
  const [people, evidence] = await Promise.all([
    tellPeople(
      actor,
      found.flatMap(({ ids }) => ids),
    ),
    readEvidence(
      actor,
      found.flatMap(({ edges }) => edges),
    ),
  ]);
  const ties = await readTieNotes(found.flatMap(({ edges }) => edges));
  return found.map(({ ids, edges, on, channel, officer }, place) => {
    const told = ids.map((id): TiePerson => people.get(id) ?? { known: false, unit: null });
    return {
      // not the ids: one of them may be of somebody who is not named
      key: String(place),
      contact: on === null || channel === null ? null : { on, channel, officer },
      people: told,
      steps: edges.map(({ kind, out, ref }, index) => ({
        word: tieWord(kind, out),
        evidence:
          told[index]?.known && told[index + 1]?.known ? (evidence.get(ref) ?? ties.get(ref) ?? null) : null,
      })),
    };
  });
}

async function refuseUnknown(actor: Actor, ids: readonly string[]): Promise<void> {
  const rows = await db.merchant.findMany({
    where: {
      AND: [
        { id: { in: [...ids] }, archivedAt: null },
        scopeWhere(visibleMerchants(actor), merchantScopeColumns),
      ],
    },
    select: { id: true, keeperUnitIds: true, basisState: true },
    take: 2,
  });
  const known = rows.filter((row) => mayNameInTies(actor, row));
  if (known.length < new Set(ids).size) throw new NotFoundError('merchant');
}

/**
 * SQL: walks from the person who is to be reached, tie by tie, each person's surest ties only; `ids` and `edges` stand
 * in the order in which one goes there, so a tie is turned round as it is followed.
 */
const walk = (actor: Actor, targetId: string): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE walk AS (
    SELECT ${targetId}::uuid AS id, 0 AS depth, ARRAY[${targetId}::uuid] AS ids, ARRAY[]::jsonb[] AS edges, 0 AS cost
    UNION ALL
    SELECT n.other, w.depth + 1, n.other || w.ids,
           jsonb_build_object('kind', n.kind, 'out', NOT n.out, 'ref', n.ref) || w.edges, w.cost + n.cost
      FROM walk w CROSS JOIN LATERAL (${neighboursSql(actor, 'w.id', FAN)}) n JOIN merchant m ON m.id = n.other
     WHERE w.depth < ${MOST_BETWEEN}::int AND n.other <> ALL (w.ids) AND m."archivedAt" IS NULL
       AND NOT m."doNotContact"
  ), best AS (
    SELECT DISTINCT ON (w.id) w.* FROM walk w ORDER BY w.id, w.depth, w.cost, w.ids
  )`;

function fromOwnUnit(actor: Actor, targetId: string): Prisma.Sql {
  const own = scopeSql(ownInteractions(actor), interactionScopeColumns, 'i');
  return Prisma.sql`${walk(actor, targetId)}
    SELECT b.ids, to_json(b.edges) AS edges, to_char(k."happenedOn", 'YYYY-MM-DD') AS on, k.channel::text AS channel, k.officer
      FROM best b CROSS JOIN LATERAL (
        SELECT i."happenedOn", i.channel, (SELECT p.name FROM interaction_officer o JOIN app_user p ON p.id = o."userId"
                 WHERE o."interactionId" = i.id ORDER BY o.id LIMIT 1) AS officer
          FROM interaction_person ip JOIN interaction i ON i.id = ip."interactionId"
         WHERE ip."merchantId" = b.id AND ${countsAsContact} AND ${own}
         ORDER BY i."happenedOn" DESC, i.id DESC LIMIT 1) k
     ORDER BY b.depth, b.cost, k."happenedOn" DESC, b.id LIMIT ${SHOWN}::int`;
}

function fromPerson(actor: Actor, targetId: string, fromId: string): Prisma.Sql {
  return Prisma.sql`${walk(actor, targetId)}, near AS (
      SELECT n.* FROM (SELECT ${fromId}::uuid AS id) x CROSS JOIN LATERAL (${neighboursSql(actor, 'x.id', 400)}) n
    ), ways AS (
      SELECT b.ids, b.edges, b.depth, b.cost FROM best b WHERE b.id = ${fromId}::uuid
      UNION ALL
      SELECT ${fromId}::uuid || b.ids,
             jsonb_build_object('kind', n.kind, 'out', n.out, 'ref', n.ref) || b.edges, b.depth + 1, b.cost + n.cost
        FROM best b JOIN near n ON n.other = b.id
       WHERE ${fromId}::uuid <> ALL (b.ids)
    )
    SELECT y.ids, to_json(y.edges) AS edges, NULL AS on, NULL AS channel, NULL AS officer
      FROM (SELECT DISTINCT ON (w.ids) w.* FROM ways w ORDER BY w.ids, w.cost) y
     ORDER BY y.depth, y.cost, y.ids LIMIT ${SHOWN}::int`;
}

/** Since when and by whose word, of the stated ties of the ways. */
async function readTieNotes(edges: readonly Edge[]): Promise<ReadonlyMap<string, string>> {
  const ids = edges.filter(({ kind }) => !kind.startsWith('same_')).map(({ ref }) => ref);
  if (ids.length === 0) return new Map();
  const rows = await db.merchantTie.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, sinceText: true, source: true, note: true },
    take: 100,
  });
  return new Map(
    rows.map(({ id, sinceText, source, note }) => [id, [sinceText, note, source].filter(Boolean).join('，')]),
  );
}
