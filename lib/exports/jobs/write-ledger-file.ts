import { PassThrough } from 'node:stream';
import { clientTexts } from '@/lib/i18n/client-texts';
import type { LedgerColumn } from '@/lib/merchants/fields-export';
import {
  readLedgerRows,
  readPublicLedgerWords,
  type LedgerRow,
  type LedgerWords,
} from '@/lib/merchants/queries/read-ledger';
import { readPublicProgramme } from '@/lib/programme/queries';
import type { PersonActor } from '@/lib/server/actor';
import { copyIn } from '@/lib/server/copy-in';
import { encryptValue } from '@/lib/server/crypto';
import { db } from '@/lib/server/db';
import { XLSX_MIME } from '@/lib/server/file-kind';
import { writeCsv } from '@/lib/server/spreadsheet/write-csv';
import { writeXlsx, type SheetOut } from '@/lib/server/spreadsheet/write-xlsx';
import { saveOwn, type StoredBytes } from '@/lib/server/storage';
import { formatInstant } from '@/lib/shared/dates';
import { versionMark } from '../rules-round-trip';

const ROWS_PER_READ = 2_000;
const MIME = {
  xlsx: XLSX_MIME,
  csv: 'text/csv',
} as const;

/** Told how many rows are done; throws when the work has to end. */
export type Beat = { tell: (done: number) => Promise<void> };

/** What is written: the export's row, its columns as the rights of today allow them, and the people of this moment. */
type Written = {
  id: string;
  number: string;
  unitId: string | null;
  format: string;
  reason: string;
  fullContacts: boolean;
  roundTrip: boolean;
  decidedBy: string | null;
  columns: readonly LedgerColumn[];
  ids: readonly string[];
};

/** Writes the list into the storage, sealed. Memory holds two chunks, whatever the length. Returns how many rows it has. */
export async function writeLedgerFile(
  actor: PersonActor,
  written: Written,
  beat: Beat,
): Promise<{ stored: StoredBytes; rows: number }> {
  const words = await readPublicLedgerWords();
  const texts = await readTexts(actor, written);
  let rows = 0;
  const count = (): number => ++rows;
  const output = new PassThrough({ highWaterMark: 1024 * 1024 });
  const isCsv = written.format === 'csv';
  const writing = isCsv
    ? writeCsv(
        output,
        written.columns.map((column) => words.header(column.key)),
        csvRows(readAll(actor, written, words, beat, count), texts.watermark),
      )
    : writeXlsx(output, [
        sheetOf(written, words, texts, readAll(actor, written, words, beat, count)),
        notesOf(written, texts, () => rows),
      ]);
  const [stored] = await Promise.all([
    saveOwn({ stream: output, mime: isCsv ? MIME.csv : MIME.xlsx, encrypted: true }).catch(
      (error: unknown) => {
        output.destroy(error instanceof Error ? error : undefined);
        throw error;
      },
    ),
    writing,
  ]).catch(async (error: unknown) => {
    // the reason is what the writer says; the storage only saw its stream end
    await writing;
    throw error;
  });
  return { stored, rows };
}

/** All people, chunk by chunk; the next chunk is read while the present one is written. */
async function* readAll(
  actor: PersonActor,
  written: Written,
  words: LedgerWords,
  beat: Beat,
  count: () => number,
): AsyncGenerator<LedgerRow> {
  const read = (from: number): Promise<LedgerRow[]> => {
    const reading = readLedgerRows(actor, written.ids.slice(from, from + ROWS_PER_READ), written.columns, {
      fullContacts: written.fullContacts,
      words,
    });
    // a failure is met at its own await; until then it must not count as unhandled
    reading.catch(() => undefined);
    return reading;
  };
  let next = read(0);
  for (let from = 0; from < written.ids.length; from += ROWS_PER_READ) {
    const chunk = await next;
    if (from + ROWS_PER_READ < written.ids.length) next = read(from + ROWS_PER_READ);
    await beat.tell(from);
    if (written.roundTrip) await keepBase(written.id, chunk);
    for (const row of chunk) {
      count();
      yield row;
    }
  }
}

export const BASE_CONTEXT = 'export_row.cipher';

/** What the sheet says of each person, for the comparison when it comes back. */
async function keepBase(exportId: string, chunk: readonly LedgerRow[]): Promise<void> {
  await copyIn(
    'export_row',
    ['exportId', 'merchantId', 'version', 'keyId', 'cipher'],
    chunk.map((row) => {
      const { keyId, cipher } = encryptValue(JSON.stringify(row.cells), BASE_CONTEXT);
      return [exportId, row.id, row.version, keyId, cipher];
    }),
  );
}

async function* csvRows(
  rows: AsyncIterable<LedgerRow>,
  watermark: string,
): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield row.cells;
  yield [watermark];
}

function sheetOf(
  written: Written,
  words: LedgerWords,
  texts: Texts,
  rows: AsyncIterable<LedgerRow>,
): SheetOut {
  const columns = written.columns.map((column) => ({
    header: words.header(column.key),
    width: column.width,
    format: column.format,
    locked: written.roundTrip && !column.editable,
  }));
  if (!written.roundTrip)
    return {
      name: texts.sheet,
      titleLines: texts.head,
      footer: texts.watermark,
      columns,
      rows: cellsOf(rows),
    };
  return {
    name: texts.sheet,
    titleLines: texts.head,
    footer: texts.watermark,
    columns: [
      { header: words.header('roundTripId'), width: 15, locked: true },
      { header: words.header('roundTripVersion'), width: 17, locked: true },
      ...columns,
    ],
    rows: markedCells(rows, written.number),
  };
}

async function* cellsOf(rows: AsyncIterable<LedgerRow>): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield row.cells;
}

async function* markedCells(
  rows: AsyncIterable<LedgerRow>,
  number: string,
): AsyncGenerator<readonly string[]> {
  for await (const row of rows) yield [row.fileNo, versionMark(number, row.version), ...row.cells];
}

type Texts = {
  sheet: string;
  head: string[];
  watermark: string;
  notes: [string, string][];
  noteSheet: string;
  rows: string;
};

/** Title, watermark and the lines of the 说明 sheet: who took what, when and why. */
async function readTexts(actor: PersonActor, written: Written): Promise<Texts> {
  // messages: exports.desk.sheet.*
  const [texts, { profile, isDemo }, unit, decider] = await Promise.all([
    clientTexts('zh-CN', ['exports.desk.sheet']),
    readPublicProgramme(),
    written.unitId ? db.unit.findUnique({ where: { id: written.unitId }, select: { name: true } }) : null,
    written.decidedBy
      ? db.user.findUnique({ where: { id: written.decidedBy }, select: { name: true } })
      : null,
  ]);
  const text = (key: string, values: Record<string, string> = {}): string =>
    Object.entries(values).reduce(
      (line, [name, value]) => line.replaceAll(`{${name}}`, () => value),
      texts[`exports.desk.sheet.${key}`] ?? key,
    );
  const at = formatInstant(new Date());
  const who = [actor.userName, unit?.name].filter(Boolean).join(' ');
  const { number, reason } = written;
  const watermark = text('watermark', { number, who, at, reason });
  const title = text('title', { programme: profile.nameLong['zh-CN'] });
  const demo = isDemo ? text('demo') : null;
  const notes: [string, string | null | undefined][] = [
    [text('number'), number],
    [text('who'), who],
    [text('at'), at],
    [text('reason'), reason],
    [text('decidedBy'), decider?.name],
    [text('contacts'), text(written.fullContacts ? 'contactsFull' : 'contactsMasked')],
    [text('duty'), text('dutyText')],
    ...(written.roundTrip
      ? [1, 2, 3, 4, 5].map((line): [string, string] => [
          line === 1 ? text('roundTrip') : '',
          text(`roundTrip${line}`),
        ])
      : []),
    [text('demoTitle'), demo],
  ];
  return {
    sheet: text('sheet'),
    noteSheet: text('notes'),
    head: [demo ? `${title}（${demo}）` : title, watermark],
    watermark,
    rows: text('rows'),
    notes: notes.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  };
}

/** The 说明 sheet; written after the list, so that it can say how many rows there are. */
function notesOf(_written: Written, texts: Texts, rows: () => number): SheetOut {
  function* lines(): Generator<readonly string[]> {
    yield [texts.rows, String(rows())];
    yield* texts.notes;
  }
  return {
    name: texts.noteSheet,
    titleLines: texts.head.slice(0, 1),
    columns: [
      { header: texts.noteSheet, width: 18 },
      { header: '', width: 90 },
    ],
    rows: lines(),
  };
}
