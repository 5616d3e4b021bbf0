import { merchantWhere, readsInFullSql } from '@/lib/merchants/queries/where';
import { MerchantFilters } from '@/lib/merchants/search-params';
import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { parseSearch } from '@/lib/shared/search-text';
import { canListStories, storyScopeColumns, visibleStories } from '../policy';
import type { StoryPage } from '../search-params';
import type { StoryState } from '../rules';

/** A story as the desk's list shows it. Dates as YYYY-MM-DD in Asia/Shanghai. */
export type StoryRow = {
  id: string;
  title: string;
  shownName: string;
  state: StoryState;
  firm: string | null;
  industry: string | null;
  unit: string | null;
  updatedOn: string;
  publishedOn: string | null;
  isSample: boolean;
};

const ORDER: KeysetOrder = { name: 'updated', column: 'updatedAt', direction: 'desc' };

type StoryFilters = Partial<Pick<StoryPage, 'q' | 'state' | 'mine'>>;

/** Scope AND filters on `story s`: one builder for rows and counts. Refuses who may not list. */
function storyWhere(actor: Actor, filters: StoryFilters): Prisma.Sql {
  if (!canListStories(actor)) throw new ForbiddenError('showcase.list');
  const conditions: Prisma.Sql[] = [
    Prisma.sql`s."archivedAt" IS NULL`,
    scopeSql(visibleStories(actor), storyScopeColumns, 's'),
    ...(filters.state ? [Prisma.sql`s.state = ${filters.state}::"PublishState"`] : []),
    ...(filters.mine && actor.kind === 'person' ? [Prisma.sql`s."createdBy" = ${actor.userId}::uuid`] : []),
    ...parseSearch(filters.q ?? '').map((term) => Prisma.sql`s."searchText" LIKE ${`%${term.text}%`}`),
  ];
  return Prisma.join(conditions, ' AND ');
}

/** The desk's list: stories of the actor's scope in every state, last changed first, fifty a page. */
export async function listStories(actor: Actor, page: StoryPage, size?: number): Promise<Page<StoryRow>> {
  const { after, before, ...filters } = page;
  const where = storyWhere(actor, filters);
  const plan = planKeyset({
    table: 'story',
    alias: 's',
    order: ORDER,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<StoryRow[]>`
    SELECT s.id, s.title, s."shownName", s.state::text AS state, s.firm, t."nameZh" AS industry,
           u."shortName" AS unit, to_char(s."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "updatedOn",
           to_char(s."publishedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "publishedOn", s."isSample"
      FROM story s LEFT JOIN industry_tag t ON t.id = s."industryTagId" LEFT JOIN unit u ON u.id = s."ownerUnitId"
     WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** How many stories the filters show, exact: a programme has hundreds. */
export async function countStories(actor: Actor, filters: StoryFilters): Promise<number> {
  const where = storyWhere(actor, filters);
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM story s WHERE ${where}`;
  return row?.n ?? 0;
}

/** How many stories stand in each state, within the actor's scope. */
export async function countStoriesByState(actor: Actor): Promise<Record<StoryState, number>> {
  const where = storyWhere(actor, {});
  const rows = await db.$queryRaw<{ state: StoryState; n: number }[]>`
    SELECT s.state::text AS state, count(*)::int AS n FROM story s WHERE ${where} GROUP BY 1`;
  const of = (state: StoryState): number => rows.find((row) => row.state === state)?.n ?? 0;
  return {
    draft: of('draft'),
    submitted: of('submitted'),
    published: of('published'),
    withdrawn: of('withdrawn'),
  };
}

/** People of the actor's scope for the story form's picker: name or firm, at most ten. */
export async function findStoryPeople(
  actor: Actor,
  q: string,
): Promise<{ id: string; name: string; fileNo: string; firm: string | null; hasConsent: boolean }[]> {
  if (!canListStories(actor)) throw new ForbiddenError('showcase.list');
  if (parseSearch(q).length === 0) return [];
  const where = merchantWhere(actor, MerchantFilters.parse({ q: q.slice(0, 60) }));
  return db.$queryRaw`
    SELECT m.id, m.name, m."fileNo", CASE WHEN ${readsInFullSql(actor, 'm')} THEN m."mainCompanyName" END AS firm,
           EXISTS (SELECT 1 FROM consent c WHERE c."merchantId" = m.id AND c.purpose = 'publish'
                    AND c."withdrawnAt" IS NULL) AS "hasConsent"
      FROM merchant m WHERE ${where}
     ORDER BY m.pinyin, m.id LIMIT 10`;
}
