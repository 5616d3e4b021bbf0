import { SpreadsheetRefused } from '@/lib/server/spreadsheet/refusal';

export type Delimiter = ',' | ';' | '\t';

/**
 * A streaming RFC 4180 parser: quoted fields with line breaks and doubled quotes, CRLF, LF and CR, a quote inside an unquoted field
 * taken as it stands. Feed text, take records; `end()` gives the last one. A field beyond `maxFieldChars` is a broken file
 * (a quote that never closes would else swallow it).
 */
export class CsvParser {
  private records: string[][] = [];
  private record: string[] = [];
  private field = '';
  private state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  private skipLf = false;

  constructor(
    private readonly delimiter: Delimiter,
    private readonly maxFieldChars: number,
  ) {}

  take(): string[][] {
    const records = this.records;
    this.records = [];
    return records;
  }

  write(text: string): void {
    const { delimiter } = this;
    let at = 0;
    if (this.skipLf && text.length > 0) {
      if (text.charCodeAt(0) === 10) at = 1;
      this.skipLf = false;
    }
    while (at < text.length) {
      if (this.state === 'quoted') {
        const quote = text.indexOf('"', at);
        this.append(text, at, quote === -1 ? text.length : quote);
        if (quote === -1) return;
        this.state = 'closing';
        at = quote + 1;
        continue;
      }
      const sign = text.charAt(at);
      if (sign === '"' && this.state === 'start') {
        this.state = 'quoted';
        at += 1;
      } else if (sign === '"' && this.state === 'closing') {
        this.field += '"';
        this.state = 'quoted';
        at += 1;
      } else if (sign === delimiter) {
        this.endField();
        at += 1;
      } else if (sign === '\n' || sign === '\r') {
        this.endRecord();
        at += 1;
        if (sign === '\r') {
          if (at === text.length) this.skipLf = true;
          else if (text.charCodeAt(at) === 10) at += 1;
        }
      } else {
        this.state = 'plain';
        at = this.takePlain(text, at);
      }
    }
  }

  private takePlain(text: string, from: number): number {
    const stop = this.delimiter.charCodeAt(0);
    let to = from;
    for (; to < text.length; to++) {
      const code = text.charCodeAt(to);
      if (code === stop || code === 10 || code === 13) break;
    }
    this.append(text, from, to);
    return to;
  }

  private append(text: string, from: number, to: number): void {
    this.field += text.slice(from, to);
    if (this.field.length > this.maxFieldChars)
      throw new SpreadsheetRefused('broken', 'a field that does not end');
  }

  private endField(): void {
    this.record.push(this.field);
    this.field = '';
    this.state = 'start';
  }

  private endRecord(): void {
    this.endField();
    this.records.push(this.record);
    this.record = [];
  }

  /** Call once after the last text; a file that ends inside quotes is broken. */
  end(): void {
    if (this.state === 'quoted') throw new SpreadsheetRefused('broken', 'a quote that does not close');
    if (this.record.length > 0 || this.field !== '' || this.state === 'closing') this.endRecord();
  }
}

/** Picks the delimiter that splits the first lines most; a title line without any does not count. */
export function sniffDelimiter(sample: string): Delimiter {
  const bare = sample.replace(/"(?:[^"]|"")*"?/g, '');
  const lines = bare.split(/\r\n|\n|\r/).slice(0, 50);
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of [',', '\t', ';'] as const) {
    const counts = lines
      .map((line) => line.split(delimiter).length - 1)
      .filter((n) => n > 0)
      .sort((a, b) => a - b);
    const score = (counts[counts.length >> 1] ?? 0) * counts.length;
    if (score > most) {
      most = score;
      best = delimiter;
    }
  }
  return best;
}
