import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import { asRefusal } from '@/lib/server/spreadsheet/refusal';
import type { SheetReader, SpreadsheetReader } from '@/lib/server/spreadsheet/reader';
import type { Source } from '@/lib/server/spreadsheet/source';
import { readSharedStrings, readStyles, readWorkbook } from '@/lib/server/spreadsheet/xlsx-parts';
import { readMerges, readSheetRows, type SheetContext } from '@/lib/server/spreadsheet/xlsx-sheet';
import { openArchive } from '@/lib/server/spreadsheet/zip-archive';

/** Opens an XLSX: checks the archive, reads sheet list and styles; shared texts are read when the first row is asked for. */
export async function openXlsx(source: Source, limits: SpreadsheetLimits): Promise<SpreadsheetReader> {
  const archive = await openArchive(source.input, limits);
  try {
    const workbook = await readWorkbook(archive, limits);
    const formats = await readStyles(archive, workbook.stylesPart, limits);
    let strings: Promise<string[]> | undefined;
    const context = async (): Promise<SheetContext> => {
      strings ??= readSharedStrings(archive, workbook.sharedStringsPart, limits);
      return { strings: await strings, formats, date1904: workbook.date1904, limits };
    };
    const sheets: SheetReader[] = workbook.sheets
      .filter((sheet) => archive.has(sheet.part))
      .map((sheet) => ({
        name: sheet.name,
        hidden: sheet.hidden,
        weight: archive.expandedBytes(sheet.part),
        merges: () => readMerges(archive, sheet.part),
        batches: async function* () {
          yield* readSheetRows(archive, sheet.part, await context());
        },
      }));
    return { format: 'xlsx', encoding: null, sheets, close: async () => archive.close() };
  } catch (error) {
    archive.close();
    throw asRefusal(error);
  }
}
