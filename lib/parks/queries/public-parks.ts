import { tagged } from '@/lib/server/cache-tags';
import { db, Prisma } from '@/lib/server/db';

/** A public park in a list. Quantities as decimal text: 亩, ㎡, 元/㎡·月, 万元/亩, kg/㎡, kVA. */
export type PublicParkBrief = {
  id: string;
  slug: string;
  name: string;
  countyName: string | null;
  summary: string | null;
  availableMu: string | null;
  plantSqm: string | null;
  rentYuan: string | null;
  offers: number;
  chains: { slug: string; name: string }[];
  isSample: boolean;
};

/** One park with its facts and where they come from. */
export type PublicPark = PublicParkBrief & {
  level: string | null;
  areaMu: string | null;
  landPriceWan: string | null;
  floorLoadKg: string | null;
  powerKva: string | null;
  factsOn: string | null;
  unit: string | null;
  source: { title: string; publisher: string; quote: string | null } | null;
  isTranslated: boolean;
};

type Row = Omit<PublicPark, 'source'> & {
  title: string | null;
  publisher: string | null;
  quote: string | null;
};

const isPublic = Prisma.sql`p."isPublic" AND p."archivedAt" IS NULL`;

const columns = (locale: string): Prisma.Sql => Prisma.sql`
  p.id, p.slug, p."countyName", coalesce((SELECT x.text FROM park_text x WHERE x."recordId" = p.id AND x.locale = ${locale}
             AND x.field = 'summary' AND x.state = 'approved'), p.summary) AS summary,
  p.summary IS NULL OR (SELECT x.text FROM park_text x WHERE x."recordId" = p.id AND x.locale = ${locale}
             AND x.field = 'summary' AND x.state = 'approved') IS NOT NULL AS "isTranslated", p.level, p."isSample",
  coalesce((SELECT x.text FROM park_text x WHERE x."recordId" = p.id AND x.locale = ${locale}
             AND x.field = 'name' AND x.state = 'approved'), p.name) AS name,
  trim_scale(p."areaMu")::text AS "areaMu", trim_scale(p."availableMu")::text AS "availableMu",
  trim_scale(p."plantSqm")::text AS "plantSqm", trim_scale(p."rentYuan")::text AS "rentYuan",
  trim_scale(p."landPriceWan")::text AS "landPriceWan", trim_scale(p."floorLoadKg")::text AS "floorLoadKg",
  trim_scale(p."powerKva")::text AS "powerKva", to_char(p."factsOn", 'YYYY-MM-DD') AS "factsOn", u.name AS unit,
  d.title, d.publisher, p."sourceQuote" AS quote,
  (SELECT count(*)::int FROM offer o
    WHERE o."parkId" = p.id AND o.state = 'published' AND o."archivedAt" IS NULL) AS offers,
  coalesce((SELECT jsonb_agg(jsonb_build_object('slug', c.slug, 'name', coalesce(ct.text, c.name)) ORDER BY pc."sortNo")
     FROM park_chain pc JOIN chain c ON c.id = pc."chainId" AND c."isPublic" AND c."archivedAt" IS NULL
     LEFT JOIN chain_text ct ON ct."recordId" = c.id AND ct.locale = ${locale} AND ct.field = 'name' AND ct.state = 'approved'
    WHERE pc."parkId" = p.id), '[]') AS chains`;

const from = Prisma.sql`park p LEFT JOIN unit u ON u.id = p."unitId" LEFT JOIN source_document d ON d.id = p."sourceId"`;

function toPark({ title, publisher, quote, ...row }: Row, locale: string): PublicPark {
  return {
    ...row,
    source: title && publisher ? { title, publisher, quote } : null,
    isTranslated: locale === 'zh-CN' || row.isTranslated,
  };
}

/** All public parks in the programme's order. Public. */
export async function listPublicParks(locale: string): Promise<PublicPark[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${isPublic} ORDER BY p."sortNo", p.id LIMIT 200`;
  return rows.map((row) => toPark(row, locale));
}

/** One public park by its address part; null when there is none. Public, not cached. */
export async function readPublicPark(slug: string, locale: string): Promise<PublicPark | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${isPublic} AND p.slug = ${slug} LIMIT 1`;
  return row ? toPark(row, locale) : null;
}

/** The same for the cached page. */
export async function getPublicPark(slug: string, locale: string): Promise<PublicPark | null> {
  return tagged(['parks', `parks/${slug}`, 'offers', 'chains'], () => readPublicPark(slug, locale));
}

/** How parks stand among the public ones: address part, name; for filters of later nouns. Public. */
export async function listPublicParkNames(locale: string): Promise<{ slug: string; name: string }[]> {
  const rows = await listPublicParks(locale);
  return rows.map(({ slug, name }) => ({ slug, name }));
}

/** Addresses of all public parks for the site map. */
export async function listPublicParkAddresses(): Promise<{ slug: string; at: Date }[]> {
  return db.$queryRaw`
    SELECT p.slug, p."updatedAt" AS at FROM park p WHERE ${isPublic} ORDER BY p."sortNo", p.id LIMIT 5000`;
}
