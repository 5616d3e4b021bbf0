import { tagged } from '@/lib/server/cache-tags';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { sanitizeRichText } from '@/lib/server/rich-text';
import { beginningOf } from '@/lib/shared/light-markup';
import { parseSearch } from '@/lib/shared/search-text';
import type { ArticleKindName } from '../schema';
import type { PublicArticlePage } from '../search-params';

/** A published article in a list. `publishedOn` is our own publish day, `originalOn` that of the source (H5). */
export type PublicArticleBrief = {
  id: string;
  slug: string;
  kind: ArticleKindName;
  title: string;
  summary: string;
  publishedOn: string;
  originalOn: string | null;
  eventOn: string | null;
  eventPlace: string | null;
  sourceName: string | null;
  isSample: boolean;
  isTranslated: boolean;
};

/** One published article. `body` is sanitised HTML. */
export type PublicArticle = PublicArticleBrief & {
  body: string;
  author: string | null;
  editor: string | null;
  indexNo: string | null;
  eventLevel: string | null;
  source: { title: string; publisher: string; docNo: string | null; repostOn: string | null } | null;
};

type Row = Omit<PublicArticle, 'summary' | 'isTranslated' | 'source'> & {
  summary: string | null;
  sourceTitle: string | null;
  publisher: string | null;
  docNo: string | null;
  repostOn: string | null;
  texts: Record<string, string> | null;
};

/** The one condition under which the public sees an article. */
const isPublic = Prisma.sql`a.state = 'published' AND a."archivedAt" IS NULL`;
const ORDER: KeysetOrder = { name: 'published', column: 'publishedAt', direction: 'desc' };
const from = Prisma.sql`article a LEFT JOIN source_document d ON d.id = a."sourceId"`;

const columns = (locale: string): Prisma.Sql => Prisma.sql`
  a.id, a.slug, a.kind::text AS kind, a.title, a.summary, a.body, a.author, a.editor, a."indexNo", a."eventLevel",
  a."eventPlace", a."isSample", coalesce(a."sourceName", d.publisher) AS "sourceName",
  to_char(a."publishedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "publishedOn", to_char(a."originalOn", 'YYYY-MM-DD') AS "originalOn",
  to_char(a."eventOn", 'YYYY-MM-DD') AS "eventOn", d.title AS "sourceTitle", d.publisher, d."docNo",
  to_char(d."repostOn", 'YYYY-MM-DD') AS "repostOn",
  (SELECT jsonb_object_agg(x.field, x.text) FROM article_text x
    WHERE x."recordId" = a.id AND x.locale = ${locale} AND x.state = 'approved') AS texts`;

function toArticle(row: Row, locale: string): PublicArticle {
  const { texts, sourceTitle, publisher, docNo, repostOn, ...rest } = row;
  const body = sanitizeRichText(texts?.['body'] ?? row.body);
  return {
    ...rest,
    title: texts?.['title'] ?? row.title,
    summary: texts?.['summary'] ?? row.summary ?? beginningOf(body, 100),
    body,
    source: sourceTitle && publisher ? { title: sourceTitle, publisher, docNo, repostOn } : null,
    isTranslated: locale === 'zh-CN' || texts?.['body'] !== undefined,
  };
}

function toBrief(article: PublicArticle): PublicArticleBrief {
  const { body: _b, author: _a, editor: _e, indexNo: _i, eventLevel: _l, source: _s, ...brief } = article;
  return brief;
}

/** Published articles, newest first, twenty a page; of one kind when asked. Public. */
export async function listPublicArticles(
  page: PublicArticlePage,
  locale: string,
  size = 20,
): Promise<Page<PublicArticleBrief>> {
  const { after, before, ...filters } = page;
  const plan = planKeyset({ table: 'article', alias: 'a', order: ORDER, filters, after, before, size });
  const kind = filters.kind ? Prisma.sql`a.kind = ${filters.kind}::"ArticleKind"` : Prisma.sql`TRUE`;
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${isPublic} AND ${kind} AND ${plan.condition}
     ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  const { rows: shown, ...marks } = finishPage(plan, rows);
  return { ...marks, rows: shown.map((row) => toBrief(toArticle(row, locale))) };
}

/** How many published articles there are of each kind; kinds without any are left out (2.7: no empty columns). */
export async function listPublicArticleKinds(): Promise<{ kind: ArticleKindName; count: number }[]> {
  return db.$queryRaw`
    SELECT a.kind::text AS kind, count(*)::int AS count FROM article a WHERE ${isPublic} GROUP BY a.kind ORDER BY a.kind`;
}

/** One published article by its address part; null when there is none, or none any more. Public, not cached. */
export async function readPublicArticle(slug: string, locale: string): Promise<PublicArticle | null> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${isPublic} AND a.slug = ${slug} LIMIT 1`;
  return row ? toArticle(row, locale) : null;
}

/** The same for the cached page. */
export async function getPublicArticle(slug: string, locale: string): Promise<PublicArticle | null> {
  return tagged([`news/${slug}`], () => readPublicArticle(slug, locale));
}

/** Newest articles that are no events, for the cached home page. */
export async function listPublicNewestArticles(locale: string, size = 6): Promise<PublicArticleBrief[]> {
  return tagged(['news'], async () => {
    const rows = await db.$queryRaw<Row[]>`
      SELECT ${columns(locale)} FROM ${from} WHERE ${isPublic} AND a.kind <> 'event'
       ORDER BY a."publishedAt" DESC, a.id DESC LIMIT ${size}`;
    return rows.map((row) => toBrief(toArticle(row, locale)));
  });
}

/** Events from a day on, the next first; `day` is YYYY-MM-DD. */
export async function readPublicUpcomingEvents(
  locale: string,
  day: string,
  size: number,
): Promise<PublicArticleBrief[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${isPublic} AND a.kind = 'event' AND a."eventOn" >= ${day}::date
     ORDER BY a."eventOn", a.id LIMIT ${size}`;
  return rows.map((row) => toBrief(toArticle(row, locale)));
}

/** The same for the cached home page, which is rendered anew every ten minutes at the latest, so a past event goes. */
export async function listPublicUpcomingEvents(
  locale: string,
  day: string,
  size = 4,
): Promise<PublicArticleBrief[]> {
  return tagged(['news'], () => readPublicUpcomingEvents(locale, day, size));
}

/** Addresses of all published articles for site map and feed, newest first, at most 5,000. */
export async function listPublicArticleAddresses(
  limit = 5000,
): Promise<{ slug: string; title: string; summary: string; at: Date }[]> {
  return db.$queryRaw`
    SELECT a.slug, a.title, coalesce(a.summary, '') AS summary, a."publishedAt" AS at FROM article a
     WHERE ${isPublic} ORDER BY a."publishedAt" DESC, a.id DESC LIMIT ${limit}`;
}

/** Published articles that hold every word (simplified, traditional, pinyin), newest first, at most twenty. */
export async function searchPublicArticles(q: string, locale: string): Promise<PublicArticleBrief[]> {
  const terms = parseSearch(q);
  if (terms.length === 0) return [];
  const words = terms.map((term) => Prisma.sql`a."searchText" LIKE ${`%${term.text}%`}`);
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${columns(locale)} FROM ${from} WHERE ${isPublic} AND ${Prisma.join(words, ' AND ')}
     ORDER BY a."publishedAt" DESC, a.id DESC LIMIT 20`;
  return rows.map((row) => toBrief(toArticle(row, locale)));
}
