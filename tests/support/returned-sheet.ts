import { read, utils, write, type WorkSheet } from '@e965/xlsx';

/** A workbook that was taken out, in the hands of somebody with a spreadsheet programme. */
export class ReturnedSheet {
  private readonly book: ReturnType<typeof read>;
  private readonly sheet: WorkSheet;
  private readonly head: string[];
  private readonly first: number;

  constructor(bytes: Buffer) {
    this.book = read(bytes, { cellNF: true });
    const sheet = this.book.Sheets[this.book.SheetNames[0] ?? ''];
    if (!sheet) throw new Error('no sheet');
    this.sheet = sheet;
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
    const at = rows.findIndex((row) => row.includes('姓名'));
    this.head = rows[at] ?? [];
    this.first = at + 1;
  }

  private rows(): string[][] {
    return utils.sheet_to_json<string[]>(this.sheet, { header: 1, defval: '', raw: false });
  }

  private rowOf(name: string): number {
    const at = this.rows().findIndex((row) => row[this.head.indexOf('姓名')] === name);
    if (at < 0) throw new Error(`${name} is not in the sheet`);
    return at;
  }

  /** Names of the people, as the sheet has them. */
  names(): string[] {
    return this.rows()
      .slice(this.first)
      .map((row) => row[this.head.indexOf('姓名')] ?? '');
  }

  cell(name: string, header: string): string {
    return String(this.rows()[this.rowOf(name)]?.[this.head.indexOf(header)] ?? '');
  }

  /** Types a text into a cell. */
  set(name: string, header: string, text: string): this {
    const at = utils.encode_cell({ r: this.rowOf(name), c: this.head.indexOf(header) });
    this.sheet[at] = { t: 's', v: text };
    return this;
  }

  /** Types one text into a column of everybody whose name begins so. */
  fill(beginning: string, header: string, text: string): this {
    const [name, column] = [this.head.indexOf('姓名'), this.head.indexOf(header)];
    for (const [r, row] of this.rows().entries())
      if (row[name]?.startsWith(beginning))
        this.sheet[utils.encode_cell({ r, c: column })] = { t: 's', v: text };
    return this;
  }

  /** Adds a row at the end. */
  add(cells: Readonly<Record<string, string>>): this {
    utils.sheet_add_aoa(this.sheet, [this.head.map((header) => cells[header] ?? '')], { origin: -1 });
    return this;
  }

  /** Takes a person's row out, as a spreadsheet programme does: the rows below move up. */
  remove(name: string): this {
    return this.rewrite((rows) => rows.filter((_, index) => index !== this.rowOf(name)));
  }

  /** Sorts the people the other way round. */
  reverse(): this {
    return this.rewrite((rows) => [...rows.slice(0, this.first), ...rows.slice(this.first).reverse()]);
  }

  private rewrite(change: (rows: string[][]) => string[][]): this {
    const rows = change(this.rows());
    const fresh = utils.aoa_to_sheet(rows);
    for (const key of Object.keys(this.sheet)) delete this.sheet[key];
    Object.assign(this.sheet, fresh);
    return this;
  }

  bytes(): Buffer {
    // cast: type "buffer" gives one
    return write(this.book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
  }
}
