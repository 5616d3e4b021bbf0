/**
 * One cell of an uploaded sheet, whatever file it came from (XLSX, XLS, CSV).
 * `text` is what a person sees in the cell (best effort), `value` what the file holds.
 * A date's value is ISO text of the precision shown: `2024-03-05`, `2024-03`, `2024` or `2024-03-05T09:30:00`.
 */
export type Cell =
  | { readonly kind: 'blank'; readonly text: ''; readonly value: null }
  | { readonly kind: 'text'; readonly text: string; readonly value: string }
  | { readonly kind: 'number'; readonly text: string; readonly value: number }
  | { readonly kind: 'date'; readonly text: string; readonly value: string }
  | { readonly kind: 'boolean'; readonly text: string; readonly value: boolean }
  | { readonly kind: 'error'; readonly text: string; readonly value: string };

/** One row of a sheet; `rowNo` is the number that Excel shows (from 1); trailing blank cells are cut. */
export interface Row {
  readonly rowNo: number;
  readonly cells: readonly Cell[];
  /** Hidden by hand or by a filter; it is still part of the ledger. */
  readonly hidden: boolean;
}

/** A merged area, rows and columns from 1 as in Excel, both ends included. */
export interface MergedArea {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export const BLANK_CELL: Cell = Object.freeze({ kind: 'blank', text: '', value: null });

/** A text cell; text of white space only is blank, because nobody can see it. */
export function textCell(text: string): Cell {
  return text.trim() === '' ? BLANK_CELL : { kind: 'text', text, value: text };
}

/** A number cell as Excel's General format would show it, never in scientific notation below 1e21. */
export function numberCell(value: number, text: string = String(value)): Cell {
  return { kind: 'number', text, value };
}

/** The cell of a row at a column counted from 0; blank beyond the row's end. */
export function cellAt(row: Pick<Row, 'cells'>, column: number): Cell {
  return row.cells[column] ?? BLANK_CELL;
}
