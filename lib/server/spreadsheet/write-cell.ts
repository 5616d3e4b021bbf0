import { columnName } from '@/lib/server/spreadsheet/row-collector';

/** How a column is written. `amount`: a decimal string as a number with two places; `date`: `YYYY-MM-DD` as a date. */
export type ColumnFormat = 'text' | 'integer' | 'amount' | 'decimal' | 'date' | 'percent';

/** `wrong` red, `warned` yellow, `locked` grey: shown, but not to be changed. */
export type CellTone = 'wrong' | 'warned' | 'locked';

/** A value to write: plain, or with a tone (red, yellow) and a comment (the remark in the cell). */
export type CellOut =
  PlainOut | { readonly value: PlainOut; readonly tone?: CellTone; readonly comment?: string };
export type PlainOut = string | number | boolean | null | undefined;

const FORMATS: readonly ColumnFormat[] = ['text', 'integer', 'amount', 'decimal', 'date', 'percent'];
const TONES = [undefined, 'wrong', 'warned', 'locked'] as const;
/** Number formats by `FORMATS`; 49 is text (@), 14 the short date of the reader's system. */
const NUMBER_FORMATS = [49, 1, 4, 164, 165, 10];
const FILLS = [0, 2, 3, 4];

/** Style 0 is the default, 1 the header; then each format in each tone; then text that begins like a formula, in each tone. */
const styleOf = (format: number, tone: number): number => 2 + tone * (FORMATS.length + 1) + format;
export const HEADER_STYLE = 1;

const xf = (numFmt: number, fill: number, extra = ''): string =>
  `<xf numFmtId="${numFmt}" fontId="0" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1"${fill ? ' applyFill="1"' : ''}${extra}/>`;

/** styles.xml for every workbook that we write. */
export const STYLES_XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.######"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${['FFFFC7CE', 'FFFFEB9C', 'FFE7ECEF'].map((rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`).join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${2 + TONES.length * (FORMATS.length + 1)}">${xf(0, 0)}<xf numFmtId="49" fontId="1" fillId="4" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>${FILLS.map((fill) => NUMBER_FORMATS.map((id) => xf(id, fill)).join('') + xf(49, fill, ' quotePrefix="1"')).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

// XML 1.0 has no place for these; lone surrogates would make the file unreadable.
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex -- XML 1.0 has no place for them, so they are looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// eslint-disable-next-line no-control-regex -- XML 1.0 has no place for them, so they are looked for
const SPECIAL = /[&<>"\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/;
/** Excel takes no longer text in a cell. */
const MAX_CHARS = 32_767;

/** Text for an XML part: specials escaped, what XML can't hold left out, `_x000D_`-like texts kept literal. */
export function xmlText(text: string): string {
  const short = text.length > MAX_CHARS ? text.slice(0, MAX_CHARS) : text;
  if (!SPECIAL.test(short)) return short;
  return short
    .replace(UNWRITABLE, '')
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '_x000D_');
}

const FORMULA_START = /^[=+\-@\t\r]/;
const DECIMAL = /^-?\d{1,15}(?:\.\d{1,12})?$/;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `YYYY-MM-DD` to Excel's day number; null before March 1900 and for what is no day. */
export function dateSerial(text: string): number | null {
  const m = ISO_DAY.exec(text);
  if (!m) return null;
  const at = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
  if (new Date(at).toISOString().slice(0, 10) !== text) return null;
  const serial = at / 86_400_000 + 25_569;
  return serial > 60 ? serial : null;
}

/** The number to write for a value in a column of this format, or null when it has to be text. */
function asNumber(value: string | number, format: ColumnFormat): string | null {
  if (typeof value === 'number') return Number.isFinite(value) && format !== 'text' ? String(value) : null;
  if (format === 'date') return dateSerial(value)?.toString() ?? null;
  return format !== 'text' && DECIMAL.test(value) ? value : null;
}

const NAMES: string[] = [];
const nameOf = (column: number): string => (NAMES[column] ??= columnName(column));

/** One `<c>` element. Text is always written as text; one that begins like a formula also carries Excel's quote mark. */
export function cellXml(
  value: PlainOut,
  column: number,
  rowNo: number,
  format: ColumnFormat,
  tone?: CellTone,
): string {
  const blank = value === null || value === undefined || value === '';
  if (blank && tone === undefined) return '';
  const at = `<c r="${nameOf(column)}${rowNo}"`;
  const toneNo = TONES.indexOf(tone);
  if (blank) return `${at} s="${styleOf(0, toneNo)}"/>`;
  if (typeof value === 'boolean') return `${at} t="b" s="${styleOf(1, toneNo)}"><v>${value ? 1 : 0}</v></c>`;
  const number = asNumber(value, format);
  if (number !== null) return `${at} s="${styleOf(FORMATS.indexOf(format), toneNo)}"><v>${number}</v></c>`;
  const text = String(value);
  const style = styleOf(FORMULA_START.test(text) ? FORMATS.length : 0, toneNo);
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : '';
  return `${at} s="${style}" t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}
