import { contactKey } from '@/lib/merchants/import-compare';
import { readPublicLookups } from '@/lib/merchants/import-lookups';
import { merchantRowReader, type RowLookups, type RowReading } from '@/lib/merchants/import-read-row';
import { readPublicLedgerWords } from '@/lib/merchants/queries/read-ledger';
import type { MerchantEntry } from '@/lib/merchants/commands/create-merchants';
import { copyIn, type CopyValue } from '@/lib/server/copy-in';
import type { JobData } from '@/lib/server/queue';
import { classifyRow } from '@/lib/server/spreadsheet/classify-row';
import type { Spreadsheet } from '@/lib/server/spreadsheet/open';
import type { Row } from '@/lib/shared/cell';
import { sensitiveText } from '@/lib/shared/sensitive-content';
import { openTable, ROWS_PER_BLOCK, sealBlock, type ParsedRow, type RawRow } from '../import-blocks';
import type { MappedColumn, ReadTable } from '../schema';
import { isTrip } from '../rules-round-trip';
import { runBatch, TableRefused, wipe, type BatchRun } from './batch-run';
import { compareRows } from './compare-rows';
import { matchReturned } from './match-returned';
import { matchRows } from './match-rows';
import { openLedger } from './read-table';
import { ReturnedRows, type ReturnedReading } from './returned-rows';

const ROWS_PER_COPY = 4_000;
const ROW_COLUMNS = [
  'batchId',
  'rowNo',
  'outcome',
  'reason',
  'warnings',
  'nameKey',
  'hometownKey',
  'firmKey',
  'mobileKeys',
  'lineKeys',
  'ref',
  'mark',
] as const;
const BLOCK_COLUMNS = ['batchId', 'firstRow', 'lastRow', 'keyId', 'rawCipher', 'parsedCipher'] as const;

/**
 * Job `imports.check`: reads every row, stages it, finds who is known already, and compares. Rows are staged in
 * chunks by COPY, so memory does not grow with the sheet; the next chunk is read while the database takes the last. A
 * row is staged as new, which most rows of a first ledger stay: nothing is written twice for them. A run that died
 * begins anew.
 */
export async function checkRowsJob(data: JobData): Promise<void> {
  await runBatch(data, 'checking', async (run) => {
    await wipe(run.batch.id);
    await run.progress({ phase: 'reading', done: 0, total: 0 });
    const lookups = await readPublicLookups(run.batch.unitId);
    const file = await openLedger(run);
    let rows: number;
    try {
      rows = await stageRows(run, file, lookups);
    } finally {
      await file.close();
    }
    await run.progress({ phase: 'matching', done: 0, total: 0 });
    const actor = await run.actor();
    // cast: written by confirmMapping or by the reading job
    if (isTrip(run.batch.mapping as MappedColumn[])) await matchReturned(actor, run.batch.id);
    await matchRows(actor, run.batch.id);
    await run.progress({ phase: 'comparing', done: 0, total: rows });
    const counts = await compareRows(run, rows);
    await run.finish('ready', { counts, phase: null, done: 0, total: 0, highWater: 0 });
  });
}

/** Reads and stages all rows; returns how many rows the sheet has. */
async function stageRows(run: BatchRun, file: Spreadsheet, lookups: RowLookups): Promise<number> {
  const { batch } = run;
  if (!batch.tableCipher || !batch.keyId) throw new TableRefused('no_table');
  // cast: written by the reading job, authenticated by the envelope
  const table = openTable(batch.tableCipher, batch.keyId) as ReadTable;
  // cast: written by confirmMapping
  const mapping = batch.mapping as MappedColumn[];
  const returned = isTrip(mapping)
    ? new ReturnedRows(mapping, { lookups, words: await readPublicLedgerWords() }, batch)
    : null;
  const read = merchantRowReader(
    mapping.flatMap(({ column, field, unit }) =>
      field === null ? [] : [{ column, field, unit: unit ?? table.moneyUnit }],
    ),
    lookups,
    { ownerUnitId: batch.unitId, source: batch.source },
  );
  const stage = new Stage(batch.id, mapping, lookups);
  let last = 0;
  let written = Promise.resolve();
  for await (const row of file.rows(batch.sheetIndex ?? undefined, { fillMergedFrom: table.firstDataRow })) {
    const { kind, reason } = classifyRow(row, table);
    if (kind === 'data' && returned) stage.addReturned(row, returned.read(row));
    else if (kind === 'data') stage.addData(row, read(row));
    else stage.addSkipped(row, reason);
    last = row.rowNo;
    if (!stage.isFull) continue;
    await written;
    const done = last;
    written = stage.write().then(() => run.progress({ done }));
    // a failure is met at the next await; until then it must not count as unhandled
    written.catch(() => undefined);
  }
  await written;
  await stage.write();
  await run.progress({ done: last });
  return last;
}

/** Rows on their way into the staging tables. */
class Stage {
  private rows: CopyValue[][] = [];
  private blocks: CopyValue[][] = [];
  private raw: RawRow[] = [];
  private parsed: ParsedRow[] = [];
  private readonly dropped: ReadonlySet<number>;
  private readonly filled: ReadonlySet<number>;

  constructor(
    private readonly batchId: string,
    mapping: readonly MappedColumn[],
    private readonly lookups: RowLookups,
  ) {
    this.dropped = new Set(mapping.filter((column) => column.drop).map((column) => column.column));
    this.filled = new Set(mapping.filter((column) => column.field !== null).map((column) => column.column));
  }

  get isFull(): boolean {
    return this.rows.length >= ROWS_PER_COPY;
  }

  addSkipped(row: Row, reason: string): void {
    this.rows.push([this.batchId, row.rowNo, 'skipped', reason, 0, null, null, null, [], [], null, null]);
    this.keep(row, { entry: null, warnings: [] });
  }

  addData(row: Row, { entry, warnings, error }: RowReading): void {
    if (!entry) {
      this.rows.push([
        this.batchId,
        row.rowNo,
        'error',
        error,
        warnings.length,
        null,
        null,
        null,
        [],
        [],
        null,
        null,
      ]);
      return this.keep(row, { entry, warnings });
    }
    const { name, hometown, firm, mobiles, lines } = keysOf(entry, this.lookups);
    this.rows.push([
      this.batchId,
      row.rowNo,
      'new',
      null,
      warnings.length,
      name,
      hometown,
      firm,
      mobiles,
      lines,
      null,
      null,
    ]);
    this.keep(row, { entry, warnings });
  }

  /** A row of a returned sheet: of somebody known it waits for the comparison, without a number it is somebody new. */
  addReturned(row: Row, { reading, trip, ref, mark, error }: ReturnedReading): void {
    if (reading) return this.addData(row, reading);
    const outcome = error ? 'error' : 'pending';
    this.rows.push([this.batchId, row.rowNo, outcome, error, 0, null, null, null, [], [], ref, mark]);
    this.keep(row, { entry: null, warnings: [], ...(trip ? { trip } : {}) });
  }

  private keep(row: Row, parsed: Omit<ParsedRow, 'rowNo'>): void {
    this.raw.push({ rowNo: row.rowNo, cells: row.cells.map((cell, column) => this.kept(column, cell.text)) });
    this.parsed.push({ rowNo: row.rowNo, ...parsed });
    if (this.raw.length >= ROWS_PER_BLOCK) this.closeBlock();
  }

  /** Dropped columns leave nothing behind; nor does an ID or card number in a column that nobody mapped. */
  private kept(column: number, text: string): string {
    if (this.dropped.has(column)) return '';
    if (this.filled.has(column) || !/\d(?:[\s-]?\d){14}/.test(text)) return text;
    const kind = sensitiveText(text);
    return kind === 'id_number' || kind === 'bank_card' ? '〔号码已略去〕' : text;
  }

  private closeBlock(): void {
    const first = this.raw[0];
    const last = this.raw.at(-1);
    if (!first || !last) return;
    const { keyId, rawCipher, parsedCipher } = sealBlock(this.raw, this.parsed);
    this.blocks.push([this.batchId, first.rowNo, last.rowNo, keyId, rawCipher, parsedCipher]);
    this.raw = [];
    this.parsed = [];
  }

  /** Writes what has gathered. */
  async write(): Promise<void> {
    this.closeBlock();
    const { rows, blocks } = this;
    this.rows = [];
    this.blocks = [];
    await copyIn('batch_row', ROW_COLUMNS, rows);
    await copyIn('batch_block', BLOCK_COLUMNS, blocks);
  }
}

/** What a row is looked up by. Mobiles name a person; a landline may be an office's, so it counts with the name only. */
function keysOf(entry: MerchantEntry, lookups: RowLookups) {
  const phones = entry.contactPoints.filter((point) => point.kind === 'mobile' || point.kind === 'landline');
  const keys = (kind: string): Buffer[] =>
    phones.filter((point) => point.kind === kind).map((point) => contactKey(point.kind, point.value));
  return {
    name: entry.name,
    hometown: lookups.countyOf.get(entry.hometownId ?? '') ?? plainKey(entry.hometownText),
    firm: plainKey(entry.post?.employerText),
    mobiles: keys('mobile'),
    lines: keys('landline'),
  };
}

/** The same rule as `PLAIN_KEY` in match-rows.ts. */
const plainKey = (text: string | undefined): string | null =>
  text?.normalize('NFKC').replace(/\s+/gu, '') || null;
