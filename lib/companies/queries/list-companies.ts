import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import {
  cappedCount,
  COUNT_CAP,
  finishPage,
  planKeyset,
  type CappedCount,
  type KeysetOrder,
  type Page,
} from '@/lib/server/keyset';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { normaliseCreditCode } from '@/lib/shared/credit-code';
import { normalisePinyin } from '@/lib/shared/pinyin';
import { parseSearch, recheckPatterns, toTsquery, type SearchTerm } from '@/lib/shared/search-text';
import { canListCompanies, companyScopeColumns, visibleCompanies } from '../policy';
import { looksLikeCreditCode } from '../rules';
import type { CompanyFilters, CompanyOrder, CompanyPage } from '../search-params';

/** A firm as the list shows it. Capital in 万元 as text, days as YYYY-MM-DD. */
export type CompanyRow = {
  id: string;
  fileNo: string;
  name: string;
  creditCode: string | null;
  place: string | null;
  industry: string | null;
  registeredCapitalWan: string | null;
  unit: string | null;
  updatedOn: string;
  isSample: boolean;
};

const ORDERS: Record<CompanyOrder, KeysetOrder> = {
  updated: { name: 'updated', column: 'updatedAt', direction: 'desc' },
  name: { name: 'name', column: 'pinyin', direction: 'asc' },
};

/** The list's condition on `company c`: scope AND filters, one builder for rows, count and pickers. */
export function companyWhere(actor: Actor, filters: CompanyFilters): Prisma.Sql {
  if (!canListCompanies(actor)) throw new ForbiddenError('companies.list');
  const conditions: Prisma.Sql[] = [
    filters.archived ? Prisma.sql`c."archivedAt" IS NOT NULL` : Prisma.sql`c."archivedAt" IS NULL`,
    scopeSql(visibleCompanies(actor), companyScopeColumns, 'c'),
    ...(filters.q ? searchConditions(filters.q) : []),
  ];
  if (filters.industry) conditions.push(Prisma.sql`c."industryTagId" = ${filters.industry}::uuid`);
  if (filters.ranked) {
    const kind =
      filters.ranked === 'any' ? Prisma.empty : Prisma.sql`AND r.kind = ${filters.ranked}::"RankingKind"`;
    conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM company_ranking r WHERE r."companyId" = c.id ${kind})`);
  }
  if (filters.place) {
    conditions.push(
      Prisma.sql`(c."placeId" IN (SELECT p.id FROM place p WHERE p."ancestorIds" @> ARRAY[${filters.place}::uuid])
        OR c."placeText" LIKE (SELECT left(p."nameZh", 2) || '%' FROM place p WHERE p.id = ${filters.place}::uuid))`,
    );
  }
  return Prisma.join(conditions, ' AND ');
}

/** Every typed word must be found: name (bigrams), pinyin, initials, file number or a credit code, present or former. */
function searchConditions(q: string): Prisma.Sql[] {
  const text = q.trim();
  if (/^q\d{4}-\d{1,9}$/i.test(text)) return [Prisma.sql`c."fileNo" = ${text.toUpperCase()}`];
  if (looksLikeCreditCode(text)) {
    const code = `${normaliseCreditCode(text)}%`;
    return [
      Prisma.sql`(c."creditCode" LIKE ${code} OR c.id IN (SELECT k."companyId" FROM company_code k WHERE k."creditCode" LIKE ${code}))`,
    ];
  }
  return parseSearch(text).map((term) => {
    if (term.kind !== 'letters') return byText(term);
    const letters = `${normalisePinyin(term.text)}%`;
    return Prisma.sql`(c.initials LIKE ${letters} OR c.pinyin LIKE ${letters} OR ${byText(term)})`;
  });
}

function byText(term: SearchTerm): Prisma.Sql {
  const rechecks = recheckPatterns([term]).map((pattern) => Prisma.sql`c."searchText" LIKE ${pattern}`);
  return Prisma.sql`(${Prisma.join([Prisma.sql`c."searchVector" @@ ${toTsquery([term])}::tsquery`, ...rechecks], ' AND ')})`;
}

/** One page of firms, fifty, by keyset. */
export async function listCompanies(
  actor: Actor,
  page: CompanyPage,
  size?: number,
): Promise<Page<CompanyRow>> {
  const { after, before, view: _view, cols: _cols, ...filters } = page;
  const where = companyWhere(actor, filters);
  const plan = planKeyset({
    table: 'company',
    alias: 'c',
    order: ORDERS[filters.order],
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<CompanyRow[]>`
    SELECT c.id, c."fileNo", c.name, c."creditCode", coalesce(p."fullName", c."placeText") AS place,
           t."nameZh" AS industry, trim_scale(c."registeredCapitalWan")::text AS "registeredCapitalWan",
           u."shortName" AS unit, to_char(c."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "updatedOn",
           c."isSample"
      FROM company c
      LEFT JOIN place p ON p.id = c."placeId"
      LEFT JOIN industry_tag t ON t.id = c."industryTagId"
      LEFT JOIN unit u ON u.id = c."ownerUnitId"
     WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** How many firms the filters show, exact up to 10,000. */
export async function countCompanies(actor: Actor, filters: CompanyFilters): Promise<CappedCount> {
  const where = companyWhere(actor, filters);
  const rows = await db.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM (SELECT 1 FROM company c WHERE ${where} LIMIT ${COUNT_CAP + 1}) x`;
  return cappedCount(rows[0]?.n);
}

/** Firms for a picker, at most twenty; the hint tells firms of the same name apart. */
export async function searchCompanies(
  actor: Actor,
  q: string,
): Promise<{ id: string; name: string; hint: string }[]> {
  if (!canListCompanies(actor)) throw new ForbiddenError('companies.list');
  if (q.trim() === '') return [];
  const where = companyWhere(actor, { q: q.slice(0, 60), order: 'name' });
  return db.$queryRaw<{ id: string; name: string; hint: string }[]>`
    SELECT c.id, c.name, concat_ws(' · ', c."creditCode", c."placeText") AS hint
      FROM company c WHERE ${where} ORDER BY length(c.name), c.pinyin, c.id LIMIT 20`;
}
