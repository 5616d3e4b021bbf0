import { Prisma } from '@/lib/server/db';

/** One side of a comparison as SQL expressions: columns of a record, or what is typed into a form. */
export type Side = Readonly<
  Record<
    | 'name'
    | 'normal'
    | 'pinyin'
    | 'hometown'
    | 'sex'
    | 'birthFrom'
    | 'birthTo'
    | 'birthPrecision'
    | 'firm'
    | 'mobiles'
    | 'lines'
    | 'companies'
    | 'codes',
    Prisma.Sql
  >
>;

/** A text for comparing: half width, without spaces; nothing when it is empty. The rule of imports/jobs/match-rows.ts. */
export const plainKey = (text: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`nullif(regexp_replace(normalize(${text}, NFKC), '\\s+', '', 'g'), '')`;

const column = (alias: string, name: string): Prisma.Sql => Prisma.raw(`${alias}."${name}"`);

/** SQL: the county of the home town, or its text where no place is known. */
export const hometownKey = (alias: string): Prisma.Sql =>
  Prisma.sql`coalesce(${column(alias, 'hometownCountyId')}::text, ${plainKey(column(alias, 'hometownText'))})`;

/** SQL: what stands beside merchant `alias` and is compared, as lateral table `beside`. */
export const besideOf = (alias: string, beside: string): Prisma.Sql => {
  const id = column(alias, 'id');
  const name = Prisma.raw(beside);
  return Prisma.sql`LEFT JOIN LATERAL (
    SELECT (SELECT array_agg(c."blindIndex") FROM contact_point c
             WHERE c."merchantId" = ${id} AND c."validTo" IS NULL AND c.kind = 'mobile') AS mobiles,
           (SELECT array_agg(c."blindIndex") FROM contact_point c
             WHERE c."merchantId" = ${id} AND c."validTo" IS NULL AND c.kind = 'landline') AS lines,
           (SELECT array_agg(p."companyId") FROM post p
             WHERE p."merchantId" = ${id} AND p."companyId" IS NOT NULL) AS companies,
           (SELECT array_agg(x.code) FROM post p CROSS JOIN LATERAL (
              SELECT f."creditCode" AS code FROM company f WHERE f.id = p."companyId"
              UNION SELECT h."creditCode" FROM company_code h WHERE h."companyId" = p."companyId") x
             WHERE p."merchantId" = ${id} AND x.code IS NOT NULL) AS codes
    ) ${name} ON TRUE`;
};

/** A record as a side; `beside` is the lateral table of `besideOf`. */
export function sideOfRecord(alias: string, beside: string): Side {
  return {
    name: column(alias, 'name'),
    // the name is the first part of the search text: simplified, half width
    normal: Prisma.sql`split_part(${column(alias, 'searchText')}, ' ', 1)`,
    pinyin: column(alias, 'pinyin'),
    hometown: hometownKey(alias),
    sex: column(alias, 'sex'),
    birthFrom: column(alias, 'birthFrom'),
    birthTo: column(alias, 'birthTo'),
    birthPrecision: column(alias, 'birthPrecision'),
    firm: plainKey(column(alias, 'mainCompanyName')),
    mobiles: column(beside, 'mobiles'),
    lines: column(beside, 'lines'),
    companies: column(beside, 'companies'),
    codes: column(beside, 'codes'),
  };
}

const both = (condition: Prisma.Sql): Prisma.Sql => Prisma.sql`coalesce(${condition}, false)`;

/** SQL columns of `DuplicateFacts` (rules-duplicates.ts) for two sides. */
export function factColumns(a: Side, b: Side): Prisma.Sql {
  const overlap = (x: Prisma.Sql, y: Prisma.Sql) => both(Prisma.sql`${x} && ${y}`);
  const mobile = overlap(a.mobiles, b.mobiles);
  const firm = Prisma.sql`(${overlap(a.companies, b.companies)} OR ${overlap(a.codes, b.codes)})`;
  const firmText = both(Prisma.sql`${a.firm} = ${b.firm}`);
  return Prisma.sql`
    ${mobile} AS "sameMobile",
    ${overlap(a.lines, b.lines)} AS "sameLandline",
    ${both(Prisma.sql`${a.name} = ${b.name} OR (${a.normal} <> '' AND ${a.normal} = ${b.normal})`)} AS "sameName",
    ${both(Prisma.sql`${a.pinyin} <> '' AND ${a.pinyin} = ${b.pinyin}`)} AS "samePinyin",
    ${both(Prisma.sql`${a.hometown} = ${b.hometown}`)} AS "sameHometown",
    ${firm} AS "sameFirm", ${firmText} AS "sameFirmText",
    ${both(Prisma.sql`${a.birthFrom} = ${b.birthFrom} AND ${a.birthTo} = ${b.birthTo}
      AND ${a.birthPrecision} <> 'year'`)} AS "sameBirth",
    ${both(Prisma.sql`${a.sex} <> ${b.sex}`)} AS "otherSex",
    ${both(Prisma.sql`${a.birthFrom} > ${b.birthTo} OR ${a.birthTo} < ${b.birthFrom}`)} AS "otherBirth",
    (NOT ${mobile} AND NOT ${firm} AND NOT ${firmText}
      AND ${a.mobiles} IS NOT NULL AND ${b.mobiles} IS NOT NULL
      AND ${a.firm} IS NOT NULL AND ${b.firm} IS NOT NULL) AS "toldApart"`;
}
