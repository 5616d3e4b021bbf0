import { Worker } from 'node:worker_threads';
import { type Cell, type Row, textCell } from '@/lib/shared/cell';
import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import { dateOf, formatNumber, generalText, parseFormatCode } from '@/lib/server/spreadsheet/number-format';
import type { SheetReader, SpreadsheetReader } from '@/lib/server/spreadsheet/reader';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';
import { RowCollector } from '@/lib/server/spreadsheet/row-collector';
import { checkOle } from '@/lib/server/spreadsheet/sniff';
import type { Source } from '@/lib/server/spreadsheet/source';

type RawCell = [column: number, type: string, value: unknown, format: string, shown: string | undefined];
interface RawRow {
  readonly rowNo: number;
  readonly hidden: boolean;
  readonly cells: readonly RawCell[];
}
interface RawSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly lastRow: number;
  readonly columns: number;
  readonly merges: readonly [number, number, number, number][];
}
interface Answer {
  readonly sheets?: readonly RawSheet[];
  readonly date1904?: boolean;
  readonly rows?: readonly RawRow[];
  readonly error?: string;
}

const ROWS_PER_MESSAGE = 2_000;

/** One question at a time to the worker; a worker that dies or takes too long refuses the file. */
class XlsWorker {
  private readonly worker: Worker;

  constructor(
    bytes: Buffer,
    private readonly limits: SpreadsheetLimits,
  ) {
    this.worker = new Worker(new URL('./xls-worker.mjs', import.meta.url), {
      workerData: { bytes },
      execArgv: [],
      resourceLimits: {
        maxOldGenerationSizeMb: limits.maxXlsHeapMb,
        maxYoungGenerationSizeMb: 64,
        stackSizeMb: 8,
      },
    });
    this.worker.unref();
  }

  answer(question?: { sheet: number; from: number; count: number }): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { worker } = this;
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const fail = (code: 'too_large' | 'broken', detail: string): void =>
        settle(() => {
          void worker.terminate();
          reject(new SpreadsheetRefused(code, detail));
        });
      const onMessage = (answer: Answer): void => settle(() => resolve(answer));
      const onError = (error: Error & { code?: string }): void =>
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too_large' : 'broken', error.message);
      const onExit = (): void => fail('broken', 'the reader of old workbooks ended');
      const timer = setTimeout(() => fail('too_large', 'xls took too long'), this.limits.maxXlsMs);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      if (question) worker.postMessage(question);
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

function makeCell([, type, value, code, shown]: RawCell, date1904: boolean): Cell {
  if (type === 's') return textCell(String(value));
  if (type === 'b') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE', value: Boolean(value) };
  if (type === 'e') return { kind: 'error', text: shown ?? '#ERROR', value: shown ?? '#ERROR' };
  const number = Number(value);
  const format = parseFormatCode(code);
  if (format.kind === 'date') {
    const day = dateOf(number, format, date1904);
    if (day !== null) return { kind: 'date', text: day.replace('T', ' '), value: day };
    return { kind: 'number', text: generalText(number), value: number };
  }
  return { kind: 'number', text: formatNumber(number, format), value: number };
}

function sheetReader(
  worker: XlsWorker,
  raw: RawSheet,
  index: number,
  date1904: boolean,
  limits: SpreadsheetLimits,
): SheetReader {
  async function* batches(): AsyncGenerator<readonly Row[]> {
    const collector = new RowCollector(limits);
    for (let from = 0; from < raw.lastRow; from += ROWS_PER_MESSAGE) {
      const { rows: batch = [] } = await worker.answer({ sheet: index, from, count: ROWS_PER_MESSAGE });
      for (const row of batch) {
        collector.startRow(row.rowNo, row.hidden);
        for (const cell of row.cells) collector.put(cell[0], makeCell(cell, date1904));
        collector.endRow();
      }
      yield collector.take();
    }
  }
  const merges = raw.merges.map(([firstRow, lastRow, firstColumn, lastColumn]) => ({
    firstRow,
    lastRow,
    firstColumn,
    lastColumn,
  }));
  return {
    name: raw.name,
    hidden: raw.hidden,
    weight: raw.lastRow * raw.columns,
    merges: async () => merges,
    batches,
  };
}

/** Opens an old .xls (BIFF) in a worker thread with limits on memory and time. */
export async function openXls(source: Source, limits: SpreadsheetLimits): Promise<SpreadsheetReader> {
  if (source.size > limits.maxXlsBytes)
    throw new SpreadsheetRefused('too_large', `xls of ${source.size} bytes`);
  const bytes = await source.whole();
  checkOle(bytes);
  const worker = new XlsWorker(bytes, limits);
  const { sheets = [], date1904 = false, error } = await worker.answer();
  if (error !== undefined || sheets.length === 0) {
    await worker.close();
    throw new SpreadsheetRefused(/password|Encryption/.test(error ?? '') ? 'encrypted' : 'broken', error);
  }
  const readers = sheets.map((sheet, index) => sheetReader(worker, sheet, index, date1904, limits));
  return { format: 'xls', encoding: null, sheets: readers, close: () => worker.close() };
}
