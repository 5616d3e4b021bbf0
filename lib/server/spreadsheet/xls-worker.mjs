// Reads an old .xls in a thread of its own, so that its memory and time can be cut off (xls-read.ts starts and ends it).
// Messages in: { rows: sheet, from, count }. Messages out: { sheets } once, { rows }, or { error }.
import { parentPort, workerData } from 'node:worker_threads';
import * as XLSX from '@e965/xlsx';
import * as codepages from '@e965/xlsx/dist/cpexcel.full.mjs';

XLSX.set_cptable(codepages);

/** @param {import('@e965/xlsx').WorkSheet | undefined} sheet */
function rangeOf(sheet) {
  return sheet?.['!ref']
    ? XLSX.utils.decode_range(sheet['!ref'])
    : { s: { r: 0, c: 0 }, e: { r: -1, c: -1 } };
}

/** @param {import('@e965/xlsx').WorkSheet | undefined} sheet @param {number} row @param {number} lastColumn */
function readRow(sheet, row, lastColumn) {
  const cells = [];
  for (let column = 0; column <= lastColumn; column++) {
    const cell = sheet?.['!data']?.[row]?.[column];
    if (cell && cell.t !== 'z')
      cells.push([column, cell.t, cell.v, cell.z ?? 'General', cell.t === 'e' ? cell.w : undefined]);
  }
  return { rowNo: row + 1, hidden: Boolean(sheet?.['!rows']?.[row]?.hidden), cells };
}

try {
  const book = XLSX.read(workerData.bytes, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellFormula: false,
    cellHTML: false,
    cellStyles: true,
  });
  const hiddenOf = (index) => Boolean(book.Workbook?.Sheets?.[index]?.Hidden);
  const sheets = book.SheetNames.map((name, index) => {
    const range = rangeOf(book.Sheets[name]);
    const merges = (book.Sheets[name]?.['!merges'] ?? []).map((m) => [
      m.s.r + 1,
      m.e.r + 1,
      m.s.c + 1,
      m.e.c + 1,
    ]);
    return { name, hidden: hiddenOf(index), lastRow: range.e.r + 1, columns: range.e.c + 1, merges };
  });
  parentPort?.postMessage({ sheets, date1904: Boolean(book.Workbook?.WBProps?.date1904) });
  parentPort?.on('message', ({ sheet, from, count }) => {
    const data = book.Sheets[book.SheetNames[sheet] ?? ''];
    const range = rangeOf(data);
    const rows = [];
    for (let row = from; row <= Math.min(from + count - 1, range.e.r); row++)
      rows.push(readRow(data, row, range.e.c));
    parentPort?.postMessage({ rows });
  });
} catch (error) {
  parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
}
