import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { Row } from '@/lib/shared/cell';
import type { Spreadsheet } from '@/lib/server/spreadsheet/open';
import { type SheetOut, writeXlsx } from '@/lib/server/spreadsheet/write-xlsx';

/** A zip of the given parts. */
export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream as Readable);
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface RawWorkbook {
  readonly sheetData: string;
  readonly afterData?: string;
  readonly strings?: string;
  readonly cellXfs?: string;
  readonly numFmts?: string;
  readonly date1904?: boolean;
  readonly sheets?: string;
  readonly more?: Readonly<Record<string, string>>;
}

/** The parts of a workbook with one sheet (`sheet1.xml`), written by hand so that tests can say what no writer says. */
export function workbookParts(book: RawWorkbook): Record<string, string> {
  const sheets = book.sheets ?? '<sheet name="一" sheetId="1" r:id="rId1"/>';
  return {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook ${MAIN} xmlns:r="${REL}"><workbookPr date1904="${book.date1904 ? 1 : 0}"/><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId8" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId9" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst ${MAIN}>${book.strings ?? ''}</sst>`,
    'xl/styles.xml': `<styleSheet ${MAIN}><numFmts>${book.numFmts ?? ''}</numFmts><cellXfs>${book.cellXfs ?? '<xf numFmtId="0"/>'}</cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet ${MAIN}><sheetData>${book.sheetData}</sheetData>${book.afterData ?? ''}</worksheet>`,
    ...book.more,
  };
}

export async function written(sheets: readonly SheetOut[]): Promise<Buffer> {
  const out = new PassThrough();
  const bytes = buffer(out);
  await writeXlsx(out, sheets);
  return bytes;
}

export async function allRows(file: Spreadsheet, sheet?: number): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of file.rows(sheet)) rows.push(row);
  await file.close();
  return rows;
}
