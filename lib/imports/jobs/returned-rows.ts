import { readNewTripRow, type TripContext } from '@/lib/merchants/import-round-trip';
import type { RowReading } from '@/lib/merchants/import-read-row';
import { readVersionMark } from '@/lib/exports/rules-round-trip';
import { cellAt, type Cell, type Row } from '@/lib/shared/cell';
import type { TripRow } from '../import-blocks';
import { TRIP_ID, TRIP_VERSION, tripColumns } from '../rules-round-trip';
import type { MappedColumn } from '../schema';

/** What a row of a returned sheet is: somebody new (`reading`), a known record (`ref` and `mark`), or an error. */
export type ReturnedReading = {
  reading: RowReading | null;
  trip: TripRow | null;
  ref: string | null;
  mark: string | null;
  error: 'trip_no_mark' | 'trip_no_id' | null;
};

/** A cell as it is compared: dates as ISO, numbers without grouping, texts as they stand. */
function cellText(cell: Cell): string {
  if (cell.kind === 'date') return cell.value;
  if (cell.kind === 'number') return String(cell.value);
  return cell.text.trim();
}

/** Reads the rows of a sheet that was taken out here. */
export class ReturnedRows {
  private readonly id: number;
  private readonly version: number;
  private readonly columns: { key: string; column: number }[];

  constructor(
    mapping: readonly MappedColumn[],
    private readonly context: TripContext,
    private readonly batch: { unitId: string; source: string | null },
  ) {
    const columnOf = (field: string): number => mapping.find((one) => one.field === field)?.column ?? -1;
    this.id = columnOf(TRIP_ID);
    this.version = columnOf(TRIP_VERSION);
    this.columns = tripColumns(mapping);
  }

  read(row: Row): ReturnedReading {
    const ref = cellAt(row, this.id).text.trim().toUpperCase() || null;
    const mark = cellAt(row, this.version).text.trim() || null;
    const mine = Object.fromEntries(
      this.columns.map(({ key, column }) => [key, cellText(cellAt(row, column))]),
    );
    const known = { reading: null, trip: null, ref, mark };
    if (ref === null && mark !== null) return { ...known, error: 'trip_no_id' };
    if (ref !== null && (mark === null || readVersionMark(mark) === null))
      return { ...known, error: 'trip_no_mark' };
    if (ref !== null) return { ...known, trip: { mine, base: null, fullContacts: false }, error: null };
    return { ...known, reading: this.readNew(mine), error: null };
  }

  private readNew(mine: Record<string, string>): RowReading {
    const { entry, problems } = readNewTripRow(mine, this.context, {
      ownerUnitId: this.batch.unitId,
      source: this.batch.source,
    });
    const warnings = problems.map(({ key, code }) => ({
      field: key,
      column: this.columns.find((one) => one.key === key)?.column ?? -1,
      code,
      original: mine[key] ?? '',
    }));
    return { entry, warnings, error: entry ? null : mine['name'] ? 'trip_cell' : 'no_name' };
  }
}
