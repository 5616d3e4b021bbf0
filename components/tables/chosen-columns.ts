import type { Column } from './cells';
import type { DataRow } from './data-table';

/** The table with the chosen columns only, in their order; names that the table does not have are left out. */
export function withChosen(
  columns: readonly Column[],
  rows: readonly DataRow[],
  chosen: readonly string[],
): { columns: Column[]; rows: DataRow[] } {
  const places = chosen
    .map((key) => columns.findIndex((column) => column.key === key))
    .filter((place) => place >= 0);
  return {
    columns: places.flatMap((place) => columns[place] ?? []),
    rows: rows.map((row) => ({ ...row, cells: places.map((place) => row.cells[place]) })),
  };
}
