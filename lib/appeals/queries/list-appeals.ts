import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { readRows } from '@/lib/server/read-rows';
import { scopeSql } from '@/lib/server/scope-sql';
import { today } from '@/lib/shared/dates';
import { isLate, type AppealState, type Satisfaction } from '../rules';
import type { AppealKind } from '../schema';
import type { AppealPage } from '../search-params';
import { appealWhere, type AppealFilters } from './where';

/** An appeal in a list; days as YYYY-MM-DD. Names of people and firms that the actor may not see are null. */
export type AppealRow = {
  id: string;
  number: string;
  kind: AppealKind;
  title: string;
  state: AppealState;
  person: string | null;
  company: string | null;
  unit: string | null;
  handler: string | null;
  receivedOn: string;
  dueOn: string | null;
  isLate: boolean;
  satisfaction: Satisfaction | null;
  isSample: boolean;
};

const OLDEST_FIRST: KeysetOrder = { name: 'oldest', column: 'receivedOn', direction: 'asc' };
const NEWEST_FIRST: KeysetOrder = { name: 'newest', column: 'receivedOn', direction: 'desc' };

/** Is the list narrowed to one record? Then everything of it, newest first. */
const isOfRecord = (filters: AppealFilters): boolean =>
  Boolean(filters.merchant ?? filters.company ?? filters.project);

/** A whole number is asked for: that one is found, closed or not. */
const isNumber = (q: string | undefined): boolean => /^A\d{4}-\d{1,9}$/i.test(q ?? '');

/** What the list shows where no state is asked for: what is not closed, but on a record's own page and by number all. */
const openSql = (filters: AppealFilters): Prisma.Sql =>
  filters.state || isOfRecord(filters) || isNumber(filters.q)
    ? Prisma.sql`TRUE`
    : Prisma.sql`a.state <> 'closed'`;

/** Appeals of the actor's scope, fifty a page: open ones in the order of receipt, closed ones newest first. */
export async function listAppeals(actor: Actor, page: AppealPage, size?: number): Promise<Page<AppealRow>> {
  const { after, before, ...filters } = page;
  const where = appealWhere(actor, filters);
  const plan = planKeyset({
    table: 'appeal',
    alias: 'a',
    order: filters.state === 'closed' || isOfRecord(filters) ? NEWEST_FIRST : OLDEST_FIRST,
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await readRows<Omit<AppealRow, 'isLate'>>(Prisma.sql`
    SELECT a.id, a.number, a.kind, a.title, a.state::text AS state, m.name AS person, c.name AS company,
           u."shortName" AS unit, w.name AS handler, to_char(a."receivedOn", 'YYYY-MM-DD') AS "receivedOn",
           to_char(a."dueOn", 'YYYY-MM-DD') AS "dueOn", a.satisfaction::text AS satisfaction, a."isSample"
      FROM appeal a
      LEFT JOIN merchant m ON m.id = a."merchantId"
             AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')}
      LEFT JOIN company c ON c.id = a."companyId" AND ${scopeSql(visibleCompanies(actor), companyScopeColumns, 'c')}
      LEFT JOIN unit u ON u.id = a."handlerUnitId" LEFT JOIN app_user w ON w.id = a."handlerId"
     WHERE ${where} AND ${openSql(filters)} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`);
  const day = today();
  return finishPage(
    plan,
    rows.map((row) => ({ ...row, isLate: isLate(row, day) })),
  );
}

export type AppealCounts = Record<AppealState, number> & { open: number; late: number; noClock: number };

/** How many appeals of the scope stand in each state, are late, or run without a clock; `filters` narrow them. */
export async function countAppeals(actor: Actor, filters: AppealFilters = {}): Promise<AppealCounts> {
  const where = appealWhere(actor, filters);
  const rows = await readRows<{ state: AppealState; n: number; late: number; noClock: number }>(Prisma.sql`
    SELECT a.state::text AS state, count(*)::int AS n,
           (count(*) FILTER (WHERE a."dueOn" < ${today()}::date))::int AS late,
           (count(*) FILTER (WHERE a."dueOn" IS NULL))::int AS "noClock"
      FROM appeal a WHERE ${where} GROUP BY a.state`);
  const counts: AppealCounts = {
    ...{ registered: 0, assigned: 0, handling: 0, answered: 0, closed: 0, returned: 0 },
    ...{ open: 0, late: 0, noClock: 0 },
  };
  for (const { state, n, late, noClock } of rows) {
    counts[state] = n;
    if (state === 'closed') continue;
    counts.open += n;
    counts.late += late;
    counts.noClock += noClock;
  }
  return counts;
}
