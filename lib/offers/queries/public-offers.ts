import { tagged } from '@/lib/server/cache-tags';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { parseSearch } from '@/lib/shared/search-text';
import { paragraphsOf, readAmount } from '../rules';
import type { PublicOfferPage } from '../search-params';

/** A published offer in a list. Investment in 万元, land in 亩, plant in ㎡, all as decimal text. */
export type PublicOfferBrief = {
  id: string;
  slug: string;
  fileNo: string;
  title: string;
  summary: string;
  chain: string | null;
  chainSlug: string | null;
  park: string | null;
  parkSlug: string | null;
  countyName: string | null;
  investmentWan: string | null;
  landMu: string | null;
  plantSqm: string | null;
  fillsGap: boolean;
  isSample: boolean;
  publishedOn: string;
  /** false: the visitor's language has no approved translation, the Chinese is shown */
  isTranslated: boolean;
};

/** One published offer. */
export type PublicOffer = PublicOfferBrief & {
  paragraphs: string[];
  cooperation: string | null;
  conditions: string | null;
  benefit: string | null;
  contactUnit: string | null;
  contactText: string | null;
  reviewedOn: string | null;
  files: { id: string; label: string; fileName: string }[];
};

type Row = Omit<PublicOffer, 'summary' | 'paragraphs' | 'isTranslated' | 'files'> & {
  content: string;
  texts: Record<string, string> | null;
};

/** The one condition under which the public sees an offer: page, lists, search, site map share it. */
const isPublic = Prisma.sql`o.state = 'published' AND o."archivedAt" IS NULL`;
const ORDER: KeysetOrder = { name: 'published', column: 'publishedAt', direction: 'desc' };
const from = Prisma.sql`offer o LEFT JOIN chain c ON c.id = o."chainId" LEFT JOIN park p ON p.id = o."parkId"
  LEFT JOIN unit u ON u.id = o."contactUnitId"`;

const columns = (locale: string): Prisma.Sql => Prisma.sql`
  o.id, o.slug, o."fileNo", o.title, o.content, o."countyName", trim_scale(o."investmentWan")::text AS "investmentWan",
  trim_scale(o."landMu")::text AS "landMu", trim_scale(o."plantSqm")::text AS "plantSqm", o."fillsGap", o."isSample",
  o.cooperation, o.conditions, o.benefit, o."contactText", u.name AS "contactUnit",
  CASE WHEN c."isPublic" THEN c.slug END AS "chainSlug", CASE WHEN p."isPublic" THEN p.slug END AS "parkSlug",
  coalesce((SELECT x.text FROM chain_text x WHERE x."recordId" = c.id AND x.locale = ${locale} AND x.field = 'name'
             AND x.state = 'approved'), c.name) AS chain,
  coalesce((SELECT x.text FROM park_text x WHERE x."recordId" = p.id AND x.locale = ${locale} AND x.field = 'name'
             AND x.state = 'approved'), p.name) AS park,
  to_char(o."publishedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "publishedOn",
  (SELECT to_char(max(r."reviewedOn"), 'YYYY-MM-DD') FROM offer_review r WHERE r."offerId" = o.id AND r.result = 'passed') AS "reviewedOn",
  (SELECT jsonb_object_agg(x.field, x.text) FROM offer_text x
    WHERE x."recordId" = o.id AND x.locale = ${locale} AND x.state = 'approved') AS texts`;

function toOffer(row: Row, locale: string): Omit<PublicOffer, 'files'> {
  const { texts, content, ...rest } = row;
  const paragraphs = paragraphsOf(texts?.['content'] ?? content);
  return {
    ...rest,
    title: texts?.['title'] ?? row.title,
    summary: paragraphs[0] ?? '',
    paragraphs,
    isTranslated: locale === 'zh-CN' || texts?.['content'] !== undefined,
  };
}

function toBrief(offer: Omit<PublicOffer, 'files'>): PublicOfferBrief {
  const {
    paragraphs: _p,
    cooperation: _co,
    conditions: _c,
    benefit: _b,
    contactUnit: _u,
    contactText: _t,
    reviewedOn: _r,
    ...brief
  } = offer;
  return brief;
}

/** Filters of the public list as SQL. An amount that can't be read filters nothing; the page says so. */
function publicWhere(filters: Partial<PublicOfferPage>): Prisma.Sql {
  const [min, max] = [readAmount(filters.min), readAmount(filters.max)];
  const conditions: Prisma.Sql[] = [
    isPublic,
    ...(filters.chain ? [Prisma.sql`c.slug = ${filters.chain}`] : []),
    ...(filters.park ? [Prisma.sql`p.slug = ${filters.park}`] : []),
    ...(filters.county ? [Prisma.sql`o."countyName" = ${filters.county}`] : []),
    ...(min ? [Prisma.sql`o."investmentWan" >= ${min}::numeric`] : []),
    ...(max ? [Prisma.sql`o."investmentWan" <= ${max}::numeric`] : []),
    ...(filters.need === 'land' ? [Prisma.sql`o."landMu" > 0`] : []),
    ...(filters.need === 'plant' ? [Prisma.sql`o."plantSqm" > 0`] : []),
    ...(filters.gap ? [Prisma.sql`o."fillsGap"`] : []),
    ...parseSearch(filters.q ?? '').map((term) => Prisma.sql`o."searchText" LIKE ${`%${term.text}%`}`),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** Published offers that fit the filters, newest first, twelve a page. Public. */
export async function listPublicOffers(
  page: PublicOfferPage,
  locale: string,
  size = 12,
): Promise<Page<PublicOfferBrief>> {
  const { after, before, view: _view, ...filters } = page;
  const plan = planKeyset({ table: 'offer', alias: 'o', order: ORDER, filters, after, before, size });
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${publicWhere(filters)} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const { rows: shown, ...marks } = finishPage(plan, rows);
  return { ...marks, rows: shown.map((row) => toBrief(toOffer(row, locale))) };
}

/** How many published offers fit the filters. Public. */
export async function countPublicOffers(page: PublicOfferPage): Promise<number> {
  const { after: _a, before: _b, view: _v, ...filters } = page;
  const [row] = await db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM ${from} WHERE ${publicWhere(filters)}`;
  return row?.n ?? 0;
}

/** Fitting offers by park, for the park view: at most 300, parks in their order, offers without a park last. Public. */
export async function listPublicOffersByPark(
  page: PublicOfferPage,
  locale: string,
): Promise<PublicOfferBrief[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${publicWhere(page)}
     ORDER BY p."sortNo" NULLS LAST, p.id, o."publishedAt" DESC, o.id DESC LIMIT 300`;
  return rows.map((row) => toBrief(toOffer(row, locale)));
}

/** Counties that published offers have, by name. Public. */
export async function listPublicOfferCounties(): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    SELECT o."countyName" AS name FROM offer o WHERE ${isPublic} AND o."countyName" IS NOT NULL
     GROUP BY 1 ORDER BY min(o."sortNo"), 1 LIMIT 100`;
  return rows.map((row) => row.name);
}

/** One published offer by its address part; null when there is none, or none any more. Public, not cached. */
export async function readPublicOffer(slug: string, locale: string): Promise<PublicOffer | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${isPublic} AND o.slug = ${slug} LIMIT 1`;
  if (!row) return null;
  const files = await db.attachment.findMany({
    where: { noun: 'offers', recordId: row.id, removedAt: null, role: 'booklet' },
    select: { fileId: true, label: true, fileName: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 10,
  });
  return { ...toOffer(row, locale), files: files.map(({ fileId, ...file }) => ({ id: fileId, ...file })) };
}

/** The same for the cached page. */
export async function getPublicOffer(slug: string, locale: string): Promise<PublicOffer | null> {
  return tagged([`offers/${slug}`, 'parks', 'chains'], () => readPublicOffer(slug, locale));
}

/** Published offers by address part, in the order asked; those that are gone are left out. Public. */
export async function comparePublicOffers(slugs: readonly string[], locale: string): Promise<PublicOffer[]> {
  const found = await Promise.all(slugs.slice(0, 3).map((slug) => readPublicOffer(slug, locale)));
  return found.filter((offer) => offer !== null);
}

const NO_FILTERS: PublicOfferPage = {
  q: undefined,
  chain: undefined,
  park: undefined,
  county: undefined,
  min: undefined,
  max: undefined,
  need: undefined,
  gap: undefined,
  view: undefined,
  after: undefined,
  before: undefined,
};

/** The newest offers for the cached home page. */
export async function listPublicHomeOffers(locale: string, size = 6): Promise<PublicOfferBrief[]> {
  return tagged(['offers'], async () => (await listPublicOffers(NO_FILTERS, locale, size)).rows);
}

/** Offers of one park, for its cached page. */
export async function listPublicOffersOfPark(park: string, locale: string): Promise<PublicOfferBrief[]> {
  return tagged(['offers'], async () => (await listPublicOffers({ ...NO_FILTERS, park }, locale, 50)).rows);
}

/** Offers of one chain, those that fill a gap first, for its cached page. */
export async function listPublicOffersOfChain(chain: string, locale: string): Promise<PublicOfferBrief[]> {
  return tagged(['offers'], async () => {
    const { rows } = await listPublicOffers({ ...NO_FILTERS, chain }, locale, 50);
    return [...rows.filter((row) => row.fillsGap), ...rows.filter((row) => !row.fillsGap)];
  });
}

/** Published offers that hold every word, newest first, at most twenty: for the site's search. */
export async function searchPublicOffers(q: string, locale: string): Promise<PublicOfferBrief[]> {
  if (parseSearch(q).length === 0) return [];
  return (await listPublicOffers({ ...NO_FILTERS, q }, locale, 20)).rows;
}

/** Addresses of all published offers for the site map, newest first. */
export async function listPublicOfferAddresses(): Promise<{ slug: string; at: Date }[]> {
  return db.$queryRaw`
    SELECT o.slug, o."updatedAt" AS at FROM offer o WHERE ${isPublic} ORDER BY o."publishedAt" DESC, o.id DESC LIMIT 5000`;
}
