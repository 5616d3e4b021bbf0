import { decodeCursor, encodeCursor, hashFilters } from '@/lib/shared/paging-cursor';
import { Prisma } from './db';

/** One of the closed list of orders of a noun: a NOT NULL key column with an index on (key, id). */
export type KeysetOrder = { name: string; column: string; direction: 'asc' | 'desc' };

/** What a list's page reads: rows after, before, or from the start. */
export type KeysetPlan = {
  /** condition to AND to the list's own */
  condition: Prisma.Sql;
  orderBy: Prisma.Sql;
  limit: number;
  /** rows come in reverse and have to be turned round */
  isBackward: boolean;
  order: KeysetOrder;
  filterHash: string;
  isFirst: boolean;
};

/** A page of a list with the cursors of its neighbours; null where there is none. */
export type Page<T> = { rows: T[]; next: string | null; previous: string | null };

export const PAGE_SIZE = 50;

/**
 * Plans a keyset page: page 4,000 costs what page 1 costs (performance.md). The cursor holds order, row id and filter
 * hash; a cursor of another list starts at the first page. `table` and `alias` come from code, never from input.
 */
export function planKeyset(input: {
  table: string;
  alias: string;
  order: KeysetOrder;
  filters: Readonly<Record<string, unknown>>;
  after?: string | undefined;
  before?: string | undefined;
  size?: number;
}): KeysetPlan {
  const { table, alias, order } = input;
  const filterHash = hashFilters(input.filters);
  const text = input.after ?? input.before;
  const read = text ? decodeCursor(text, { order: order.name, filterHash }) : null;
  const cursor = read?.ok ? read.cursor : null;
  const isBackward = cursor?.direction === 'previous';
  const descending = (order.direction === 'desc') !== isBackward;
  const key = Prisma.raw(`${alias}."${order.column}"`);
  const id = Prisma.raw(`${alias}.id`);
  const condition = cursor
    ? Prisma.sql`(${key}, ${id}) ${Prisma.raw(descending ? '<' : '>')} (SELECT ${Prisma.raw(`k."${order.column}", k.id FROM ${table} k`)} WHERE k.id = ${cursor.rowId}::uuid)`
    : Prisma.sql`TRUE`;
  const way = Prisma.raw(descending ? 'DESC' : 'ASC');
  return {
    condition,
    orderBy: Prisma.sql`${key} ${way}, ${id} ${way}`,
    limit: (input.size ?? PAGE_SIZE) + 1,
    isBackward,
    order,
    filterHash,
    isFirst: cursor === null,
  };
}

/** Cuts the extra row off, turns a backward page round and writes the neighbours' cursors. */
export function finishPage<T extends { id: string }>(plan: KeysetPlan, read: T[]): Page<T> {
  const size = plan.limit - 1;
  const hasMore = read.length > size;
  const rows = read.slice(0, size);
  if (plan.isBackward) rows.reverse();
  const cursorAt = (row: T | undefined, direction: 'next' | 'previous'): string | null =>
    row
      ? encodeCursor({ order: plan.order.name, rowId: row.id, filterHash: plan.filterHash, direction })
      : null;
  const hasNext = plan.isBackward ? true : hasMore;
  const hasPrevious = plan.isBackward ? hasMore : !plan.isFirst;
  return {
    rows,
    next: hasNext ? cursorAt(rows.at(-1), 'next') : null,
    previous: hasPrevious ? cursorAt(rows[0], 'previous') : null,
  };
}

/** A count that is exact up to the cap and “more than” above it, so that no list counts a quarter million rows. */
export type CappedCount = { value: number; isCapped: boolean };
export const COUNT_CAP = 10_000;

/** Reads `SELECT count(*) FROM (… LIMIT cap + 1)`'s number. */
export function cappedCount(counted: number | bigint | undefined): CappedCount {
  const value = Number(counted ?? 0);
  return value > COUNT_CAP ? { value: COUNT_CAP, isCapped: true } : { value, isCapped: false };
}
