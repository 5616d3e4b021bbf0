import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';

/** What the scanner tells of a sheet part. `raw` is the text of `v` or of all `t` outside phonetic readings. */
export interface SheetEvents {
  startRow(rowNo: number | null, hidden: boolean): void;
  /** `column` counts from 0; -1 when the file leaves the place out. */
  cell(column: number, type: string, style: number, raw: string): void;
  endRow(): void;
}

const LT = 60;
const GT = 62;
const SLASH = 47;
const APOSTROPHE = 39;
const BANG = 33;
const QUESTION = 63;
/** The first letters of the names c, r(ow), s(heetData), t, v. */
const [C, R, S, T, V] = [99, 114, 115, 116, 118] as const;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g,
    (whole, decimal: string, hex: string, name: string) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = decimal ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}

/** One attribute of a tag by name, null when absent; for tags that are few. */
function attribute(tag: string, name: string): string | null {
  const m = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return m ? (m[1] ?? m[2] ?? '') : null;
}

/** The letters of `AB12` at a place of the text as a column from 0; -1 when there are none. */
function columnAt(text: string, from: number, to: number): number {
  let column = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

/**
 * Reads the XML of a sheet part chunk by chunk: only rows, cells and their values. Written by hand because a sheet of 253,500 rows
 * has 30 million tags, and a general parser makes an object of each. Knows name prefixes, CDATA, comments and the five entities;
 * refuses a DTD and a part that ends early.
 */
export class SheetScanner {
  private carry = '';
  private inData = false;
  private done = false;
  private take = false;
  private phonetic = false;
  private column = -1;
  /** Length of the name prefix (`x:`) that the part uses; taken from sheetData. */
  private prefix = 0;
  private type = '';
  private style = 0;
  private raw = '';

  constructor(
    private readonly events: SheetEvents,
    private readonly maxCellChars: number,
  ) {}

  write(chunk: string): void {
    if (this.done) return;
    const text = this.carry + chunk;
    let at = 0;
    for (;;) {
      const lt = text.charCodeAt(at) === LT ? at : text.indexOf('<', at);
      if (lt === -1) break;
      if (this.take && lt > at) this.append(decodeEntities(text.slice(at, lt)));
      at = lt;
      const end = this.markup(text, lt);
      if (end === -1) break;
      at = end;
      if (this.done) return;
    }
    this.carry = text.slice(at);
    if (this.carry.length > this.maxCellChars * 2 + 65_536)
      throw new SpreadsheetRefused('broken', 'markup without end');
  }

  end(): void {
    if (!this.done) throw new SpreadsheetRefused('broken', 'sheet part ends early');
  }

  private append(text: string): void {
    this.raw = this.raw === '' ? text : this.raw + text;
    if (this.raw.length > this.maxCellChars) throw new SpreadsheetRefused('broken', 'a cell without end');
  }

  /** Handles what begins at `lt`; gives the place after it, or -1 when the rest is still to come. */
  private markup(text: string, lt: number): number {
    const sign = text.charCodeAt(lt + 1);
    if (sign === BANG) return this.declaration(text, lt);
    const gt = text.indexOf('>', lt);
    if (gt === -1) return -1;
    if (sign === QUESTION) return gt + 1;
    if (sign === SLASH) this.closeTag(text, lt + 2);
    else this.openTag(text, lt + 1, gt);
    return gt + 1;
  }

  private declaration(text: string, lt: number): number {
    if (text.length < lt + 9) return -1;
    if (text.startsWith('<!--', lt)) {
      const end = text.indexOf('-->', lt + 4);
      return end === -1 ? -1 : end + 3;
    }
    if (!text.startsWith('<![CDATA[', lt)) throw new SpreadsheetRefused('broken', 'a sheet with a DTD');
    const end = text.indexOf(']]>', lt + 9);
    if (end === -1) return -1;
    if (this.take) this.append(text.slice(lt + 9, end));
    return end + 3;
  }

  private openTag(text: string, from: number, gt: number): void {
    if (!this.inData) return this.seekData(text, from, gt);
    const empty = text.charCodeAt(gt - 1) === SLASH;
    const start = from + this.prefix;
    const second = text.charCodeAt(start + 1);
    const single = second <= 32 || second === GT || second === SLASH;
    const first = text.charCodeAt(start);
    if (single) {
      if (first === C) this.openCell(text, start + 1, empty ? gt - 1 : gt, empty);
      else if (first === V || first === T) this.take = !empty && !this.phonetic;
    } else if (first === R) {
      if (text.startsWith('row', start)) this.openRow(text.slice(start + 3, gt), empty);
      else if (text.startsWith('rPh', start)) this.phonetic = !empty;
    }
  }

  private seekData(text: string, from: number, gt: number): void {
    const m = /^(?:(\w+):)?sheetData\s*(\/?)$/.exec(text.slice(from, Math.min(gt, from + 60)));
    if (!m) return;
    this.prefix = m[1] === undefined ? 0 : m[1].length + 1;
    this.inData = m[2] === '';
    this.done = !this.inData;
  }

  /** Reads r, s and t of a cell tag where they stand; this runs five million times for a big ledger. */
  private openCell(text: string, from: number, to: number, empty: boolean): void {
    this.column = -1;
    this.type = 'n';
    this.style = 0;
    this.raw = '';
    let at = from;
    while (at < to) {
      while (at < to && text.charCodeAt(at) <= 32) at++;
      const name = text.charCodeAt(at);
      const equals = text.indexOf('=', at);
      if (equals === -1 || equals >= to) break;
      let quote = equals + 1;
      while (text.charCodeAt(quote) <= 32) quote++;
      const end = text.indexOf(text.charCodeAt(quote) === APOSTROPHE ? "'" : '"', quote + 1);
      if (end === -1 || end > to) break;
      if (equals === at + 1) {
        if (name === R) this.column = columnAt(text, quote + 1, end);
        else if (name === S) this.style = Number(text.slice(quote + 1, end));
        else if (name === T) this.type = text.slice(quote + 1, end);
      }
      at = end + 1;
    }
    // A cell with a style only is told too: its place counts when the next one leaves its own out.
    if (empty) this.events.cell(this.column, 'n', 0, '');
  }

  private openRow(tag: string, empty: boolean): void {
    const rowNo = attribute(tag, 'r');
    const hidden = attribute(tag, 'hidden');
    this.events.startRow(rowNo === null ? null : Number(rowNo), hidden === '1' || hidden === 'true');
    if (empty) this.events.endRow();
  }

  private closeTag(text: string, from: number): void {
    if (!this.inData) return;
    const start = from + this.prefix;
    const second = text.charCodeAt(start + 1);
    const single = second <= 32 || second === GT;
    const first = text.charCodeAt(start);
    if (single) {
      if (first === V || first === T) this.take = false;
      else if (first === C) this.events.cell(this.column, this.type, this.style, this.raw);
    } else if (first === R) {
      if (text.startsWith('row', start)) this.events.endRow();
      else if (text.startsWith('rPh', start)) this.phonetic = false;
    } else if (first === S && text.startsWith('sheetData', start)) {
      this.done = true;
    }
  }
}
