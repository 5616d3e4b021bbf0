/** Which way a keyset page reads from its row. */
export type PageDirection = 'next' | 'previous';

export interface PagingCursor {
  /** Name of the order, out of the closed list of the noun. */
  order: string;
  /** Id of the row at the edge of the page; its sort key is read from the database, never carried. */
  rowId: string;
  /** `hashFilters` of the filters under which the page was read. */
  filterHash: string;
  direction: PageDirection;
}

export type CursorCheck =
  { ok: true; cursor: PagingCursor } | { ok: false; problem: 'malformed' | 'foreign' };

const VERSION = 1;
const MAX_LENGTH = 400;
const ROW_ID = /^[0-9A-Za-z_-]{1,64}$/;

/**
 * A short, stable hash of a list's filters (and of anything else that decides which rows it shows): the same for the same
 * values whatever the order of keys; empty values (undefined, null, '', []) count as absent. It tells lists apart; it
 * protects nothing, the query checks rights by itself.
 */
export function hashFilters(filters: Readonly<Record<string, unknown>>): string {
  const text = stable(filters);
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2_654_435_761);
    b = Math.imul(b ^ code, 1_597_334_677);
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909);
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => !isEmpty(v));
    entries.sort(([x], [y]) => (x < y ? -1 : 1));
    return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${stable(v)}`).join(',')}}`;
  }
  return JSON.stringify(typeof value === 'bigint' ? value.toString() : value) ?? 'null';
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** The opaque text of a cursor, base64url, safe in a URL. */
export function encodeCursor({ order, rowId, filterHash, direction }: PagingCursor): string {
  const json = JSON.stringify([VERSION, order, rowId, filterHash, direction === 'next' ? 1 : 0]);
  return btoa(json).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/**
 * Reads a cursor back. Anything that this module did not write is `malformed`; a cursor of another order or of other
 * filters is `foreign`: the list then starts at its first page instead of showing rows that do not belong together.
 */
export function decodeCursor(
  text: string,
  expected: Pick<PagingCursor, 'order' | 'filterHash'>,
): CursorCheck {
  const fields = readFields(text);
  if (!fields) return { ok: false, problem: 'malformed' };
  const [version, order, rowId, filterHash, forward] = fields;
  const wellFormed =
    fields.length === 5 &&
    version === VERSION &&
    typeof order === 'string' &&
    typeof rowId === 'string' &&
    ROW_ID.test(rowId) &&
    typeof filterHash === 'string' &&
    (forward === 0 || forward === 1);
  if (!wellFormed) return { ok: false, problem: 'malformed' };
  if (order !== expected.order || filterHash !== expected.filterHash)
    return { ok: false, problem: 'foreign' };
  return { ok: true, cursor: { order, rowId, filterHash, direction: forward === 1 ? 'next' : 'previous' } };
}

function readFields(text: string): unknown[] | null {
  if (text.length === 0 || text.length > MAX_LENGTH || !/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    const fields: unknown = JSON.parse(atob(text.replace(/-/g, '+').replace(/_/g, '/')));
    return Array.isArray(fields) ? fields : null;
  } catch {
    return null;
  }
}
