import { canUpdateMerchant, merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { scopeWhere } from '@/lib/server/scope';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canListTies, mayNameInTies } from '../policy';
import { tieWord, type DerivedKind, type EdgeKind, type StatedKind } from '../rules';
import { PICTURE, type PictureNode } from '../rules-picture';
import type { TieChoice } from '../schema';
import { neighboursSql } from './neighbours';
import { tellPeople, type TiePerson } from './people';

/** A tie of one person. `evidence`: firm, chamber or day of the contact that says so; null where it would tell who the other is. */
export type TieRow = {
  key: string;
  person: TiePerson;
  word: TieChoice | DerivedKind;
  evidence: string | null;
  /** stated ties: as somebody told it */
  stated: {
    id: string;
    since: string | null;
    source: string;
    note: string | null;
    unit: string | null;
    on: string;
  } | null;
  canRemove: boolean;
};

/** Ties of one person with what the picture shows of them. */
export type PersonTies = {
  id: string;
  name: string;
  /** the record is not shown in full: nothing of its ties either */
  withheld: boolean;
  canAdd: boolean;
  stated: TieRow[];
  derived: TieRow[];
  /** people of the outer ring, each with the one through whom they are known */
  outer: PictureNode[];
};

const MOST = 100;
const PER_NEIGHBOUR = 8;

type Neighbour = { other: string; kind: EdgeKind; out: boolean; ref: string };

/**
 * Who one person knows: as somebody told it, and as it follows from posts, memberships and contacts. 404 outside the
 * scope; nothing, and `withheld`, where the record is not shown in full. People whom the actor may not name are told by
 * their unit only.
 */
export async function listTies(actor: Actor, merchantId: string): Promise<PersonTies> {
  const ego = await loadEgo(actor, merchantId);
  const nothing = { id: ego.id, name: ego.name, canAdd: false, stated: [], derived: [], outer: [] };
  if (!mayNameInTies(actor, ego)) return { ...nothing, withheld: true };
  const canAdd = canUpdateMerchant(actor, ego) && ego.archivedAt === null;
  const [stated, near] = await Promise.all([
    readStated(merchantId),
    readRows<Neighbour>(
      Prisma.sql`SELECT n.other, n.kind, n.out, n.ref
        FROM (SELECT ${merchantId}::uuid AS id) x CROSS JOIN LATERAL (${neighboursSql(actor, 'x.id', MOST)}) n
        JOIN merchant m ON m.id = n.other AND m."archivedAt" IS NULL ORDER BY n.cost, n.other`,
    ),
  ]);
  const derived = near.filter(({ kind }) => kind.startsWith('same_'));
  const people = await tellPeople(
    actor,
    [...stated, ...derived].map(({ other }) => other),
  );
  const [evidence, outer] = await Promise.all([
    readEvidence(actor, derived),
    readOuter(
      actor,
      ego.id,
      [...stated, ...derived].map(({ other }) => other).filter((id) => people.get(id)?.known),
    ),
  ]);
  const personOf = (id: string): TiePerson => people.get(id) ?? { known: false, unit: null };
  return {
    ...nothing,
    withheld: false,
    canAdd,
    stated: stated.map(({ other, kind, out, ...row }) => {
      const person = personOf(other);
      const told = person.known ? row : { ...row, note: null, source: '' };
      return {
        key: row.id,
        person,
        word: tieWord(kind, out),
        evidence: null,
        stated: told,
        canRemove: canAdd && person.known,
      };
    }),
    derived: derived.map(({ other, kind, out, ref }, place) => {
      const person = personOf(other);
      return {
        key: `${kind}-${place}`,
        person,
        word: tieWord(kind, out),
        evidence: person.known ? (evidence.get(ref) ?? null) : null,
        stated: null,
        canRemove: false,
      };
    }),
    outer,
  };
}

async function loadEgo(actor: Actor, id: string) {
  if (!canListTies(actor)) throw new ForbiddenError('ties.list');
  const ego = await db.merchant.findFirst({
    where: { AND: [{ id, frozenAt: null }, scopeWhere(visibleMerchants(actor), merchantScopeColumns)] },
    select: { id: true, name: true, keeperUnitIds: true, basisState: true, archivedAt: true },
  });
  if (!ego) throw new NotFoundError('merchant');
  return ego;
}

type Stated = {
  other: string;
  kind: StatedKind;
  out: boolean;
  id: string;
  since: string | null;
  source: string;
  note: string | null;
  unit: string | null;
  on: string;
};

async function readStated(id: string): Promise<Stated[]> {
  return readRows<Stated>(Prisma.sql`
    SELECT t.other, t.kind::text AS kind, t.out, t.id, t."sinceText" AS since, t.source, t.note, u."shortName" AS unit,
           to_char(t."createdAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS on
      FROM (SELECT a.*, a."toId" AS other, TRUE AS out FROM merchant_tie a WHERE a."fromId" = ${id}::uuid
            UNION ALL
            SELECT b.*, b."fromId", FALSE FROM merchant_tie b WHERE b."toId" = ${id}::uuid) t
      JOIN merchant m ON m.id = t.other AND m."archivedAt" IS NULL LEFT JOIN unit u ON u.id = t."unitId"
     WHERE t.other <> ${id}::uuid ORDER BY t.kind, t."createdAt", t.id LIMIT ${MOST}::int`);
}

/** What firms, chambers and contacts are called on which derived ties rest, by id; nothing for whoever reads no ties. */
export async function readEvidence(
  actor: Actor,
  edges: readonly { kind: EdgeKind; ref: string }[],
): Promise<ReadonlyMap<string, string>> {
  if (!canListTies(actor) || edges.length === 0) return new Map();
  const of = (kind: EdgeKind): string[] => [
    ...new Set(edges.filter((edge) => edge.kind === kind).map((edge) => edge.ref)),
  ];
  const [firms, chambers, contacts] = await Promise.all([
    db.company.findMany({ where: { id: { in: of('same_firm') } }, select: { id: true, name: true } }),
    db.chamber.findMany({ where: { id: { in: of('same_chamber') } }, select: { id: true, name: true } }),
    db.interaction.findMany({
      where: { id: { in: of('same_contact') } },
      select: { id: true, happenedOn: true, subject: true },
    }),
  ]);
  return new Map([
    ...firms.map(({ id, name }) => [id, name] as const),
    ...chambers.map(({ id, name }) => [id, name] as const),
    ...contacts.map(
      ({ id, happenedOn, subject }) =>
        [id, [happenedOn.toISOString().slice(0, 10), subject].filter(Boolean).join(' ')] as const,
    ),
  ]);
}

/** Whom the people of the inner ring know besides, as far as the actor may name them. */
async function readOuter(actor: Actor, egoId: string, inner: readonly string[]): Promise<PictureNode[]> {
  const ring = inner.slice(0, PICTURE.inner);
  if (ring.length === 0) return [];
  const rows = await readRows<{ parentId: string; other: string }>(Prisma.sql`
    SELECT DISTINCT ON (n.other) x.id AS "parentId", n.other
      FROM unnest(${ring}::uuid[]) WITH ORDINALITY AS x(id, place)
     CROSS JOIN LATERAL (${neighboursSql(actor, 'x.id', PER_NEIGHBOUR)}) n
      JOIN merchant m ON m.id = n.other
     WHERE n.other <> ${egoId}::uuid AND NOT n.other = ANY (${[...inner]}::uuid[]) AND m."archivedAt" IS NULL
       AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
     ORDER BY n.other, n.cost, x.place LIMIT 200`);
  const people = await tellPeople(
    actor,
    rows.map(({ other }) => other),
  );
  return rows.flatMap(({ parentId, other }) => {
    const person = people.get(other);
    return person?.known ? [{ id: other, name: person.name, parentId }] : [];
  });
}
