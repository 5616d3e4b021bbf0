import { Prisma, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import type { KeptLink } from '@/lib/shared/kept-links';

/** Where a reference to a person stands, and what of its table a move has to respect. */
type Place = {
  link: string;
  table: string;
  column: string;
  /** rows that are meant, where the column names records of several nouns */
  only: Prisma.Sql;
  key: readonly string[];
  /** unique rules that hold the column: its other columns, and the rows for which the rule is made */
  uniques: readonly { others: readonly string[]; predicate: string | null }[];
};

/** References without a foreign key: a record is named by noun and id. */
const NAMED_BY_NOUN = [
  { link: 'unparsed_value.recordId', only: Prisma.sql`TRUE` },
  // one portrait: that of the record that stays, the other's where it has none
  {
    link: 'attachment.recordId',
    only: Prisma.sql`t."removedAt" IS NULL`,
  },
] as const;

const quoted = (name: string): Prisma.Sql => {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not a plain name: ${name}`);
  return Prisma.raw(`"${name}"`);
};

/** What the registry says of moving, with keys and unique rules from the catalogue. */
async function placesOf(tx: Tx, links: readonly KeptLink[]): Promise<Place[]> {
  const wanted = [
    ...links
      .filter(({ to, onMerge }) => to === 'merchant' && onMerge === 'move')
      .map(({ from, once }) => ({ link: String(from), only: Prisma.sql`TRUE`, byNoun: false, once })),
    ...NAMED_BY_NOUN.map((place) => ({ ...place, byNoun: true, once: undefined })),
  ];
  const tables = [...new Set(wanted.map(({ link }) => link.split('.')[0] ?? ''))];
  const indexes = await tx.$queryRaw<
    { table: string; isKey: boolean; columns: string[]; predicate: string | null }[]
  >`
    SELECT t.relname AS table, i.indisprimary AS "isKey", pg_get_expr(i.indpred, i.indrelid) AS predicate,
           (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
             WHERE a.attrelid = t.oid AND a.attnum = ANY (i.indkey)) AS columns
      FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
     WHERE i.indisunique AND t.relname = ANY (${tables}::text[])`;
  return wanted.map(({ link, only, byNoun, once }) => {
    const [table = '', column = ''] = link.split('.');
    const own = indexes.filter((index) => index.table === table);
    const key = own.find((index) => index.isKey)?.columns;
    if (!key) throw new Error(`${table} has no primary key`);
    return {
      link,
      table,
      column,
      only: byNoun ? Prisma.sql`t.noun = 'merchants' AND ${only}` : only,
      key,
      uniques: [
        ...own
          .filter((index) => index.columns.includes(column))
          .map(({ columns, predicate }) => ({
            others: columns.filter((name) => name !== column),
            predicate,
          })),
        ...(once ? [{ others: once, predicate: null }] : []),
        ...(link === 'attachment.recordId'
          ? [{ others: ['noun', 'role'], predicate: '"removedAt" IS NULL' }]
          : []),
      ],
    };
  });
}

/** SQL: the record that stays has a row already which this one would repeat; it then stays with the other record. */
function repeats(place: Place, winnerId: string): Prisma.Sql {
  if (place.uniques.length === 0) return Prisma.sql`FALSE`;
  const column = quoted(place.column);
  const rules = place.uniques.map(({ others, predicate }) => {
    // a predicate comes from the catalogue, where it names columns only; the innermost row is meant
    const holds = predicate ? Prisma.raw(`(${predicate})`) : Prisma.sql`TRUE`;
    const equal = others.map((name) => Prisma.sql`w.${quoted(name)} = t.${quoted(name)}`);
    return Prisma.sql`(${holds} AND EXISTS (SELECT 1 FROM ${quoted(place.table)} w
      WHERE w.${column} = ${winnerId}::uuid AND ${Prisma.join([holds, ...equal], ' AND ')}))`;
  });
  return Prisma.sql`(${Prisma.join(rules, ' OR ')})`;
}

const rowKey = (place: Place, alias: string): Prisma.Sql =>
  Prisma.sql`jsonb_build_object(${Prisma.join(
    place.key.flatMap((name) => [Prisma.raw(`'${name}'`), Prisma.sql`${Prisma.raw(alias)}.${quoted(name)}`]),
  )})`;

/**
 * Moves every reference of the registry that follows a merge from one person to the other and remembers each moved row
 * under `mergeId`. A row that the staying person has already (the same keeper, the same membership) stays with the
 * other record. Returns how many rows moved, by reference.
 */
export async function moveLinksIn(
  tx: Tx,
  links: readonly KeptLink[],
  merge: { id: string; winnerId: string; loserId: string },
): Promise<Map<string, number>> {
  const moved = new Map<string, number>();
  for (const place of await placesOf(tx, links)) {
    const column = quoted(place.column);
    const rows = await tx.$queryRaw<{ rowKey: Prisma.JsonObject }[]>`
      UPDATE ${quoted(place.table)} t SET ${column} = ${merge.winnerId}::uuid
       WHERE t.${column} = ${merge.loserId}::uuid AND ${place.only} AND NOT ${repeats(place, merge.winnerId)}
      RETURNING ${rowKey(place, 't')} AS "rowKey"`;
    if (rows.length === 0) continue;
    await tx.mergeMove.createMany({
      data: rows.map((row) => ({ id: newId(), mergeId: merge.id, link: place.link, rowKey: row.rowKey })),
    });
    moved.set(place.link, rows.length);
  }
  return moved;
}

/** How many rows of each reference follow this person in a merge, before it: for the preview. Without zeros. */
export async function countLinksIn(
  tx: Tx,
  links: readonly KeptLink[],
  merchantId: string,
): Promise<{ link: string; rows: number }[]> {
  const counted: { link: string; rows: number }[] = [];
  for (const place of await placesOf(tx, links)) {
    const [found] = await tx.$queryRaw<{ rows: number }[]>`
      SELECT count(*)::int AS rows FROM ${quoted(place.table)} t
       WHERE t.${quoted(place.column)} = ${merchantId}::uuid AND ${place.only}`;
    if (found && found.rows > 0) counted.push({ link: place.link, rows: found.rows });
  }
  return counted;
}

/** Remembered rows that no longer belong to the staying person: gone, or moved on. They block parting. */
export async function lostMovesIn(
  tx: Tx,
  links: readonly KeptLink[],
  merge: { id: string; winnerId: string },
): Promise<{ link: string; rows: number }[]> {
  const lost: { link: string; rows: number }[] = [];
  for (const place of await placesOf(tx, links)) {
    const [found] = await tx.$queryRaw<{ rows: number }[]>`
      SELECT count(*)::int AS rows FROM merge_move v
       WHERE v."mergeId" = ${merge.id}::uuid AND v.link = ${place.link}
         AND NOT EXISTS (SELECT 1 FROM ${quoted(place.table)} t
               WHERE t.${quoted(place.column)} = ${merge.winnerId}::uuid AND ${rowKey(place, 't')} = v."rowKey")`;
    if (found && found.rows > 0) lost.push({ link: place.link, rows: found.rows });
  }
  return lost;
}

/** Puts every remembered reference back. Call after `lostMovesIn` found none. */
export async function returnLinksIn(
  tx: Tx,
  links: readonly KeptLink[],
  merge: { id: string; winnerId: string; loserId: string },
): Promise<number> {
  let returned = 0;
  for (const place of await placesOf(tx, links)) {
    returned += await tx.$executeRaw`
      UPDATE ${quoted(place.table)} t SET ${quoted(place.column)} = ${merge.loserId}::uuid
        FROM merge_move v WHERE v."mergeId" = ${merge.id}::uuid AND v.link = ${place.link}
         AND t.${quoted(place.column)} = ${merge.winnerId}::uuid AND ${rowKey(place, 't')} = v."rowKey"`;
  }
  return returned;
}
