import type { Actor } from '@/lib/server/actor';
import { db, Prisma } from '@/lib/server/db';
import { readRows } from '@/lib/server/read-rows';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListMerchants, isHidden, isWithheldWithoutBasis, type MerchantField } from '../policy';
import { MerchantFacetName, NO_VALUE, type MerchantFilters, type MerchantListName } from '../search-params';
import { merchantWhere, readsInFullSql } from './where';

/** A facet's values with their counts under the other filters, largest first. */
export type FacetValue = { value: string; label: string; count: number };
/** A province or city with how many live there; `code` as in GB/T 2260. */
export type PlaceCount = FacetValue & { code: string };

type Facet = { column: string; table: string; label: string; field: MerchantField };

const FACETS: Record<MerchantFacetName, Facet> = {
  industry: { column: 'industryTagId', table: 'industry_tag', label: 'nameZh', field: 'work' },
  strength: { column: 'strengthTierId', table: 'tier', label: 'nameZh', field: 'strength' },
  influence: { column: 'influenceTierId', table: 'tier', label: 'nameZh', field: 'influence' },
  hometown: { column: 'hometownCountyId', table: 'place', label: 'nameZh', field: 'hometown' },
  residence: { column: 'residenceProvinceId', table: 'place', label: 'nameZh', field: 'residence' },
};

/** Facets that the actor's role may count by. */
export function openFacets(actor: Actor): MerchantFacetName[] {
  return MerchantFacetName.options.filter((name) => !isHidden(actor, FACETS[name].field));
}

/**
 * Counts per value of one facet, with that facet's own filter left out. At most 60 values. Hidden facets are empty;
 * a facet that is withheld without a lawful basis counts only what the actor reads in full.
 */
export async function countMerchantsBy(
  actor: Actor,
  facet: MerchantFacetName,
  filters: MerchantFilters,
): Promise<FacetValue[]> {
  const { column, table, label, field } = FACETS[facet];
  if (isHidden(actor, field)) return [];
  const others = merchantWhere(actor, { ...filters, [facet]: undefined });
  const where = isWithheldWithoutBasis(field)
    ? Prisma.sql`${others} AND ${readsInFullSql(actor, 'm')}`
    : others;
  const key = Prisma.raw(`m."${column}"`);
  return readRows<FacetValue>(Prisma.sql`
    SELECT x.value::text AS value, l.${Prisma.raw(`"${label}"`)} AS label, x.count FROM (
      SELECT ${key} AS value, count(*)::int AS count FROM merchant m WHERE ${where} AND ${key} IS NOT NULL GROUP BY 1
    ) x JOIN ${Prisma.raw(table)} l ON l.id = x.value ORDER BY x.count DESC, label LIMIT 60`);
}

/** Labels that people of the ledger can have, for whoever may list people: words, no persons. */
export async function listMerchantTags(actor: Actor): Promise<string[]> {
  if (!canListMerchants(actor)) throw new ForbiddenError('merchants.list');
  const rows = await db.merchantTag.findMany({ select: { name: true }, orderBy: { name: 'asc' }, take: 200 });
  return rows.map((row) => row.name);
}

const LISTS: Record<MerchantListName, { column: string; field: MerchantField }> = {
  tag: { column: 'tags', field: 'tags' },
  kind: { column: 'kinds', field: 'profile' },
  contribution: { column: 'contributions', field: 'intention' },
};

/**
 * Values of a list in use under the other filters, with their counts, most used first; at most 60. Of records read in
 * full: all three are withheld without a lawful basis.
 */
export async function countMerchantsByList(
  actor: Actor,
  list: MerchantListName,
  filters: MerchantFilters,
): Promise<FacetValue[]> {
  const { column, field } = LISTS[list];
  if (isHidden(actor, field)) return [];
  const where = merchantWhere(actor, { ...filters, [list]: undefined });
  const values = Prisma.raw(`m."${column}"`);
  return readRows<FacetValue>(Prisma.sql`
    SELECT x.value::text AS value, x.value::text AS label, count(*)::int AS count
      FROM merchant m CROSS JOIN unnest(${values}) AS x(value)
     WHERE ${values} <> '{}' AND ${where} AND ${readsInFullSql(actor, 'm')}
     GROUP BY 1 ORDER BY count DESC, value LIMIT 60`);
}

/** Two facets counted against each other. Every number is that of the list with the same conditions. */
export type Crossing = {
  rows: CrossedValue[];
  columns: CrossedValue[];
  /** people by row and column: `cells[row.value]?.[column.value]` */
  cells: Record<string, Record<string, number>>;
  total: number;
  /** conditions that the list needs to show the same people, beside those of a cell */
  filters: MerchantFilters;
};
/** `value` is an id, or `none` where nothing is entered; `label` is null then. */
export type CrossedValue = { value: string; label: string | null; count: number };

/**
 * Cross-count of two facets under the filters (A2). When one of them is withheld without a lawful basis, the whole
 * table speaks of the people whom the actor reads in full, its sums too. Refuses a facet that is hidden from the role.
 */
export async function crossCountMerchants(
  actor: Actor,
  rows: MerchantFacetName,
  columns: MerchantFacetName,
  filters: MerchantFilters,
): Promise<Crossing> {
  const [row, column] = [FACETS[rows], FACETS[columns]];
  for (const { field } of [row, column])
    if (isHidden(actor, field)) throw new ForbiddenError(`merchants.${field}`);
  const isWithheld = isWithheldWithoutBasis(row.field) || isWithheldWithoutBasis(column.field);
  const shown: MerchantFilters = isWithheld ? { ...filters, full: '1' } : filters;
  const key = (facet: Facet) => Prisma.raw(`m."${facet.column}"`);
  const name = (facet: Facet) => Prisma.raw(`"${facet.label}"`);
  const found = await readRows<CrossedCell>(Prisma.sql`
    SELECT coalesce(x.r::text, ${NO_VALUE}) AS "row", a.${name(row)} AS "rowLabel",
           coalesce(x.c::text, ${NO_VALUE}) AS "column", b.${name(column)} AS "columnLabel", x.n FROM (
      SELECT ${key(row)} AS r, ${key(column)} AS c, count(*)::int AS n
        FROM merchant m WHERE ${merchantWhere(actor, shown)} GROUP BY 1, 2
    ) x LEFT JOIN ${Prisma.raw(row.table)} a ON a.id = x.r LEFT JOIN ${Prisma.raw(column.table)} b ON b.id = x.c`);
  const cells: Crossing['cells'] = {};
  for (const cell of found) (cells[cell.row] ??= {})[cell.column] = cell.n;
  return {
    rows: sums(found, (cell) => [cell.row, cell.rowLabel]),
    columns: sums(found, (cell) => [cell.column, cell.columnLabel]),
    cells,
    total: found.reduce((sum, cell) => sum + cell.n, 0),
    filters: shown,
  };
}

type CrossedCell = {
  row: string;
  rowLabel: string | null;
  column: string;
  columnLabel: string | null;
  n: number;
};

/** Sums along one side, largest first, what is not entered last. */
function sums(
  cells: readonly CrossedCell[],
  side: (cell: CrossedCell) => [string, string | null],
): CrossedValue[] {
  const found = new Map<string, CrossedValue>();
  for (const cell of cells) {
    const [value, label] = side(cell);
    const known = found.get(value);
    if (known) known.count += cell.n;
    else found.set(value, { value, label, count: cell.n });
  }
  return [...found.values()].sort(
    (a, b) =>
      Number(a.value === NO_VALUE) - Number(b.value === NO_VALUE) ||
      b.count - a.count ||
      (a.value < b.value ? -1 : 1),
  );
}

/**
 * People by place of residence: provinces, or cities of one (地市级), largest first, at most `most`. Residence is
 * withheld without a lawful basis, so it counts people whom the actor reads in full; those without one are left out.
 */
export async function countMerchantsByResidence(
  actor: Actor,
  level: 'province' | 'city',
  filters: MerchantFilters,
  most: number,
): Promise<PlaceCount[]> {
  if (isHidden(actor, 'residence')) return [];
  const where = merchantWhere(actor, { ...filters, full: '1' });
  const key = Prisma.raw(level === 'province' ? 'm."residenceProvinceId"' : 'm."residenceCityId"');
  return readRows<PlaceCount>(Prisma.sql`
    SELECT x.value::text AS value, l."nameZh" AS label, l.code, x.count FROM (
      SELECT ${key} AS value, count(*)::int AS count FROM merchant m
       WHERE ${where} AND ${key} IS NOT NULL GROUP BY 1
    ) x JOIN place l ON l.id = x.value ORDER BY x.count DESC, l.code LIMIT ${most}::int`);
}
