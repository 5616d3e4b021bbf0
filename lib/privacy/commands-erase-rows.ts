import { Prisma, type Tx } from '@/lib/server/db';
import type { KeptLink, KeptWords } from '@/lib/shared/kept-links';
import { squeezeText } from '@/lib/shared/search-text';

/** Stands in a text where somebody stood who has been made anonymous. */
const GONE = '（已匿名）';

/**
 * The rows of a person in every table, inside the transaction that erases: references as the registry of all nouns says,
 * the words of contacts, papers, staged rows, and every column of the record but its number and unit.
 */
export async function eraseRows(tx: Tx, links: readonly KeptLink[], ids: readonly string[]): Promise<void> {
  await eraseLinks(tx, links, ids);
  await erasePapers(tx, ids);
  await emptyColumns(tx, ids);
}

const quoted = (name: string): Prisma.Sql => {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not a plain name: ${name}`);
  return Prisma.raw(`"${name}"`);
};

/** Every reference to the person as the registry says: the row goes, loses its link, or stays by law. */
async function eraseLinks(tx: Tx, links: readonly KeptLink[], ids: readonly string[]): Promise<void> {
  for (const { from, to, onErase, words } of links) {
    if (to !== 'merchant' || onErase === 'stay') continue;
    const [table = '', column = ''] = from.split('.');
    if (words) await eraseWords(tx, { table, column }, words, ids);
    if (onErase === 'delete') {
      await tx.$executeRaw`DELETE FROM ${quoted(table)} t WHERE t.${quoted(column)} = ANY (${[...ids]}::uuid[])`;
    } else {
      await tx.$executeRaw`
        UPDATE ${quoted(table)} t SET ${quoted(column)} = NULL WHERE t.${quoted(column)} = ANY (${[...ids]}::uuid[])`;
    }
  }
}

/** Texts of records on which the person stood (contacts): without the person's names, or gone altogether. */
async function eraseWords(
  tx: Tx,
  row: { table: string; column: string },
  words: KeptWords,
  ids: readonly string[],
): Promise<void> {
  const list = Prisma.sql`${[...ids]}::uuid[]`;
  const people = await tx.merchant.findMany({
    where: { id: { in: [...ids] } },
    select: { name: true, aliases: true },
    take: 200,
  });
  const names = people.flatMap(({ name, aliases }) => [name, ...aliases]).filter((name) => name.length > 1);
  const touched = await tx.$queryRaw<{ id: string; alone: boolean }[]>`
    SELECT r.id, ${nothingElse(words)} AND NOT EXISTS (
             SELECT 1 FROM ${quoted(row.table)} o
              WHERE o.${quoted(words.key)} = r.id AND o.${quoted(row.column)} <> ALL (${list})) AS alone
      FROM ${quoted(words.table)} r
     WHERE r.id IN (SELECT t.${quoted(words.key)} FROM ${quoted(row.table)} t
                     WHERE t.${quoted(row.column)} = ANY (${list}))`;
  const alone = touched.filter((one) => one.alone).map(({ id }) => id);
  const shared = touched.filter((one) => !one.alone).map(({ id }) => id);
  const emptied = words.columns.map(
    (column) => Prisma.sql`${quoted(column)} = CASE WHEN ${quoted(column)} <> '' THEN ${GONE} END`,
  );
  const { searchColumn } = words;
  if (searchColumn) emptied.push(Prisma.sql`${quoted(searchColumn)} = ''`);
  await tx.$executeRaw`
    UPDATE ${quoted(words.table)} SET ${Prisma.join(emptied, ', ')}
     WHERE id = ANY (${alone}::uuid[])`;
  await dropFiles(tx, words.noun, alone);
  for (const name of names) {
    const unnamed = words.columns.map(
      (column) => Prisma.sql`${quoted(column)} = replace(${quoted(column)}, ${name}, ${GONE})`,
    );
    if (searchColumn) {
      const column = quoted(searchColumn);
      unnamed.push(Prisma.sql`${column} = replace(${column}, ${squeezeText(name)}, '')`);
    }
    await tx.$executeRaw`
      UPDATE ${quoted(words.table)} SET ${Prisma.join(unnamed, ', ')}
       WHERE id = ANY (${shared}::uuid[])`;
  }
}

/** Nothing but people stands on the record: no firm, no project. */
function nothingElse({ about }: KeptWords): Prisma.Sql {
  const none = about.map((column) => Prisma.sql`r.${quoted(column)} IS NULL`);
  return none.length === 0 ? Prisma.sql`true` : Prisma.join(none, ' AND ');
}

/** Papers of records go with them: their bytes with the nightly sweep, unless another record holds the same file. */
async function dropFiles(tx: Tx, noun: string, ids: readonly string[]): Promise<void> {
  const list = Prisma.sql`${[...ids]}::uuid[]`;
  await tx.$executeRaw`
    UPDATE file f SET "expiresAt" = now() FROM attachment a
     WHERE a.noun = ${noun} AND a."recordId" = ANY (${list}) AND f.id = a."fileId"
       AND NOT EXISTS (SELECT 1 FROM attachment o WHERE o."fileId" = f.id AND o.id <> a.id
                        AND NOT (o.noun = ${noun} AND o."recordId" = ANY (${list})))`;
  await tx.$executeRaw`DELETE FROM attachment WHERE noun = ${noun} AND "recordId" = ANY (${list})`;
}

/** What names the person by noun and id: unread values, files (their bytes go with the nightly sweep), staged rows. */
async function erasePapers(tx: Tx, ids: readonly string[]): Promise<void> {
  const list = Prisma.sql`${[...ids]}::uuid[]`;
  await tx.$executeRaw`DELETE FROM unparsed_value WHERE noun = 'merchants' AND "recordId" = ANY (${list})`;
  await dropFiles(tx, 'merchants', ids);
  await tx.$executeRaw`
    UPDATE batch_row SET "nameKey" = NULL, "hometownKey" = NULL, "firmKey" = NULL, "mobileKeys" = '{}',
           "lineKeys" = '{}', "beforeCipher" = NULL WHERE "targetId" = ANY (${list})`;
}

/** What stays of the row: its number, whose it was and where it stands. Every other column is emptied by its type. */
const KEPT_COLUMNS = [
  ...['id', 'fileNo', 'ownerUnitId', 'keeperUnitIds', 'mergedIntoId', 'personKeyId', 'isSample'],
  ...['version', 'createdAt', 'updatedAt', 'archivedAt', 'frozenAt', 'erasedAt', 'basisState'],
];

async function emptyColumns(tx: Tx, ids: readonly string[]): Promise<void> {
  const columns = await tx.$queryRaw<{ name: string; empty: string }[]>`
    SELECT a.attname::text AS name,
           CASE WHEN y.typcategory = 'A' THEN '''{}''' WHEN NOT a.attnotnull THEN 'NULL'
                WHEN y.typname = 'bool' THEN 'false' ELSE '''''' END AS empty
      FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
     WHERE a.attrelid = 'merchant'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''`;
  const emptied = columns
    .filter(({ name }) => !KEPT_COLUMNS.includes(name))
    .map(({ name, empty }) => Prisma.sql`${quoted(name)} = ${Prisma.raw(empty)}`);
  await tx.$executeRaw`
    UPDATE merchant SET ${Prisma.join(emptied, ', ')}, "basisState" = 'none', "keeperUnitIds" = ARRAY["ownerUnitId"],
           "archivedAt" = coalesce("archivedAt", now()), "erasedAt" = now(), "updatedAt" = now(), version = version + 1
     WHERE id = ANY (${[...ids]}::uuid[])`;
}
