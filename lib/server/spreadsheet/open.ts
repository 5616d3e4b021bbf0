import type { MergedArea, Row } from '@/lib/shared/cell';
import { openCsv } from '@/lib/server/spreadsheet/csv-read';
import { mergedFiller } from '@/lib/server/spreadsheet/fill-merged';
import { DEFAULT_LIMITS, type SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import type { SheetReader, SpreadsheetFormat, SpreadsheetReader } from '@/lib/server/spreadsheet/reader';
import { asRefusal, SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';
import { sniffContainer } from '@/lib/server/spreadsheet/sniff';
import { openSource, type SpreadsheetInput } from '@/lib/server/spreadsheet/source';
import { openXls } from '@/lib/server/spreadsheet/xls-read';
import { openXlsx } from '@/lib/server/spreadsheet/xlsx-read';

export interface SheetInfo {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
}

/** An opened file. Rows can be asked for again and again; `close()` must be called. */
export interface Spreadsheet {
  readonly format: SpreadsheetFormat;
  /** utf-8, gb18030, utf-16le, utf-16be for CSV; null for workbooks. */
  readonly encoding: string | null;
  readonly sheets: readonly SheetInfo[];
  /** The visible sheet with most content; what the import wizard proposes. */
  readonly defaultSheet: number;
  merges(sheet?: number): Promise<MergedArea[]>;
  /** The rows from 1 on, gaps as blank rows, nothing after the last row with content. */
  rows(sheet?: number, options?: { fillMergedFrom?: number }): AsyncGenerator<Row>;
  /** The first rows, for finding the table. */
  firstRows(count: number, sheet?: number): Promise<Row[]>;
  close(): Promise<void>;
}

async function openReader(input: SpreadsheetInput, limits: SpreadsheetLimits): Promise<SpreadsheetReader> {
  const source = await openSource(input, limits.maxFileBytes);
  const container = sniffContainer(await source.head(4096));
  if (container === 'zip') return openXlsx(source, limits);
  return container === 'ole' ? openXls(source, limits) : openCsv(source, limits);
}

async function hasContent(sheet: SheetReader): Promise<boolean> {
  for await (const batch of sheet.batches()) if (batch.some((row) => row.cells.length > 0)) return true;
  return false;
}

/** The heaviest visible sheet with content; a workbook whose sheets are all hidden gives the heaviest of those. */
async function chooseSheet(sheets: readonly SheetReader[]): Promise<number> {
  const order = sheets.map((sheet, index) => ({ sheet, index }));
  order.sort((a, b) => Number(a.sheet.hidden) - Number(b.sheet.hidden) || b.sheet.weight - a.sheet.weight);
  for (const { sheet, index } of order) if (await hasContent(sheet)) return index;
  throw new SpreadsheetRefused('empty', 'no sheet has content');
}

/**
 * Opens an uploaded ledger: XLSX, XLS, or CSV in UTF-8, GBK or UTF-16, told by its content. Throws `SpreadsheetRefused` with a code of
 * the closed list for everything else; limits on rows and columns strike while reading. `fileName` only words the refusal
 * of formats that pretend (.et and .ods are `unsupported`, not `broken`).
 */
export async function openSpreadsheet(
  input: SpreadsheetInput,
  { fileName = '', limits }: { fileName?: string; limits?: Partial<SpreadsheetLimits> } = {},
): Promise<Spreadsheet> {
  const all: SpreadsheetLimits = { ...DEFAULT_LIMITS, ...limits };
  let reader: SpreadsheetReader | undefined;
  try {
    reader = await openReader(input, all);
    return wrap(reader, await chooseSheet(reader.sheets));
  } catch (error) {
    await reader?.close();
    const refused = asRefusal(error);
    if (refused.code === 'broken' && /\.(et|ett|ods|xlsb|numbers|wps|docx?)$/i.test(fileName)) {
      throw new SpreadsheetRefused('unsupported', refused.detail, { cause: refused });
    }
    throw refused;
  }
}

function wrap(reader: SpreadsheetReader, defaultSheet: number): Spreadsheet {
  const merged = new Map<number, Promise<MergedArea[]>>();
  const sheetAt = (index: number): SheetReader => {
    const sheet = reader.sheets[index];
    if (!sheet) throw new RangeError(`no sheet ${index}`);
    return sheet;
  };
  const merges = (index = defaultSheet): Promise<MergedArea[]> => {
    const known = merged.get(index) ?? sheetAt(index).merges();
    merged.set(index, known);
    return known;
  };
  async function* rows(
    index = defaultSheet,
    { fillMergedFrom }: { fillMergedFrom?: number } = {},
  ): AsyncGenerator<Row> {
    const fill = fillMergedFrom === undefined ? null : mergedFiller(await merges(index), fillMergedFrom);
    try {
      for await (const batch of sheetAt(index).batches()) {
        for (const row of batch) yield fill ? fill(row) : row;
      }
    } catch (error) {
      throw asRefusal(error);
    }
  }
  return {
    format: reader.format,
    encoding: reader.encoding,
    sheets: reader.sheets.map(({ name, hidden }, index) => ({ index, name, hidden })),
    defaultSheet,
    merges,
    rows,
    firstRows: async (count, index) => {
      const first: Row[] = [];
      for await (const row of rows(index)) if (first.push(row) >= count) break;
      return first;
    },
    close: () => reader.close(),
  };
}
