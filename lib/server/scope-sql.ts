import { Prisma } from './db';
import { scopeClauses, type Scope, type ScopeColumns } from './scope';

/** The same scope as a SQL condition on table alias `alias`; an empty scope is FALSE. */
export function scopeSql(scope: Scope, columns: ScopeColumns, alias: string): Prisma.Sql {
  if (scope.kind === 'all') return Prisma.sql`TRUE`;
  const clauses = scope.kind === 'some' ? scopeClauses(scope, columns) : [];
  if (clauses.length === 0) return Prisma.sql`FALSE`;
  const parts = clauses.map((clause) => {
    const name = Prisma.raw(`${alias}."${clause.column}"`);
    if ('is' in clause) return clause.is ? Prisma.sql`${name}` : Prisma.sql`NOT ${name}`;
    const { ids, isArray } = clause;
    return isArray ? Prisma.sql`${name} && ${ids}::uuid[]` : Prisma.sql`${name} = ANY (${ids}::uuid[])`;
  });
  return Prisma.sql`(${Prisma.join(parts, ' OR ')})`;
}
