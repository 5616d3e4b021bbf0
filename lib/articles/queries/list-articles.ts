import { historyOf, type HistoryRow } from '@/lib/audit/queries';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { scopeWhere } from '@/lib/server/scope';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import type { PublicationFinding } from '@/lib/shared/publication-scan';
import { parseSearch } from '@/lib/shared/search-text';
import {
  articleScopeColumns,
  canDecideArticle,
  canListArticles,
  canWriteArticle,
  isSecondPerson,
  visibleArticles,
} from '../policy';
import { findingsOf, stateAfter, type ArticleState } from '../rules';
import type { ArticleKindName } from '../schema';
import type { ArticlePage } from '../search-params';

/** An article as the desk's list shows it. Dates as YYYY-MM-DD. */
export type ArticleRow = {
  id: string;
  title: string;
  kind: ArticleKindName;
  state: ArticleState;
  indexNo: string | null;
  unit: string | null;
  updatedOn: string;
  publishedOn: string | null;
  isSample: boolean;
};

const ORDER: KeysetOrder = { name: 'updated', column: 'updatedAt', direction: 'desc' };

type ArticleFilters = Partial<Pick<ArticlePage, 'q' | 'state' | 'kind' | 'mine'>>;

function articleWhere(actor: Actor, filters: ArticleFilters): Prisma.Sql {
  if (!canListArticles(actor)) throw new ForbiddenError('articles.list');
  const conditions: Prisma.Sql[] = [
    Prisma.sql`a."archivedAt" IS NULL`,
    scopeSql(visibleArticles(actor), articleScopeColumns, 'a'),
    ...(filters.state ? [Prisma.sql`a.state = ${filters.state}::"PublishState"`] : []),
    ...(filters.mine && actor.kind === 'person' ? [Prisma.sql`a."createdBy" = ${actor.userId}::uuid`] : []),
    ...(filters.kind ? [Prisma.sql`a.kind = ${filters.kind}::"ArticleKind"`] : []),
    ...parseSearch(filters.q ?? '').map((term) => Prisma.sql`a."searchText" LIKE ${`%${term.text}%`}`),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** The desk's list: articles of the actor's scope in every state, last changed first, fifty a page. */
export async function listArticles(
  actor: Actor,
  page: ArticlePage,
  size?: number,
): Promise<Page<ArticleRow>> {
  const { after, before, ...filters } = page;
  const where = articleWhere(actor, filters);
  const plan = planKeyset({
    table: 'article',
    alias: 'a',
    order: ORDER,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<ArticleRow[]>`
    SELECT a.id, a.title, a.kind::text AS kind, a.state::text AS state, a."indexNo", u."shortName" AS unit,
           to_char(a."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "updatedOn", to_char(a."publishedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "publishedOn",
           a."isSample"
      FROM article a LEFT JOIN unit u ON u.id = a."ownerUnitId"
     WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** How many articles the filters show, exact: a programme has hundreds. */
export async function countArticles(actor: Actor, filters: ArticleFilters): Promise<number> {
  const where = articleWhere(actor, filters);
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM article a WHERE ${where}`;
  return row?.n ?? 0;
}

/** How many articles stand in each state, within the actor's scope. */
export async function countArticlesByState(actor: Actor): Promise<Record<ArticleState, number>> {
  const where = articleWhere(actor, {});
  const rows = await db.$queryRaw<{ state: ArticleState; n: number }[]>`
    SELECT a.state::text AS state, count(*)::int AS n FROM article a WHERE ${where} GROUP BY 1`;
  const of = (state: ArticleState): number => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    draft: of('draft'),
    submitted: of('submitted'),
    published: of('published'),
    withdrawn: of('withdrawn'),
  };
}

async function readArticle(actor: Actor, id: string) {
  const row = await db.article.findFirst({
    where: { AND: [{ id, archivedAt: null }, scopeWhere(visibleArticles(actor), articleScopeColumns)] },
    select: {
      id: true,
      slug: true,
      version: true,
      state: true,
      kind: true,
      title: true,
      summary: true,
      body: true,
      sourceName: true,
      author: true,
      editor: true,
      originalOn: true,
      eventOn: true,
      eventPlace: true,
      eventLevel: true,
      indexNo: true,
      ownerUnitId: true,
      createdBy: true,
      submittedBy: true,
      publishedBy: true,
      publishedAt: true,
      withdrawnAt: true,
      withdrawReason: true,
      isSample: true,
    },
  });
  if (!row) throw new NotFoundError('article');
  return row;
}

type Read = Awaited<ReturnType<typeof readArticle>>;

/** An article in any state with what stands in the way of publishing it, and what the actor may do. */
export type ArticleDetail = Omit<Read, 'originalOn' | 'eventOn' | 'ownerUnitId' | 'createdBy'> & {
  originalOn: string | null;
  eventOn: string | null;
  writtenBy: string | null;
  findings: Record<string, PublicationFinding[]>;
  can: {
    edit: boolean;
    submit: boolean;
    publish: boolean;
    giveBack: boolean;
    withdraw: boolean;
    needsOther: boolean;
  };
};

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** Reads one article in any state. Outside the actor's scope: 404. */
export async function getArticle(actor: Actor, id: string): Promise<ArticleDetail> {
  const row = await readArticle(actor, id);
  const { originalOn, eventOn, ownerUnitId: _o, createdBy, ...article } = row;
  const ids = [createdBy, row.submittedBy, row.publishedBy].filter((one) => one !== null);
  const users = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = (userId: string | null): string | null =>
    users.find((user) => user.id === userId)?.name ?? null;
  const write = canWriteArticle(actor, row);
  const decide = canDecideArticle(actor, row) && stateAfter('publish', row.state) !== null;
  return {
    ...article,
    originalOn: day(originalOn),
    eventOn: day(eventOn),
    writtenBy: nameOf(createdBy),
    submittedBy: nameOf(row.submittedBy),
    publishedBy: nameOf(row.publishedBy),
    findings: findingsOf(row),
    can: {
      edit: write && stateAfter('edit', row.state) !== null,
      submit: write && stateAfter('submit', row.state) !== null,
      publish: decide && isSecondPerson(actor, row),
      giveBack: decide,
      needsOther: decide && !isSecondPerson(actor, row),
      withdraw: write && stateAfter('withdraw', row.state) !== null,
    },
  };
}

/** Who did what with an article, newest first. */
export async function getArticleHistory(actor: Actor, id: string): Promise<HistoryRow[]> {
  await readArticle(actor, id);
  return historyOf(actor, 'articles', id);
}
