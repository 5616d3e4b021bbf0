import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';

/** What the scanner tells of a sheet part. `raw` is the text of `v` or of all `t` outside phonetic readings. */
export interface SheetEvents {
  startRow(rowNo: number | null, hidden: boolean): void;
  /** `reference` is `A1`, or empty when the file leaves it out. */
  cell(reference: string, type: string, style: number, raw: string): void;
  endRow(): void;
}

const LT = 60;
const SLASH = 47;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal: string, hex: string, name: string) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}

/** The attributes r, s, t and hidden of a tag; the rest is passed over. */
function attribute(tag: string, name: string): string | null {
  let at = tag.indexOf(`${name}=`);
  while (at > 0) {
    const before = tag.charCodeAt(at - 1);
    if (before === 32 || before === 10 || before === 9 || before === 13) {
      const quote = tag.charAt(at + name.length + 1);
      const end = tag.indexOf(quote, at + name.length + 2);
      return end === -1 ? null : tag.slice(at + name.length + 2, end);
    }
    at = tag.indexOf(`${name}=`, at + 1);
  }
  return null;
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
  private reference = '';
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
    if (this.carry.length > this.maxCellChars * 2 + 65_536) throw new SpreadsheetRefused('broken', 'markup without end');
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
    const sign = text.charAt(lt + 1);
    if (sign === '!') return this.declaration(text, lt);
    const gt = text.indexOf('>', lt);
    if (gt === -1) return -1;
    if (sign === '?') return gt + 1;
    if (sign === '/') this.closeTag(text, lt + 2, gt);
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

  private localName(text: string, from: number, to: number): string {
    const name = text.slice(from, to);
    const colon = name.indexOf(':');
    return colon === -1 ? name : name.slice(colon + 1);
  }

  private openTag(text: string, from: number, gt: number): void {
    const empty = text.charCodeAt(gt - 1) === SLASH;
    const to = empty ? gt - 1 : gt;
    let nameEnd = from;
    while (nameEnd < to && text.charCodeAt(nameEnd) > 32) nameEnd++;
    const name = this.localName(text, from, nameEnd);
    if (!this.inData) {
      if (name !== 'sheetData') return;
      this.inData = !empty;
      this.done = empty;
      return;
    }
    if (name === 'c') this.openCell(text.slice(nameEnd, to), empty);
    else if (name === 'v' || name === 't') this.take = !empty && !this.phonetic;
    else if (name === 'row') this.openRow(text.slice(nameEnd, to), empty);
    else if (name === 'rPh') this.phonetic = !empty;
  }

  private openCell(tag: string, empty: boolean): void {
    if (empty) {
      // A cell with a style only; its place matters when the next one leaves its reference out.
      this.events.cell(attribute(tag, 'r') ?? '', 'n', 0, '');
      return;
    }
    this.reference = attribute(tag, 'r') ?? '';
    this.type = attribute(tag, 't') ?? 'n';
    this.style = Number(attribute(tag, 's') ?? 0);
    this.raw = '';
  }

  private openRow(tag: string, empty: boolean): void {
    const rowNo = attribute(tag, 'r');
    const hidden = attribute(tag, 'hidden');
    this.events.startRow(rowNo === null ? null : Number(rowNo), hidden === '1' || hidden === 'true');
    if (empty) this.events.endRow();
  }

  private closeTag(text: string, from: number, gt: number): void {
    if (!this.inData) return;
    const name = this.localName(text, from, gt).trimEnd();
    if (name === 'v' || name === 't') this.take = false;
    else if (name === 'c') this.events.cell(this.reference, this.type, this.style, this.raw);
    else if (name === 'row') this.events.endRow();
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'sheetData') this.done = true;
  }
}
