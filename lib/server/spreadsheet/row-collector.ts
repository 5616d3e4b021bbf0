import { BLANK_CELL, type Cell, type Row } from '@/lib/shared/cell';
import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';

/**
 * Puts cells into rows and rows into order for every reader: cuts trailing blank cells, gives a blank row for each gap
 * between rows with content (so that counts add up to the sheet), none after the last, and holds the limits.
 */
export class RowCollector {
  private cells: Cell[] = [];
  private width = 0;
  private rowNo = 0;
  private hidden = false;
  private lastContent = 0;
  private contentRows = 0;
  private ready: Row[] = [];

  constructor(private readonly limits: SpreadsheetLimits) {}

  get currentRow(): number {
    return this.rowNo;
  }

  startRow(rowNo: number, hidden = false): void {
    if (!Number.isInteger(rowNo) || rowNo <= this.rowNo)
      throw new SpreadsheetRefused('broken', `row ${rowNo} after ${this.rowNo}`);
    this.rowNo = rowNo;
    this.hidden = hidden;
    this.cells = [];
    this.width = 0;
  }

  /** `column` counts from 0. A repeated cell overwrites, as Excel does. */
  put(column: number, cell: Cell): void {
    if (cell === BLANK_CELL) return;
    if (!(column >= 0)) throw new SpreadsheetRefused('broken', 'cell without a place');
    if (column >= this.limits.maxColumns)
      throw new SpreadsheetRefused('too_many_columns', `column ${column + 1}`);
    if (cell.text.length > this.limits.maxCellChars)
      throw new SpreadsheetRefused('broken', `cell of ${cell.text.length} characters`);
    while (this.cells.length < column) this.cells.push(BLANK_CELL);
    this.cells[column] = cell;
    if (column >= this.width) this.width = column + 1;
  }

  endRow(): void {
    if (this.width === 0) return;
    this.contentRows += 1;
    if (this.contentRows > this.limits.maxRows)
      throw new SpreadsheetRefused('too_many_rows', `more than ${this.limits.maxRows}`);
    for (let gap = this.lastContent + 1; gap < this.rowNo; gap++)
      this.ready.push({ rowNo: gap, cells: [], hidden: false });
    this.lastContent = this.rowNo;
    this.ready.push({ rowNo: this.rowNo, cells: this.cells, hidden: this.hidden });
  }

  /** The rows finished since the last call. */
  take(): Row[] {
    const rows = this.ready;
    this.ready = [];
    return rows;
  }
}

/** `A1` → column 0; `XFD9` → 16383; NaN when there are no letters. */
export function columnOf(reference: string): number {
  let column = 0;
  let i = 0;
  for (; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return i === 0 ? NaN : column - 1;
}

/** 0 → `A`, 27 → `AB`. */
export function columnName(column: number): string {
  let name = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
}
