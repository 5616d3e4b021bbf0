import { cellAt, type MergedArea, type Row } from '@/lib/shared/cell';
import { headerText, rowShape, type Span, spansOf } from '@/lib/server/spreadsheet/header-shape';

/** One column of the table: `path` holds the header texts from top to bottom, `name` joins them (联系方式/手机). */
export interface TableHeader {
  /** Counted from 0, as cells are. */
  readonly column: number;
  readonly path: readonly string[];
  readonly name: string;
}

/** Where the table stands on its sheet; rows are numbered as in Excel. */
export interface TableShape {
  readonly titleRows: readonly number[];
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly headers: readonly TableHeader[];
  /** The whole width, columns without a header included. */
  readonly width: number;
}

const MAX_HEADER_ROWS = 4;

/** The header is the row with most header-like texts; of equals the first. */
function bestRow(rows: readonly Row[]): number {
  let best = -1;
  let most = 0;
  rows.forEach((row, i) => {
    const { headerLike, score } = rowShape(row);
    if (headerLike && score > most) {
      best = i;
      most = score;
    }
  });
  return best;
}

const filledColumns = (row: Row): number[] =>
  row.cells.flatMap((cell, i) => (cell.kind === 'blank' ? [] : [i]));
const spanOf = (spans: readonly Span[], column: number): Span | undefined =>
  spans.find((s) => s.first <= column && column <= s.last);

/** A second header row has texts only where the row above it is one wide cell (籍贯 over 县, 镇, 村), and leaves the rest blank. */
function continuesHeader(
  upper: Row,
  lower: Row | undefined,
  width: number,
  merges: readonly MergedArea[],
): boolean {
  if (!lower || lower.cells.length === 0 || rowShape(lower).filled === 0) return false;
  const texts = filledColumns(lower);
  if (texts.some((column) => cellAt(lower, column).kind !== 'text')) return false;
  if (texts.length >= 2 ? !rowShape(lower).headerLike : headerText(cellAt(lower, texts[0] ?? 0)).length > 12)
    return false;
  const spans = spansOf(upper, width, merges);
  return texts.every((column) => {
    const span = spanOf(spans, column);
    return span !== undefined && span.last > span.first && cellAt(upper, span.first).kind !== 'blank';
  });
}

function headerBlock(
  rows: readonly Row[],
  found: number,
  width: number,
  merges: readonly MergedArea[],
): [number, number] {
  let first = found;
  let last = found;
  while (last - first + 1 < MAX_HEADER_ROWS) {
    const lower = rows[last + 1];
    const upper = rows[last];
    if (!upper || !continuesHeader(upper, lower, width, merges)) break;
    last++;
  }
  while (last - first + 1 < MAX_HEADER_ROWS && first > 0) {
    const upper = rows[first - 1];
    const lower = rows[first];
    if (!upper || !lower || !rowShape(upper).headerLike || !groupsOver(upper, lower, width, merges)) break;
    first--;
  }
  return [first, last];
}

/** The row above is part of the header when its texts lie as groups over the texts below. */
function groupsOver(upper: Row, lower: Row, width: number, merges: readonly MergedArea[]): boolean {
  const groups = spansOf(upper, width, merges).filter(
    (s) => s.last > s.first && cellAt(upper, s.first).kind !== 'blank',
  );
  return (
    groups.length >= 2 &&
    groups.every((s) => cellAt(lower, s.first).kind === 'text' && cellAt(lower, s.last).kind === 'text')
  );
}

function headerPath(
  block: readonly Row[],
  column: number,
  width: number,
  merges: readonly MergedArea[],
): string[] {
  const path: string[] = [];
  block.forEach((row, depth) => {
    const isLast = depth === block.length - 1;
    const span = isLast ? undefined : spanOf(spansOf(row, width, merges), column);
    const text = headerText(cellAt(row, span ? span.first : column));
    if (text !== '' && path.at(-1) !== text) path.push(text);
  });
  return path;
}

/**
 * Finds the table on a sheet from its first rows (30 to 50 are enough): title rows, header rows (merged headers of two and more rows
 * are joined, 联系方式/手机), first data row. Null when no row looks like a header; then a person has to say.
 */
export function findTable(firstRows: readonly Row[], merges: readonly MergedArea[] = []): TableShape | null {
  const found = bestRow(firstRows);
  if (found === -1) return null;
  const near = firstRows.slice(found, found + MAX_HEADER_ROWS + 6);
  const width = Math.max(...near.map((row) => row.cells.length));
  const [first, last] = headerBlock(firstRows, found, width, merges);
  const block = firstRows.slice(first, last + 1);
  const headers: TableHeader[] = [];
  for (let column = 0; column < width; column++) {
    const path = headerPath(block, column, width, merges);
    if (path.length > 0) headers.push({ column, path, name: path.join('/') });
  }
  const headerRows = block.map((row) => row.rowNo);
  return {
    titleRows: firstRows.slice(0, first).map((row) => row.rowNo),
    headerRows,
    firstDataRow: (headerRows.at(-1) ?? 0) + 1,
    headers,
    width,
  };
}
