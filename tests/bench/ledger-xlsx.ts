import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import { writeXlsx } from '@/lib/server/spreadsheet/write-xlsx';
import type { CellOut } from '@/lib/server/spreadsheet/write-cell';

/** The generated ledger as a workbook, as an office would have saved it. */
export async function writeLedgerXlsx(csv: string, xlsx: string): Promise<void> {
  const sheet = await openSpreadsheet(csv, { limits: { maxFileBytes: 4 * 1024 ** 3, maxRows: 5_000_000 } });
  const rows = sheet.rows()[Symbol.asyncIterator]();
  const first = await rows.next();
  const headers = first.done ? [] : first.value.cells.map((cell) => cell.text);
  async function* people(): AsyncGenerator<CellOut[]> {
    for (let row = await rows.next(); !row.done; row = await rows.next())
      yield row.value.cells.map((cell) => cell.text);
  }
  await writeXlsx(createWriteStream(`${xlsx}.part`), [
    { name: '台账', columns: headers.map((header) => ({ header })), rows: people() },
  ]);
  await sheet.close();
  await rename(`${xlsx}.part`, xlsx);
}
