import type { SpreadsheetLimits } from '@/lib/server/spreadsheet/limits';
import { type NumberFormat, numberFormat } from '@/lib/server/spreadsheet/number-format';
import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';
import { decodeEscapes, prefixed, readXml, xmlReader } from '@/lib/server/spreadsheet/xml';
import { partText, type ZipArchive } from '@/lib/server/spreadsheet/zip-archive';

export interface XlsxSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface XlsxWorkbook {
  readonly sheets: readonly XlsxSheet[];
  readonly date1904: boolean;
  readonly sharedStringsPart: string | null;
  readonly stylesPart: string | null;
}

const resolve = (folder: string, target: string): string => {
  const path = target.startsWith('/') ? target.slice(1) : `${folder}/${target}`;
  const out: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') out.pop();
    else if (step !== '.' && step !== '') out.push(step);
  }
  return out.join('/');
};

interface Relation {
  readonly type: string;
  readonly target: string;
}

async function readRelations(
  archive: ZipArchive,
  part: string,
  limits: SpreadsheetLimits,
): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/');
  const folder = slash === -1 ? '' : part.slice(0, slash);
  const name = `${folder ? `${folder}/` : ''}_rels/${part.slice(slash + 1)}.rels`;
  const relations = new Map<string, Relation>();
  if (!archive.has(name)) return relations;
  readXml(await archive.text(name, limits.maxSmallPartBytes), {
    open: (tag, a) => {
      if (tag !== 'Relationship' || a.TargetMode === 'External') return;
      relations.set(a.Id ?? '', {
        type: (a.Type ?? '').split('/').pop() ?? '',
        target: resolve(folder, a.Target ?? ''),
      });
    },
  });
  return relations;
}

async function findWorkbook(archive: ZipArchive, limits: SpreadsheetLimits): Promise<string> {
  if (archive.has('EncryptedPackage')) throw new SpreadsheetRefused('encrypted', 'zip');
  const office = [...(await readRelations(archive, '', limits)).values()].find(
    (r) => r.type === 'officeDocument',
  )?.target;
  const part = office ?? 'xl/workbook.xml';
  if (!/workbook\d*\.xml$/i.test(part)) throw new SpreadsheetRefused('unsupported', part);
  if (archive.has(part)) return part;
  const alien = archive
    .names()
    .some((n) => n === 'mimetype' || /^(word|ppt)\/|workbook\.bin$|^content\.xml$/.test(n));
  const office2007 = archive.has('[Content_Types].xml');
  throw new SpreadsheetRefused(office2007 && !alien ? 'broken' : 'unsupported', 'zip without a workbook');
}

/** Reads the list of sheets and where the parts of the workbook lie. */
export async function readWorkbook(archive: ZipArchive, limits: SpreadsheetLimits): Promise<XlsxWorkbook> {
  const part = await findWorkbook(archive, limits);
  const relations = await readRelations(archive, part, limits);
  const sheets: XlsxSheet[] = [];
  let date1904 = false;
  readXml(await archive.text(part, limits.maxSmallPartBytes), {
    open: (tag, a) => {
      if (tag === 'workbookPr') date1904 = a.date1904 === '1' || a.date1904 === 'true';
      if (tag !== 'sheet') return;
      const relation = relations.get(prefixed(a, 'id') ?? '');
      if (relation?.type !== 'worksheet') return;
      const hidden = a.state === 'hidden' || a.state === 'veryHidden';
      sheets.push({ name: decodeEscapes(a.name ?? ''), hidden, part: relation.target });
    },
  });
  const partOf = (type: string): string | null => {
    const target = [...relations.values()].find((r) => r.type === type)?.target;
    return target !== undefined && archive.has(target) ? target : null;
  };
  if (sheets.length === 0) throw new SpreadsheetRefused('broken', 'workbook without sheets');
  return { sheets, date1904, sharedStringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') };
}

/** Reads the number format of each cell style, by style index. */
export async function readStyles(
  archive: ZipArchive,
  part: string | null,
  limits: SpreadsheetLimits,
): Promise<NumberFormat[]> {
  if (part === null) return [];
  const codes = new Map<number, string>();
  const formatIds: number[] = [];
  let inCellStyles = false;
  readXml(await archive.text(part, limits.maxSmallPartBytes), {
    open: (tag, a) => {
      if (tag === 'numFmt') codes.set(Number(a.numFmtId), a.formatCode ?? '');
      else if (tag === 'cellXfs') inCellStyles = true;
      else if (tag === 'xf' && inCellStyles) formatIds.push(Number(a.numFmtId ?? 0));
    },
    close: (tag) => {
      if (tag === 'cellXfs') inCellStyles = false;
    },
  });
  return formatIds.map((id) => numberFormat(id, codes.get(id)));
}

/** Reads the shared texts; rich text is joined, phonetic readings (`rPh`) are left out. */
export async function readSharedStrings(
  archive: ZipArchive,
  part: string | null,
  limits: SpreadsheetLimits,
): Promise<string[]> {
  const strings: string[] = [];
  if (part === null) return strings;
  let current = '';
  let chars = 0;
  let inText = false;
  let phonetic = false;
  const reader = xmlReader({
    open: (tag) => {
      if (tag === 'si') current = '';
      else if (tag === 'rPh') phonetic = true;
      else if (tag === 't') inText = !phonetic;
    },
    close: (tag) => {
      if (tag === 't') inText = false;
      else if (tag === 'rPh') phonetic = false;
      else if (tag === 'si') {
        chars += current.length;
        if (chars > limits.maxSharedChars) throw new SpreadsheetRefused('too_large', 'shared texts');
        strings.push(decodeEscapes(current));
      }
    },
    text: (text) => {
      if (inText) current += text;
    },
  });
  for await (const chunk of partText(archive, part)) reader.write(chunk);
  reader.end();
  return strings;
}
