import { MERCHANT_IMPORT_DROPPED, MERCHANT_IMPORT_TARGETS } from '@/lib/merchants/import';
import { MERCHANT_IMPORT_COLUMNS } from '@/lib/merchants/import-columns';
import { readPublicLedgerWords, type LedgerWords } from '@/lib/merchants/queries/read-ledger';
import { db } from '@/lib/server/db';
import { uploadLimit } from '@/lib/server/file-kind';
import type { JobData } from '@/lib/server/queue';
import { classifyRow } from '@/lib/server/spreadsheet/classify-row';
import { findTable, type TableShape } from '@/lib/server/spreadsheet/find-table';
import { openSpreadsheet, type Spreadsheet } from '@/lib/server/spreadsheet/open';
import { readTitleFacts } from '@/lib/server/spreadsheet/title-facts';
import { openFile } from '@/lib/server/storage';
import { cellAt, type Cell, type Row } from '@/lib/shared/cell';
import { proposeMapping, type ProposedColumn } from '@/lib/shared/header-match';
import { sealTable } from '../import-blocks';
import { tripMapping } from '../rules-round-trip';
import type { ReadColumn, ReadTable } from '../schema';
import { runBatch, TableRefused, type BatchRun } from './batch-run';

/** Rows looked at for the table and for what its columns hold; the check reads them all. */
const FIRST_ROWS = 400;
const SAMPLES = 3;

/** Opens the uploaded file of a batch. Throws `SpreadsheetRefused`, or `file_gone` when it has expired. */
export async function openLedger(run: BatchRun): Promise<Spreadsheet> {
  const file = run.batch.fileId
    ? await db.file.findUnique({ where: { id: run.batch.fileId }, select: { key: true, size: true } })
    : null;
  if (!file) throw new TableRefused('file_gone');
  const { key, size } = file;
  return openSpreadsheet(
    { size: Number(size), open: () => openFile(key) },
    { fileName: run.batch.fileName, limits: { maxFileBytes: uploadLimit('ledger') } },
  );
}

/** Job `imports.read`: finds the table and proposes the columns' fields; what the unit chose before comes first. */
export async function readTableJob(data: JobData): Promise<void> {
  await runBatch(data, 'reading', async (run) => {
    await run.progress({ phase: 'opening', done: 0, total: 0 });
    const file = await openLedger(run);
    try {
      const words = await readPublicLedgerWords();
      const sheet = run.batch.sheetIndex ?? (await returnedSheet(file, words)) ?? file.defaultSheet;
      const chosenHeader = headerRowOf(run.batch.mapping);
      const first = await file.firstRows(FIRST_ROWS, sheet);
      const merges = await file.merges(sheet);
      const shape =
        chosenHeader === null ? findTable(first.slice(0, 60), merges) : tableAt(first, chosenHeader);
      const table = shape && (await describe(run, shape, first));
      const sealed = table && sealTable(table);
      // a sheet that was taken out here needs no mapping: it goes straight on to the check
      const returned = table && tripMapping(table.headers, words.header);
      await run.handOn(returned ? 'checking' : 'mapping', {
        ...(returned ? { mapping: returned } : {}),
        format: file.format,
        sheets: file.sheets.map(({ index, name, hidden }) => ({ index, name, hidden })),
        sheetIndex: sheet,
        tableCipher: sealed ? Uint8Array.from(sealed.cipher) : null,
        keyId: sealed?.keyId ?? null,
        errorCode: table ? null : 'no_table',
        phase: null,
      });
    } finally {
      await file.close();
    }
  });
}

/** The sheet with the columns of a returned list; its sheet of notes may be the larger one. */
async function returnedSheet(file: Spreadsheet, words: LedgerWords): Promise<number | null> {
  const mark = words.header('roundTripVersion');
  for (const { index } of file.sheets.slice(0, 10)) {
    const rows = await file.firstRows(20, index);
    if (rows.some((row) => row.cells.some((cell) => cell.text.trim() === mark))) return index;
  }
  return null;
}

/** The header row that a person has named, while no mapping has been confirmed. */
function headerRowOf(mapping: unknown): number | null {
  if (typeof mapping !== 'object' || mapping === null || !('headerRow' in mapping)) return null;
  return typeof mapping.headerRow === 'number' ? mapping.headerRow : null;
}

/** A table whose header a person sees in one row: every text there is a column. */
function tableAt(rows: readonly Row[], headerRow: number): TableShape | null {
  const row = rows.find((candidate) => candidate.rowNo === headerRow);
  const headers = (row?.cells ?? []).flatMap((cell, column) => {
    const name = cell.text.replace(/\s+/g, '');
    return name === '' ? [] : [{ column, path: [name], name }];
  });
  if (headers.length === 0) return null;
  return {
    titleRows: rows.filter((candidate) => candidate.rowNo < headerRow).map((candidate) => candidate.rowNo),
    headerRows: [headerRow],
    firstDataRow: headerRow + 1,
    headers,
    width: row?.cells.length ?? headers.length,
  };
}

async function describe(run: BatchRun, shape: TableShape, first: readonly Row[]): Promise<ReadTable> {
  const data = first.filter((row) => classifyRow(row, shape).kind === 'data');
  const cells = new Map<number, Cell[]>(
    Array.from({ length: shape.width }, (_, column) => [
      column,
      data.map((row) => cellAt(row, column)).filter((cell) => cell.kind !== 'blank'),
    ]),
  );
  // a column without a header may hold anything: it is offered under its letter
  const headers = [...cells.entries()].flatMap(([column, filled]) => {
    const known = shape.headers.find((header) => header.column === column);
    if (known) return [known];
    return filled.length > 0 ? [{ column, path: [], name: '' }] : [];
  });
  const proposed = proposeMapping(headers, MERCHANT_IMPORT_COLUMNS, cells);
  const memory = await db.columnMemory.findMany({
    where: {
      unitId: run.batch.unitId,
      noun: run.batch.noun,
      header: { in: headers.map((header) => header.name) },
    },
    select: { header: true, field: true },
    take: headers.length + 1,
  });
  const remembered = new Map(memory.map((row) => [row.header, row.field]));
  const titleRows = first.filter((row) => shape.titleRows.includes(row.rowNo));
  const facts = readTitleFacts(titleRows);
  return {
    titleRows: [...shape.titleRows],
    headerRows: [...shape.headerRows],
    firstDataRow: shape.firstDataRow,
    width: shape.width,
    headers: shape.headers.map(({ column, path, name }) => ({ column, path: [...path], name })),
    title: facts.title,
    moneyUnit: facts.moneyUnit,
    columns: proposed.map((column) => columnOf(column, cells.get(column.column) ?? [], remembered)),
  };
}

const TARGETS = new Set<string>(MERCHANT_IMPORT_TARGETS.map((target) => target.field));

function columnOf(
  proposed: ProposedColumn,
  cells: readonly Cell[],
  remembered: ReadonlyMap<string, string | null>,
): ReadColumn {
  const { column, header, confidence, unit, sensitive } = proposed;
  const samples = [...new Set(cells.map((cell) => cell.text.trim()))].slice(0, SAMPLES);
  const base = { column, header, unit, sensitive, samples };
  const known = header === '' ? undefined : remembered.get(header);
  if (known !== undefined) {
    const field = known !== null && TARGETS.has(known) ? known : null;
    return {
      ...base,
      field,
      drop: known === 'drop',
      confidence: 'exact',
      remembered: true,
      mustDecide: sensitive !== null && field === null,
    };
  }
  const field = proposed.field !== null && TARGETS.has(proposed.field) ? proposed.field : null;
  const drop =
    MERCHANT_IMPORT_DROPPED.some((name) => name === proposed.field) ||
    sensitive === 'id_number' ||
    sensitive === 'bank_card';
  return {
    ...base,
    field: drop ? null : field,
    drop,
    confidence: field === null ? 'none' : confidence,
    remembered: false,
    mustDecide: sensitive !== null && (drop || field === null || proposed.mustDecide),
  };
}
