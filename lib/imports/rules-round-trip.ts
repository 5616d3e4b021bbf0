import { ledgerColumns } from '@/lib/merchants/fields-export';
import type { MappedColumn } from './schema';

/** Fields of a mapping that belong to a returned sheet: `trip:<column key>`, and the two that tell the record. */
const PREFIX = 'trip:';
export const TRIP_ID = 'trip:roundTripId';
export const TRIP_VERSION = 'trip:roundTripVersion';

/** The mapping of a sheet that comes back, told by its headers; null when it lacks number or version. */
export function tripMapping(
  headers: readonly { column: number; name: string }[],
  headerOf: (key: string) => string,
): MappedColumn[] | null {
  const keys = ['roundTripId', 'roundTripVersion', ...ledgerColumns.map((column) => column.key)];
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
  const known = new Map(keys.map((key) => [plain(headerOf(key)), `${PREFIX}${key}`]));
  const taken = new Set<string>();
  const mapping = headers.map(({ column, name }) => {
    const field = known.get(plain(name)) ?? null;
    const isSecond = field !== null && taken.has(field);
    if (field !== null) taken.add(field);
    const own = isSecond ? null : field;
    // a column that the sheet was not taken out with leaves nothing behind
    return { column, header: name, unit: null, field: own, drop: own === null };
  });
  return taken.has(TRIP_ID) && taken.has(TRIP_VERSION) ? mapping : null;
}

/** Is this the mapping of a sheet that comes back? */
export function isTrip(mapping: readonly MappedColumn[] | null): boolean {
  return mapping?.some((column) => column.field === TRIP_ID) === true;
}

/** The columns of a returned sheet that may be changed, by key. */
export function tripColumns(mapping: readonly MappedColumn[]): { key: string; column: number }[] {
  const editable = new Set<string>(ledgerColumns.filter((one) => one.editable).map((one) => one.key));
  return mapping.flatMap(({ field, column }) => {
    const key = field?.startsWith(PREFIX) ? field.slice(PREFIX.length) : null;
    return key !== null && editable.has(key) ? [{ key, column }] : [];
  });
}

/** The field of a column without the mark of a returned sheet. */
export function plainField(field: string | null): string | null {
  return field?.startsWith(PREFIX) ? field.slice(PREFIX.length) : field;
}
