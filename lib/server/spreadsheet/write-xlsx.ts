import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { columnName } from '@/lib/server/spreadsheet/row-collector';
import {
  type CellOut,
  cellXml,
  type ColumnFormat,
  HEADER_STYLE,
  type PlainOut,
  STYLES_XML,
  xmlText,
} from '@/lib/server/spreadsheet/write-cell';
import {
  type CellComment,
  commentsVml,
  commentsXml,
  MAX_COMMENTS,
} from '@/lib/server/spreadsheet/write-comments';

export interface SheetColumn {
  readonly header: string;
  /** In characters of the default font; a Chinese character takes two. */
  readonly width?: number;
  readonly format?: ColumnFormat;
  /** Kept in the file, not shown (record id, version). */
  readonly hidden?: boolean;
  /** Grey: shown for orientation, not to be changed. */
  readonly locked?: boolean;
}

export interface SheetOut {
  /** At most 31 characters, without : \ / ? * [ ]; mended when not. */
  readonly name: string;
  /** Lines above the header (title, watermark, 演示 mark), each in the first cell of its row. */
  readonly titleLines?: readonly string[];
  /** Printed at the foot of every page. */
  readonly footer?: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly CellOut[]> | AsyncIterable<readonly CellOut[]>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CHUNK = 131_072;

const DEFAULT_WIDTH = 14;
/** Characters of the default font that a page of A4 upright takes. */
const UPRIGHT_CHARACTERS = 90;
/** Printed as wide as the page and as long as it is; columns are never left over for a page of their own. */
const FITS_PAGE = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';

function pageSetup(sheet: SheetOut): string {
  const shown = sheet.columns.filter((column) => !column.hidden);
  const width = shown.reduce((sum, column) => sum + (column.width ?? DEFAULT_WIDTH), 0);
  const orientation = width > UPRIGHT_CHARACTERS ? 'landscape' : 'portrait';
  return `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`;
}

/** The header row stands on every printed page. */
function printTitles(sheet: SheetOut, name: string, index: number): string {
  const row = (sheet.titleLines?.length ?? 0) + 1;
  const place = xmlText(`'${name.replaceAll("'", "''")}'!$${row}:$${row}`);
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${place}</definedName>`;
}

function sheetHead(sheet: SheetOut): string {
  const above = sheet.titleLines?.length ?? 0;
  const cols = sheet.columns
    .map(
      (c, i) =>
        `<col min="${i + 1}" max="${i + 1}" width="${c.width ?? DEFAULT_WIDTH}" customWidth="1"${c.hidden ? ' hidden="1"' : ''}/>`,
    )
    .join('');
  const top = above + 1;
  const frozen = `<pane ySplit="${top}" topLeftCell="A${top + 1}" activePane="bottomLeft" state="frozen"/>`;
  const titles = (sheet.titleLines ?? [])
    .map((line, i) => `<row r="${i + 1}">${cellXml(line, 0, i + 1, 'text')}</row>`)
    .join('');
  const headers = sheet.columns
    .map(
      (c, i) =>
        `<c r="${columnName(i)}${top}" s="${HEADER_STYLE}" t="inlineStr"><is><t xml:space="preserve">${xmlText(c.header)}</t></is></c>`,
    )
    .join('');
  return `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${REL}">${FITS_PAGE}<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${cols ? `<cols>${cols}</cols>` : ''}<sheetData>${titles}<row r="${top}">${headers}</row>`;
}

const isStyled = (cell: CellOut): cell is Exclude<CellOut, PlainOut> =>
  typeof cell === 'object' && cell !== null;

function rowXml(
  cells: readonly CellOut[],
  rowNo: number,
  columns: readonly SheetColumn[],
  comments: CellComment[],
): string {
  let xml = `<row r="${rowNo}">`;
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column];
    const format = columns[column]?.format ?? 'text';
    if (!isStyled(cell)) {
      xml += cellXml(cell, column, rowNo, format, columns[column]?.locked ? 'locked' : undefined);
      continue;
    }
    xml += cellXml(cell.value, column, rowNo, format, cell.tone);
    if (cell.comment && comments.length < MAX_COMMENTS) comments.push({ rowNo, column, text: cell.comment });
  }
  return `${xml}</row>`;
}

/** The sheet part in chunks; comments are collected on the way and written after it. */
async function* sheetXml(sheet: SheetOut, comments: CellComment[]): AsyncGenerator<Buffer> {
  let text = sheetHead(sheet);
  let rowNo = (sheet.titleLines?.length ?? 0) + 1;
  for await (const cells of sheet.rows) {
    text += rowXml(cells, ++rowNo, sheet.columns, comments);
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  const foot = sheet.footer
    ? `<headerFooter><oddFooter>${xmlText(`&L${sheet.footer.replaceAll('&', '&&')}&R&P / &N`)}</oddFooter></headerFooter>`
    : '';
  const drawing = comments.length > 0 ? '<legacyDrawing r:id="rId1"/>' : '';
  yield Buffer.from(`${text}</sheetData>${pageSetup(sheet)}${foot}${drawing}</worksheet>`);
}

const cleanName = (name: string, index: number): string =>
  name
    .replace(/[:\\/?*[\]\p{Cc}]/gu, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31) || `Sheet${index + 1}`;

/** Sheet names must differ, whatever the case. */
function sheetNames(sheets: readonly SheetOut[]): string[] {
  const names: string[] = [];
  sheets.forEach((sheet, i) => {
    let name = cleanName(sheet.name, i);
    for (let n = 2; names.some((used) => used.toLowerCase() === name.toLowerCase()); n++)
      name = `${cleanName(sheet.name, i).slice(0, 27)} (${n})`;
    names.push(name);
  });
  return names;
}

function addFixedParts(zip: yazl.ZipFile, sheets: readonly SheetOut[], commented: readonly boolean[]): void {
  const names = sheetNames(sheets);
  const add = (path: string, xml: string): void => zip.addBuffer(Buffer.from(xml), path);
  const rel = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const rels = (inner: string): string =>
    `${XML}<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  const type = (part: string, kind: string): string =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const sheetTypes = names.map(
    (_, i) =>
      type(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet') +
      (commented[i] ? type(`/xl/comments${i + 1}.xml`, 'comments') : ''),
  );
  add(
    '[Content_Types].xml',
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/styles.xml', 'styles')}${sheetTypes.join('')}</Types>`,
  );
  add('_rels/.rels', rels(rel('rId1', 'officeDocument', 'xl/workbook.xml')));
  add('xl/styles.xml', STYLES_XML);
  const list = names
    .map((name, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('');
  const titles = sheets.map((sheet, i) => printTitles(sheet, names[i] ?? '', i)).join('');
  add(
    'xl/workbook.xml',
    `${XML}<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets>${list}</sheets><definedNames>${titles}</definedNames></workbook>`,
  );
  const links = names.map((_, i) => rel(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('');
  add('xl/_rels/workbook.xml.rels', rels(links + rel(`rId${names.length + 1}`, 'styles', 'styles.xml')));
  commented.forEach((has, i) => {
    if (has)
      add(
        `xl/worksheets/_rels/sheet${i + 1}.xml.rels`,
        rels(
          rel('rId1', 'vmlDrawing', `../drawings/vmlDrawing${i + 1}.vml`) +
            rel('rId2', 'comments', `../comments${i + 1}.xml`),
        ),
      );
  });
}

async function addSheet(zip: yazl.ZipFile, sheet: SheetOut, index: number): Promise<boolean> {
  const comments: CellComment[] = [];
  const part = Readable.from(sheetXml(sheet, comments), { objectMode: false, highWaterMark: CHUNK * 2 });
  await new Promise<void>((resolve, reject) => {
    part.once('error', reject).once('end', resolve);
    zip.addReadStream(part, `xl/worksheets/sheet${index + 1}.xml`, { compressionLevel: 3 });
  });
  if (comments.length === 0) return false;
  zip.addBuffer(Buffer.from(commentsXml(comments)), `xl/comments${index + 1}.xml`);
  zip.addBuffer(Buffer.from(commentsVml(comments)), `xl/drawings/vmlDrawing${index + 1}.vml`);
  return true;
}

/**
 * Writes a workbook to `output` as a stream; memory holds a chunk, not the rows. The header row is frozen; text is written as text
 * (never as a formula); `tone` colours a cell, `comment` puts a remark on it (the first 5,000). Ends `output`. An error of `rows`
 * destroys `output` and is thrown.
 */
export async function writeXlsx(output: Writable, sheets: readonly SheetOut[]): Promise<void> {
  if (sheets.length === 0) throw new RangeError('a workbook needs a sheet');
  const zip = new yazl.ZipFile();
  // cast: yazl types its output as the old stream interface; it is a Readable
  const body = zip.outputStream as Readable;
  const sent = pipeline(body, output);
  const fill = async (): Promise<void> => {
    const commented: boolean[] = [];
    for (const [index, sheet] of sheets.entries()) commented.push(await addSheet(zip, sheet, index));
    addFixedParts(zip, sheets, commented);
    zip.end();
  };
  try {
    await Promise.all([fill(), sent]);
  } catch (error) {
    body.destroy(error instanceof Error ? error : new Error(String(error)));
    await sent.catch(() => {});
    throw error;
  }
}
