/**
 * What an actor may see of a noun, in neutral terms. Each noun's `policy.ts` returns one from `visibleX(actor)`;
 * this file turns it into a Prisma `where`, lib/server/scope-sql.ts into SQL, and a property test holds the two
 * equal (architecture.md decision 7). Policies are pure, so this file imports nothing at run time.
 */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | {
      readonly kind: 'some';
      readonly unitIds?: readonly string[];
      readonly chamberIds?: readonly string[];
      readonly projectIds?: readonly string[];
      readonly merchantIds?: readonly string[];
      /** and every row that its own record opens to the whole programme (ScopeColumns.open) */
      readonly open?: true;
    };

export const seesAll: Scope = { kind: 'all' };
export const seesNone: Scope = { kind: 'none' };
export const seesOpen: Scope = { kind: 'some', open: true };

/** Which column of the noun's table carries which part of a scope. `units` is an array column. */
export type ScopeColumns = {
  readonly unit?: string;
  readonly units?: string;
  readonly chamber?: string;
  readonly project?: string;
  readonly merchant?: string;
  /** flag of the row, and the value by which it is open; a table without one opens nothing */
  readonly open?: { readonly column: string; readonly is: boolean };
};

export type ScopeClause =
  { column: string; ids: readonly string[]; isArray: boolean } | { column: string; is: boolean };

/** One clause per part of the scope that the table has a column for; the row is visible when any holds. */
export function scopeClauses(scope: Scope & { kind: 'some' }, columns: ScopeColumns): ScopeClause[] {
  const rows: [string | undefined, readonly string[] | undefined, boolean][] = [
    [columns.unit, scope.unitIds, false],
    [columns.units, scope.unitIds, true],
    [columns.chamber, scope.chamberIds, false],
    [columns.project, scope.projectIds, false],
    [columns.merchant, scope.merchantIds, false],
  ];
  return [
    ...rows.flatMap(([column, ids, isArray]) => (column && ids?.length ? [{ column, ids, isArray }] : [])),
    ...(scope.open && columns.open ? [columns.open] : []),
  ];
}

/** The scope as a Prisma `where`; an empty scope matches no row. */
export function scopeWhere(scope: Scope, columns: ScopeColumns): Record<string, unknown> {
  if (scope.kind === 'all') return {};
  const clauses = scope.kind === 'some' ? scopeClauses(scope, columns) : [];
  if (clauses.length === 0) return { id: { in: [] } };
  return {
    OR: clauses.map((clause) => {
      if ('is' in clause) return { [clause.column]: clause.is };
      return { [clause.column]: clause.isArray ? { hasSome: clause.ids } : { in: clause.ids } };
    }),
  };
}

/** True when a record with these values lies in the scope: the third face, for `canX` on a loaded record. */
export function inScope(
  scope: Scope,
  record: {
    unitId?: string | null;
    unitIds?: readonly string[];
    chamberId?: string | null;
    projectId?: string | null;
    merchantId?: string | null;
    isOpen?: boolean;
  },
): boolean {
  if (scope.kind === 'all') return true;
  if (scope.kind === 'none') return false;
  const units = [...(record.unitIds ?? []), ...(record.unitId ? [record.unitId] : [])];
  return (
    units.some((id) => scope.unitIds?.includes(id)) ||
    (!!record.chamberId && !!scope.chamberIds?.includes(record.chamberId)) ||
    (!!record.projectId && !!scope.projectIds?.includes(record.projectId)) ||
    (!!record.merchantId && !!scope.merchantIds?.includes(record.merchantId)) ||
    (scope.open === true && record.isOpen === true)
  );
}
