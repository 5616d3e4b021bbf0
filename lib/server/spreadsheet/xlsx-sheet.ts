import { BLANK_CELL, type Cell, type MergedArea, type Row, textCell } from '@/lib/shared/cell';
import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import { dateOf, formatNumber, generalText, type NumberFormat } from '@/lib/server/spreadsheet/number-format';
import { asRefusal } from '@/lib/server/spreadsheet/refusal';
import { columnOf, RowCollector } from '@/lib/server/spreadsheet/row-collector';
import { type Attributes, decodeEscapes, xmlReader } from '@/lib/server/spreadsheet/xml';
import { partText, type ZipArchive } from '@/lib/server/spreadsheet/zip-archive';

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  readonly limits: SpreadsheetLimits;
}

const number = (value: number, style: number, context: SheetContext): Cell => {
  const format = context.formats[style];
  if (format === undefined || format.kind === 'general') return { kind: 'number', text: generalText(value), value };
  if (format.kind === 'number') return { kind: 'number', text: formatNumber(value, format), value };
  const day = dateOf(value, format, context.date1904);
  return day === null ? { kind: 'number', text: generalText(value), value } : { kind: 'date', text: day.replace('T', ' '), value: day };
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
      return { kind: 'boolean', text: raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE', value: raw === '1' || raw === 'true' };
    case 'e':
      return { kind: 'error', text: raw, value: raw };
    case 'd':
      return { kind: 'date', text: raw.slice(0, 10), value: raw.replace(/T00:00:00.*$/, '').replace(/\..*$|Z$/, '') };
    default: {
      if (raw === '') return BLANK_CELL;
      const value = Number(raw);
      return Number.isFinite(value) ? number(value, style, context) : textCell(raw);
    }
  }
}

/** Follows the events of a sheet part and fills the collector. */
class SheetParser {
  private type = '';
  private style = 0;
  private column = -1;
  private raw = '';
  private take = false;
  private phonetic = false;
  private inData = false;

  constructor(
    private readonly rows: RowCollector,
    private readonly context: SheetContext,
  ) {}

  open = (tag: string, a: Attributes): void => {
    switch (tag) {
      case 'sheetData':
        this.inData = true;
        break;
      case 'row':
        this.rows.startRow(a.r === undefined ? this.rows.currentRow + 1 : Number(a.r), a.hidden === '1' || a.hidden === 'true');
        this.column = -1;
        break;
      case 'c':
        this.column = a.r === undefined ? this.column + 1 : columnOf(a.r);
        this.type = a.t ?? 'n';
        this.style = a.s === undefined ? 0 : Number(a.s);
        this.raw = '';
        break;
      case 'v':
      case 't':
        this.take = this.inData && !this.phonetic;
        break;
      case 'rPh':
        this.phonetic = true;
        break;
    }
  };

  close = (tag: string): void => {
    switch (tag) {
      case 'v':
      case 't':
        this.take = false;
        break;
      case 'rPh':
        this.phonetic = false;
        break;
      case 'c':
        if (this.raw !== '') this.rows.put(this.column, makeCell(this.type, this.style, this.raw, this.context));
        break;
      case 'row':
        this.rows.endRow();
        break;
      case 'sheetData':
        this.inData = false;
        break;
    }
  };

  text = (text: string): void => {
    if (this.take) this.raw += text;
  };
}

/** Reads the rows of one sheet as they come out of the archive; memory holds one chunk. */
export async function* readSheetRows(archive: ZipArchive, part: string, context: SheetContext): AsyncGenerator<Row> {
  const rows = new RowCollector(context.limits);
  const reader = xmlReader(new SheetParser(rows, context));
  try {
    for await (const chunk of partText(archive, part)) {
      reader.write(chunk);
      yield* rows.take();
    }
    reader.end();
    yield* rows.take();
  } catch (error) {
    throw asRefusal(error);
  }
}

const MERGE = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g;
const MAX_MERGES = 100_000;

/**
 * Reads the merged areas, which the file holds after its rows: the rows are unpacked but not parsed, so this costs
 * a small part of reading them.
 */
export async function readMerges(archive: ZipArchive, part: string): Promise<MergedArea[]> {
  const merges: MergedArea[] = [];
  let tail = '';
  let past = false;
  for await (const chunk of partText(archive, part)) {
    if (!past) {
      const seam = tail + chunk;
      const end = seam.search(/<\/(?:\w+:)?sheetData>|<(?:\w+:)?sheetData\s*\/>/);
      past = end !== -1;
      tail = past ? seam.slice(end) : seam.slice(-40);
    } else {
      tail += chunk;
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
