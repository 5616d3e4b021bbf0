import { type Row, textCell } from '@/lib/shared/cell';
import { detectEncoding } from '@/lib/server/spreadsheet/csv-encoding';
import { CsvParser, sniffDelimiter } from '@/lib/server/spreadsheet/csv-parser';
import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import type { SpreadsheetReader } from '@/lib/server/spreadsheet/reader';
import { RowCollector } from '@/lib/server/spreadsheet/row-collector';
import type { Source } from '@/lib/server/spreadsheet/source';

const SAMPLE = 65_536;

/** Our own CSV files put ' before = + - @ so that no program takes a text for a formula; reading takes it off again. */
const unguard = (field: string): string => (/^'+[=+\-@\t\r]/.test(field) ? field.slice(1) : field);

/** Opens a text file as one sheet of text cells; nothing is guessed to be a number or a date here. */
export async function openCsv(source: Source, limits: SpreadsheetLimits): Promise<SpreadsheetReader> {
  const encoding = await detectEncoding(source);
  const decoder = (): TextDecoder => new TextDecoder(encoding);
  const delimiter = sniffDelimiter(decoder().decode(await source.head(SAMPLE), { stream: true }));

  async function* batches(): AsyncGenerator<readonly Row[]> {
    const parser = new CsvParser(delimiter, limits.maxCellChars);
    const collector = new RowCollector(limits);
    const text = decoder();
    let rowNo = 0;
    const collect = (): Row[] => {
      for (const record of parser.take()) {
        collector.startRow(++rowNo);
        record.forEach((field, column) => collector.put(column, textCell(unguard(field))));
        collector.endRow();
      }
      return collector.take();
    };
    for await (const chunk of source.stream()) {
      parser.write(text.decode(chunk, { stream: true }));
      yield collect();
    }
    parser.write(text.decode());
    parser.end();
    yield collect();
  }

  const sheet = { name: '', hidden: false, weight: source.size, merges: async () => [], batches };
  return { format: 'csv', encoding, sheets: [sheet], close: async () => {} };
}
