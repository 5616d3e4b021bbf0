import { BLANK_CELL, type Cell, type MergedArea, type Row } from '@/lib/shared/cell';

/**
 * Repeats the value of a cell that was merged downwards (a 责任单位 written once for five people) in each row that it covers.
 * Only merges that start at `fromRow` or below: titles and headers stay as they are. Call once per row, in order.
 */
export function mergedFiller(merges: readonly MergedArea[], fromRow: number): (row: Row) => Row {
  const waiting = merges
    .filter((m) => m.firstRow >= fromRow && m.lastRow > m.firstRow)
    .sort((a, b) => a.firstRow - b.firstRow);
  let next = 0;
  let open: { area: MergedArea; cell: Cell }[] = [];
  const begin = (row: Row): void => {
    for (let area = waiting[next]; area && area.firstRow <= row.rowNo; area = waiting[++next]) {
      const cell = row.cells[area.firstColumn - 1];
      if (area.firstRow === row.rowNo && cell && cell.kind !== 'blank') open.push({ area, cell });
    }
  };
  return (row) => {
    open = open.filter(({ area }) => area.lastRow >= row.rowNo);
    // A row with nothing of its own is a spacer, even inside a merged area.
    if (row.cells.length === 0) return row;
    const covered = open;
    begin(row);
    if (covered.length === 0) return row;
    const cells = [...row.cells];
    for (const { area, cell } of covered) {
      const column = area.firstColumn - 1;
      while (cells.length <= column) cells.push(BLANK_CELL);
      if (area.firstRow < row.rowNo && cells[column]?.kind === 'blank') cells[column] = cell;
    }
    return { ...row, cells };
  };
}
