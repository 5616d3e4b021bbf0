import { tagged } from '@/lib/server/cache-tags';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { sanitizeRichText } from '@/lib/server/rich-text';
import { beginningOf } from '@/lib/shared/light-markup';
import { parseSearch } from '@/lib/shared/search-text';
import { readStations, type PathStation } from '../rules';
import type { PublicStoryPage } from '../search-params';

/** A published story in a list. Texts in the visitor's language where an approved translation exists. */
export type PublicStoryBrief = {
  id: string;
  slug: string;
  title: string;
  shownName: string;
  sealText: string;
  quote: string | null;
  firm: string | null;
  chamber: string | null;
  industry: string | null;
  excerpt: string;
  path: PathStation[];
  isSample: boolean;
  publishedOn: string;
  /** false: the visitor's language has no approved translation, the Chinese is shown */
  isTranslated: boolean;
};

/** One published story. `body` is sanitised HTML. */
export type PublicStory = PublicStoryBrief & { body: string };

type Row = {
  id: string;
  slug: string;
  title: string;
  shownName: string;
  sealText: string;
  quote: string | null;
  firm: string | null;
  chamber: string | null;
  nameZh: string | null;
  nameHant: string | null;
  nameEn: string | null;
  path: unknown;
  body: string;
  isSample: boolean;
  publishedOn: string;
  texts: Record<string, string> | null;
};

/** The one condition under which the public sees a story: page, lists, search, site map and feed share it. */
const isPublic = Prisma.sql`s.state = 'published' AND s."archivedAt" IS NULL`;
const ORDER: KeysetOrder = { name: 'published', column: 'publishedAt', direction: 'desc' };

const columns = (locale: string): Prisma.Sql => Prisma.sql`
  s.id, s.slug, s.title, s."shownName", s."sealText", s.quote, s.firm, s."chamberText" AS chamber,
  t."nameZh", t."nameHant", t."nameEn", s.path, s.body, s."isSample",
  to_char(s."publishedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "publishedOn",
  (SELECT jsonb_object_agg(x.field, x.text) FROM story_text x
    WHERE x."recordId" = s.id AND x.locale = ${locale} AND x.state = 'approved') AS texts`;

function toStory(row: Row, locale: string): PublicStory {
  const { nameZh, nameHant, nameEn, texts, path, ...rest } = row;
  const of = (field: string): string | undefined => texts?.[field];
  const body = sanitizeRichText(of('body') ?? row.body);
  const most = locale === 'en' && of('body') ? 200 : 90;
  return {
    ...rest,
    title: of('title') ?? row.title,
    quote: of('quote') ?? row.quote,
    firm: of('firm') ?? row.firm,
    chamber: of('chamberText') ?? row.chamber,
    industry: (locale === 'en' ? nameEn : locale === 'zh-Hant' ? nameHant : null) ?? nameZh,
    path: readStations(path),
    body,
    excerpt: beginningOf(body, most),
    isTranslated: locale === 'zh-CN' || of('body') !== undefined,
  };
}

function toBrief(story: PublicStory): PublicStoryBrief {
  const { body: _body, ...brief } = story;
  return brief;
}

/** Published stories, newest first, twelve a page; of one industry when asked. Public. */
export async function listPublicStories(
  page: PublicStoryPage,
  locale: string,
  size = 12,
): Promise<Page<PublicStoryBrief>> {
  const { after, before, ...filters } = page;
  const plan = planKeyset({ table: 'story', alias: 's', order: ORDER, filters, after, before, size });
  const industry = filters.industry ? Prisma.sql`t.code = ${filters.industry}` : Prisma.sql`TRUE`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM story s LEFT JOIN industry_tag t ON t.id = s."industryTagId"
     WHERE ${isPublic} AND ${industry} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const { rows: shown, ...marks } = finishPage(plan, rows);
  return { ...marks, rows: shown.map((row) => toBrief(toStory(row, locale))) };
}

/** Industries that published stories have, with how many. Public. */
export async function listPublicStoryIndustries(
  locale: string,
): Promise<{ code: string; name: string; count: number }[]> {
  const rows = await db.$queryRaw<
    { code: string; nameZh: string; nameHant: string | null; nameEn: string | null; count: number }[]
  >`
    SELECT t.code, t."nameZh", t."nameHant", t."nameEn", count(*)::int AS count
      FROM story s JOIN industry_tag t ON t.id = s."industryTagId" WHERE ${isPublic}
     GROUP BY t.id ORDER BY t."sortNo", t.id LIMIT 60`;
  return rows.map(({ code, count, nameZh, nameHant, nameEn }) => ({
    code,
    count,
    name: (locale === 'en' ? nameEn : locale === 'zh-Hant' ? nameHant : null) ?? nameZh,
  }));
}

/** One published story by its address part; null when there is none, or none any more. Public, not cached. */
export async function readPublicStory(slug: string, locale: string): Promise<PublicStory | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM story s LEFT JOIN industry_tag t ON t.id = s."industryTagId"
     WHERE ${isPublic} AND s.slug = ${slug} LIMIT 1`;
  return row ? toStory(row, locale) : null;
}

/** The same for the cached page, which drops at commit when the story changes or appears. */
export async function getPublicStory(slug: string, locale: string): Promise<PublicStory | null> {
  return tagged([`showcase/${slug}`], () => readPublicStory(slug, locale));
}

/** The newest stories for the cached home page. */
export async function listPublicNewestStories(locale: string, size = 4): Promise<PublicStoryBrief[]> {
  return tagged(['showcase'], async () => (await listPublicStories({}, locale, size)).rows);
}

/** Up to four other stories: the same industry first. For the cached story page. */
export async function listPublicOtherStories(slug: string, locale: string): Promise<PublicStoryBrief[]> {
  return tagged(['showcase'], async () => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT ${columns(locale)} FROM story s LEFT JOIN industry_tag t ON t.id = s."industryTagId"
       WHERE ${isPublic} AND s.slug <> ${slug}
       ORDER BY (s."industryTagId" = (SELECT o."industryTagId" FROM story o WHERE o.slug = ${slug})) DESC NULLS LAST,
                s."publishedAt" DESC, s.id DESC LIMIT 4`;
    return rows.map((row) => toBrief(toStory(row, locale)));
  });
}

/** Addresses of all published stories for site map and feed, newest first, at most 5,000. */
export async function listPublicStoryAddresses(
  limit = 5000,
): Promise<{ slug: string; title: string; summary: string; at: Date }[]> {
  const rows = await db.$queryRaw<{ slug: string; title: string; body: string; at: Date }[]>`
    SELECT s.slug, s.title, s.body, s."publishedAt" AS at FROM story s WHERE ${isPublic}
     ORDER BY s."publishedAt" DESC, s.id DESC LIMIT ${limit}`;
  return rows.map(({ body, ...row }) => ({ ...row, summary: beginningOf(body, 120) }));
}

/** Published stories that hold every word (simplified, traditional, pinyin), newest first, at most twenty. */
export async function searchPublicStories(q: string, locale: string): Promise<PublicStoryBrief[]> {
  const terms = parseSearch(q);
  if (terms.length === 0) return [];
  const words = terms.map((term) => Prisma.sql`s."searchText" LIKE ${`%${term.text}%`}`);
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM story s LEFT JOIN industry_tag t ON t.id = s."industryTagId"
     WHERE ${isPublic} AND ${Prisma.join(words, ' AND ')} ORDER BY s."publishedAt" DESC, s.id DESC LIMIT 20`;
  return rows.map((row) => toBrief(toStory(row, locale)));
}
