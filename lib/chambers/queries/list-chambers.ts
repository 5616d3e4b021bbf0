import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { finishPage, planKeyset, type KeysetOrder, type Page } from '@/lib/server/keyset';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { normalisePinyin } from '@/lib/shared/pinyin';
import { parseSearch } from '@/lib/shared/search-text';
import { canListChambers, chamberScopeColumns, visibleChambers } from '../policy';
import type { ChamberStatus } from '../rules';
import type { ChamberFilters, ChamberOrder, ChamberPage } from '../search-params';

/** A chamber as the list shows it. `stated` is what a source says, `counted` what the roster holds: never mixed. */
export type ChamberRow = {
  id: string;
  fileNo: string;
  name: string;
  kind: 'own' | 'partner' | 'alliance';
  status: ChamberStatus;
  city: string | null;
  stated: string | null;
  statedQualifier: string | null;
  statedAsOf: string | null;
  /** null: no roster was ever entered */
  counted: number | null;
  termEndsOn: string | null;
  unit: string | null;
  updatedOn: string;
  isSample: boolean;
};

const ORDERS: Record<ChamberOrder, KeysetOrder> = {
  updated: { name: 'updated', column: 'updatedAt', direction: 'desc' },
  name: { name: 'name', column: 'pinyin', direction: 'asc' },
};

/** SQL: membership `m` holds today (Asia/Shanghai); the day of leaving is no longer a day of membership. */
export const isCurrentMember = Prisma.sql`(m."leftOn" IS NULL OR m."leftOn" > (now() AT TIME ZONE 'Asia/Shanghai')::date)`;

/** SQL: members of chamber `c` by its roster, null when it has none. */
const countedMembers = Prisma.sql`(SELECT CASE WHEN count(*) = 0 THEN NULL
  ELSE count(*) FILTER (WHERE ${isCurrentMember})::int END FROM membership m WHERE m."chamberId" = c.id)`;

/** A term that ends within so many days asks for the election of the next one. */
const TERM_NOTICE_DAYS = 60;

/** The list's condition on `chamber c`: scope AND filters. */
export function chamberWhere(actor: Actor, filters: ChamberFilters): Prisma.Sql {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  const conditions: Prisma.Sql[] = [
    Prisma.sql`c."archivedAt" IS NULL`,
    scopeSql(visibleChambers(actor), chamberScopeColumns, 'c'),
  ];
  if (filters.status) conditions.push(Prisma.sql`c.status = ${filters.status}::"ChamberStatus"`);
  if (filters.kind) conditions.push(Prisma.sql`c.kind = ${filters.kind}::"ChamberKind"`);
  if (filters.city) conditions.push(Prisma.sql`c."cityName" = ${filters.city}`);
  if (filters.term) {
    conditions.push(Prisma.sql`(SELECT t."endsOn" FROM chamber_term t WHERE t."chamberId" = c.id
      ORDER BY t.number DESC LIMIT 1) <= (now() AT TIME ZONE 'Asia/Shanghai')::date + ${TERM_NOTICE_DAYS}::int`);
    conditions.push(Prisma.sql`c.status <> 'dissolved'`);
  }
  for (const term of filters.q ? parseSearch(filters.q) : []) {
    const letters = `${normalisePinyin(term.text)}%`;
    conditions.push(
      term.kind === 'letters'
        ? Prisma.sql`(c.initials LIKE ${letters} OR c.pinyin LIKE ${letters} OR c."searchText" LIKE ${`%${term.text}%`})`
        : Prisma.sql`c."searchText" LIKE ${`%${term.text}%`}`,
    );
  }
  return Prisma.join(conditions, ' AND ');
}

/** One page of chambers, fifty, by keyset. */
export async function listChambers(
  actor: Actor,
  page: ChamberPage,
  size?: number,
): Promise<Page<ChamberRow>> {
  const { after, before, ...filters } = page;
  const where = chamberWhere(actor, filters);
  const plan = planKeyset({
    table: 'chamber',
    alias: 'c',
    order: ORDERS[filters.order],
    filters,
    after,
    before,
    ...(size ? { size } : {}),
  });
  const rows = await db.$queryRaw<ChamberRow[]>`
    SELECT c.id, c."fileNo", c.name, c.kind::text AS kind, c.status::text AS status, c."cityName" AS city,
           trim_scale(c."statedMembers")::text AS stated, c."statedQualifier", c."statedAsOf",
           ${countedMembers} AS counted,
           (SELECT to_char(t."endsOn", 'YYYY-MM-DD') FROM chamber_term t WHERE t."chamberId" = c.id
             ORDER BY t.number DESC LIMIT 1) AS "termEndsOn",
           u."shortName" AS unit, to_char(c."updatedAt" AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS "updatedOn",
           c."isSample"
      FROM chamber c LEFT JOIN unit u ON u.id = c."ownerUnitId"
     WHERE ${where} AND ${plan.condition} ORDER BY ${plan.orderBy} LIMIT ${plan.limit}`;
  return finishPage(plan, rows);
}

/** How many chambers the filters show. A programme has hundreds, so the count is exact. */
export async function countChambers(actor: Actor, filters: ChamberFilters): Promise<number> {
  const where = chamberWhere(actor, filters);
  const [row] = await db.$queryRaw<{ n: number }[]>`SELECT count(*)::int AS n FROM chamber c WHERE ${where}`;
  return row?.n ?? 0;
}

/** Cities of the chambers in the actor's scope, for the filter. */
export async function listCitiesOfChambers(actor: Actor): Promise<string[]> {
  if (!canListChambers(actor)) throw new ForbiddenError('chambers.list');
  const rows = await db.$queryRaw<{ city: string }[]>`
    SELECT DISTINCT c."cityName" AS city FROM chamber c
     WHERE c."archivedAt" IS NULL AND c."cityName" IS NOT NULL
       AND ${scopeSql(visibleChambers(actor), chamberScopeColumns, 'c')} ORDER BY 1 LIMIT 200`;
  return rows.map((row) => row.city);
}
