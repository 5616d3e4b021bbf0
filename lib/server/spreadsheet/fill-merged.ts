import { BLANK_CELL, type Cell, type MergedArea, type Row } from '@/lib/shared/cell';

/**
 * Repeats the value of a cell that was merged downwards (a 责任单位 written once for five people) in each row that it covers.
 * Only merges that start at `fromRow` or below: titles and headers stay as they are.
 */
export async function* fillMerged(rows: AsyncIterable<Row>, merges: readonly MergedArea[], fromRow: number): AsyncGenerator<Row> {
  const waiting = merges
    .filter((m) => m.firstRow >= fromRow && m.lastRow > m.firstRow)
    .sort((a, b) => a.firstRow - b.firstRow);
  let next = 0;
  let open: { area: MergedArea; cell: Cell }[] = [];
  for await (const row of rows) {
    open = open.filter(({ area }) => area.lastRow >= row.rowNo);
    let cells: Cell[] | null = null;
    // A row with nothing of its own is a spacer, even inside a merged area.
    if (row.cells.length > 0) {
      for (const { area, cell } of open) {
        cells ??= [...row.cells];
        const column = area.firstColumn - 1;
        while (cells.length <= column) cells.push(BLANK_CELL);
        if (cells[column]?.kind === 'blank') cells[column] = cell;
      }
    }
    for (let area = waiting[next]; area && area.firstRow <= row.rowNo; area = waiting[++next]) {
      const cell = row.cells[area.firstColumn - 1];
      if (area.firstRow === row.rowNo && cell && cell.kind !== 'blank') open.push({ area, cell });
    }
    yield cells ? { ...row, cells } : row;
  }
}
