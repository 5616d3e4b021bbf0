import { BLANK_CELL, type Cell, type MergedArea, type Row, textCell } from '@/lib/shared/cell';
import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import { dateOf, formatNumber, generalText, type NumberFormat } from '@/lib/server/spreadsheet/number-format';
import { columnOf, RowCollector } from '@/lib/server/spreadsheet/row-collector';
import { type SheetEvents, SheetScanner } from '@/lib/server/spreadsheet/sheet-scanner';
import { decodeEscapes } from '@/lib/server/spreadsheet/xml';
import { partBytes, partText, type ZipArchive } from '@/lib/server/spreadsheet/zip-archive';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  readonly limits: SpreadsheetLimits;
}

const number = (value: number, style: number, context: SheetContext): Cell => {
  const format = context.formats[style];
  if (format === undefined || format.kind === 'general')
    return { kind: 'number', text: generalText(value), value };
  if (format.kind === 'number') return { kind: 'number', text: formatNumber(value, format), value };
  const day = dateOf(value, format, context.date1904);
  return day === null
    ? { kind: 'number', text: generalText(value), value }
    : { kind: 'date', text: day.replace('T', ' '), value: day };
};

/** One cell from its type, style and raw text. A text is what the file holds, whatever it begins with: never a formula. */
function makeCell(type: string, style: number, raw: string, context: SheetContext): Cell {
  switch (type) {
    case 's':
      return textCell(context.strings[Number(raw)] ?? '');
    case 'inlineStr':
    case 'str':
      return textCell(decodeEscapes(raw));
    case 'b':
      return {
        kind: 'boolean',
        text: raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE',
        value: raw === '1' || raw === 'true',
      };
    case 'e':
      return { kind: 'error', text: raw, value: raw };
    case 'd':
      return {
        kind: 'date',
        text: raw.slice(0, 10),
        value: raw.replace(/T00:00:00.*$/, '').replace(/\..*$|Z$/, ''),
      };
    default: {
      if (raw === '') return BLANK_CELL;
      const value = Number(raw);
      return Number.isFinite(value) ? number(value, style, context) : textCell(raw);
    }
  }
}

/** Puts what the scanner finds into the collector. */
class SheetRows implements SheetEvents {
  private column = -1;

  constructor(
    private readonly rows: RowCollector,
    private readonly context: SheetContext,
  ) {}

  startRow(rowNo: number | null, hidden: boolean): void {
    this.rows.startRow(rowNo ?? this.rows.currentRow + 1, hidden);
    this.column = -1;
  }

  cell(column: number, type: string, style: number, raw: string): void {
    this.column = column < 0 ? this.column + 1 : column;
    if (raw !== '') this.rows.put(this.column, makeCell(type, style, raw, this.context));
  }

  endRow(): void {
    this.rows.endRow();
  }
}

/** Reads the rows of one sheet in batches as they come out of the archive; memory holds one chunk. */
export async function* readSheetRows(
  archive: ZipArchive,
  part: string,
  context: SheetContext,
): AsyncGenerator<readonly Row[]> {
  const rows = new RowCollector(context.limits);
  const scanner = new SheetScanner(new SheetRows(rows, context), context.limits.maxCellChars);
  for await (const chunk of partText(archive, part)) {
    scanner.write(chunk);
    yield rows.take();
  }
  scanner.end();
  yield rows.take();
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
const MAX_MERGES = 100_000;

/**
 * Reads the merged areas, which the file holds after its rows: the rows are unpacked but neither decoded nor parsed, so this costs
 * a small part of reading them.
 */
export async function readMerges(archive: ZipArchive, part: string): Promise<MergedArea[]> {
  const merges: MergedArea[] = [];
  let tail = '';
  let past = false;
  for await (const chunk of partBytes(archive, part)) {
    if (past) {
      tail += chunk.toString('latin1');
    } else {
      const seam =
        tail +
        (chunk.includes('sheetData') || tail.includes('sheetD')
          ? chunk.toString('latin1')
          : chunk.toString('latin1', chunk.length - 40));
      const end = seam.search(/<\/(?:\w+:)?sheetData\s*>|<(?:\w+:)?sheetData\s*\/>/);
      past = end !== -1;
      tail = past ? seam.slice(end) : seam.slice(-40);
    }
    if (!past) continue;
    const lastTag = tail.lastIndexOf('>') + 1;
    for (const m of tail.slice(0, lastTag).matchAll(MERGE)) {
      if (merges.length >= MAX_MERGES) return merges;
      merges.push({
        firstColumn: columnOf(m[1] ?? '') + 1,
        firstRow: Number(m[2]),
        lastColumn: columnOf(m[3] ?? '') + 1,
        lastRow: Number(m[4]),
      });
    }
    tail = tail.slice(lastTag);
  }
  return merges;
}
