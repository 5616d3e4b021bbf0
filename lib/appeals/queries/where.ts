import { companyScopeColumns, visibleCompanies } from '@/lib/companies/policy';
import { merchantScopeColumns, visibleMerchants } from '@/lib/merchants/policy';
import { readsInFullSql } from '@/lib/merchants/queries/where';
import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { appealScopeColumns, canListAppeals, ownAppeals, visibleAppeals } from '../policy';
import type { AppealPage } from '../search-params';

const today = Prisma.sql`(now() AT TIME ZONE 'Asia/Shanghai')::date`;

/** SQL: the person of appeal `a` is read in full by the actor; nothing of a withheld record comes out by this door. */
const personInFull = (actor: Actor): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM merchant m WHERE m.id = a."merchantId"
     AND ${scopeSql(visibleMerchants(actor), merchantScopeColumns, 'm')} AND ${readsInFullSql(actor, 'm')})`;

/**
 * SQL: the actor may read appeal `a`: it lies with the own unit, or within the scope and its person, if it has one, is
 * read in full (PIPL 6, 13).
 */
export function readableSql(actor: Actor): Prisma.Sql {
  if (!canListAppeals(actor)) return Prisma.sql`FALSE`;
  return Prisma.sql`${scopeSql(visibleAppeals(actor), appealScopeColumns, 'a')}
    AND (${scopeSql(ownAppeals(actor), appealScopeColumns, 'a')} OR a."merchantId" IS NULL OR ${personInFull(actor)})`;
}

export type AppealFilters = Partial<Omit<AppealPage, 'after' | 'before'>>;

/** Scope AND filters on `appeal a`: one builder for rows, counts and record pages. Refuses whoever may not list. */
export function appealWhere(actor: Actor, filters: AppealFilters): Prisma.Sql {
  if (!canListAppeals(actor)) throw new ForbiddenError('appeals.list');
  const list = [readableSql(actor)];
  if (filters.state) list.push(Prisma.sql`a.state = ${filters.state}::"AppealState"`);
  if (filters.kind) list.push(Prisma.sql`a.kind = ${filters.kind}`);
  if (filters.late) list.push(Prisma.sql`a.state <> 'closed' AND a."dueOn" < ${today}`);
  if (filters.merchant) {
    list.push(Prisma.sql`a."merchantId" = ${filters.merchant}::uuid AND ${personInFull(actor)}`);
  }
  if (filters.company) {
    list.push(Prisma.sql`a."companyId" IN (SELECT c.id FROM company c WHERE c.id = ${filters.company}::uuid
      AND ${scopeSql(visibleCompanies(actor), companyScopeColumns, 'c')})`);
  }
  if (filters.handler) list.push(Prisma.sql`a."handlerId" = ${filters.handler}::uuid`);
  if (filters.project) list.push(Prisma.sql`a."projectId" = ${filters.project}::uuid`);
  if (actor.kind === 'person') {
    if (filters.mine) list.push(Prisma.sql`a."handlerId" = ${actor.userId}::uuid`);
    if (filters.ours) {
      const own = [actor.unitId, actor.scopeRootId].filter((id) => id !== null);
      list.push(Prisma.sql`a."handlerUnitId" = ANY (${own}::uuid[])`);
    }
  }
  if (filters.q) {
    const like = `%${filters.q.replace(/[\\%_]/g, '\\$&')}%`;
    list.push(Prisma.sql`(a.number ILIKE ${like} OR a.title ILIKE ${like} OR a.ask ILIKE ${like})`);
  }
  return Prisma.join(list, ' AND ');
}
