import type { Actor } from '@/lib/server/actor';
import { Prisma } from '@/lib/server/db';
import { scopeSql } from '@/lib/server/scope-sql';
import { ForbiddenError } from '@/lib/shared/errors';
import { normalisePinyin } from '@/lib/shared/pinyin';
import { parseSearch, recheckPatterns, toTsquery, type SearchTerm } from '@/lib/shared/search-text';
import { canListProjects, projectScopeColumns, visibleProjects } from '../policy';
import type { ProjectFilters } from '../search-params';

/**
 * The list's condition on `project p`: scope AND filters. One builder for rows, count, facets and export, so that they
 * cannot disagree. Refuses whoever may not list.
 */
export function projectWhere(actor: Actor, filters: ProjectFilters): Prisma.Sql {
  if (!canListProjects(actor)) throw new ForbiddenError('projects.list');
  const list: Prisma.Sql[] = [
    Prisma.sql`p."archivedAt" IS NULL`,
    scopeSql(visibleProjects(actor), projectScopeColumns, 'p'),
  ];
  if (filters.stage) list.push(Prisma.sql`p.stage = ${filters.stage}::"ProjectStage"`);
  if (filters.status) list.push(Prisma.sql`p.status = ${filters.status}::"ProjectStatus"`);
  if (filters.chain) list.push(Prisma.sql`p."chainId" = ${filters.chain}::uuid`);
  if (filters.park) list.push(Prisma.sql`p."parkId" = ${filters.park}::uuid`);
  if (filters.return) list.push(Prisma.sql`p."isReturn" = ${filters.return === '1'}`);
  if (filters.unit) {
    list.push(
      Prisma.sql`p."ownerUnitId" IN (SELECT u.id FROM unit u WHERE u."ancestorIds" @> ARRAY[${filters.unit}::uuid])`,
    );
  }
  if (filters.q) list.push(...searchConditions(filters.q));
  return Prisma.join(list, ' AND ');
}

/** Every typed word must be found: in name or investor (bigrams), as pinyin or initials, as the project number. */
function searchConditions(q: string): Prisma.Sql[] {
  if (/^p\d{4}-\d{1,9}$/i.test(q.trim())) return [Prisma.sql`p.number = ${q.trim().toUpperCase()}`];
  return parseSearch(q).map((term) => {
    if (term.kind !== 'letters') return byText(term);
    const letters = `${normalisePinyin(term.text)}%`;
    return Prisma.sql`(p.initials LIKE ${letters} OR p.pinyin LIKE ${letters} OR ${byText(term)})`;
  });
}

function byText(term: SearchTerm): Prisma.Sql {
  const rechecks = recheckPatterns([term]).map((pattern) => Prisma.sql`p."searchText" LIKE ${pattern}`);
  return Prisma.sql`(${Prisma.join([Prisma.sql`p."searchVector" @@ ${toTsquery([term])}::tsquery`, ...rechecks], ' AND ')})`;
}
