import { openFile } from '@/lib/server/storage';
import { decryptValue, encryptValue } from '@/lib/server/crypto';
import { classifyRow } from '@/lib/server/spreadsheet/classify-row';
import { findTable } from '@/lib/server/spreadsheet/find-table';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';
import { readTitleFacts } from '@/lib/server/spreadsheet/title-facts';
import { cellAt, type Cell } from '@/lib/shared/cell';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import { proposeMapping, type MatchConfidence } from '@/lib/shared/header-match';
import { MEMBER_IMPORT_COLUMNS } from './import-columns';
import { rosterFields, type RosterField } from './rules-import';

/** A chamber has hundreds of members; a sheet beyond this is none of its rosters. */
const MOST_ROWS = 3_000;
const MOST_BYTES = 10 * 1024 * 1024;
const SAMPLES = 3;

export type SheetColumn = {
  column: number;
  header: string;
  samples: string[];
  field: RosterField | null;
  confidence: MatchConfidence;
  unit: string | null;
};
export type SheetRow = { rowNo: number; kind: 'data' | 'skipped'; reason: string | null; cells: Cell[] };
export type RosterSheet = { columns: SheetColumn[]; rows: SheetRow[] };

const CONTEXT = 'roster_import.sheetCipher';
const KEPT = new Set<string>(rosterFields);

/** Reads an uploaded roster whole. Refuses what is no sheet, has no table with names, or is too large, at the file field. */
export async function readRosterFile(
  file: { key: string; size: bigint },
  fileName: string,
): Promise<RosterSheet> {
  if (file.size > BigInt(MOST_BYTES)) throw FieldErrors.of('files', 'roster_too_large');
  try {
    return await readSheet(file, fileName);
  } catch (error) {
    if (error instanceof SpreadsheetRefused) throw FieldErrors.of('files', 'roster_unreadable');
    throw error;
  }
}

async function readSheet(file: { key: string; size: bigint }, fileName: string): Promise<RosterSheet> {
  const sheet = await openSpreadsheet(
    { size: Number(file.size), open: () => openFile(file.key) },
    { fileName },
  );
  try {
    const table = findTable(await sheet.firstRows(60), await sheet.merges());
    if (!table) throw FieldErrors.of('files', 'roster_no_table');
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows(undefined, { fillMergedFrom: table.firstDataRow })) {
      const { kind, reason } = classifyRow(row, table);
      const isData = kind === 'data';
      rows.push({
        rowNo: row.rowNo,
        kind: isData ? 'data' : 'skipped',
        reason: isData ? null : reason,
        cells: isData ? [...row.cells] : [],
      });
      if (rows.length > MOST_ROWS) throw new AppError('too_many_rows', { most: MOST_ROWS });
    }
    const data = rows.filter((row) => row.kind === 'data');
    const cells = new Map(
      table.headers.map((header) => [header.column, data.map((row) => cellAt(row, header.column))]),
    );
    const { moneyUnit } = readTitleFacts(
      (await sheet.firstRows(60)).filter((row) => table.titleRows.includes(row.rowNo)),
    );
    const columns = proposeMapping(table.headers, MEMBER_IMPORT_COLUMNS, cells).map((one): SheetColumn => {
      const filled = (cells.get(one.column) ?? []).map((cell) => cell.text.trim()).filter(Boolean);
      // cast: the set holds exactly these words
      const field = one.field !== null && KEPT.has(one.field) ? (one.field as RosterField) : null;
      return {
        column: one.column,
        header: one.header,
        // what is not kept is not shown around either: ID numbers stand in such columns
        samples: one.sensitive && field === null ? [] : [...new Set(filled)].slice(0, SAMPLES),
        field,
        confidence: field === null ? 'none' : one.confidence,
        unit: one.unit ?? moneyUnit,
      };
    });
    return { columns, rows };
  } finally {
    await sheet.close();
  }
}

/** The sheet as it is kept between the steps: encrypted, since it holds names and numbers. */
export function sealSheet(value: unknown): { cipher: Uint8Array<ArrayBuffer>; keyId: string } {
  const { cipher, keyId } = encryptValue(JSON.stringify(value), CONTEXT);
  return { cipher: Uint8Array.from(cipher), keyId };
}

/** The bytes of sealSheet() as JSON. */
export function openSealed(cipher: Uint8Array, keyId: string): unknown {
  return JSON.parse(decryptValue(cipher, keyId, CONTEXT));
}
