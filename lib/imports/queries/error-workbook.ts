import type { Writable } from 'node:stream';
import { recordChange } from '@/lib/audit/commands';
import { clientTexts } from '@/lib/i18n/client-texts';
import type { Actor } from '@/lib/server/actor';
import { db, inTransaction, type Prisma } from '@/lib/server/db';
import { scopeWhere } from '@/lib/server/scope';
import type { CellOut } from '@/lib/server/spreadsheet/write-cell';
import { writeXlsx } from '@/lib/server/spreadsheet/write-xlsx';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { openParsed, openRaw, type ParsedRow, type RawRow } from '../import-blocks';
import { batchScopeColumns, canImport, visibleBatches } from '../policy';
import type { MappedColumn } from '../schema';

/** Words of the remarks, handed in by the caller's language file. */
type Words = { of: (code: string) => string; rowNo: string; remark: string; sheet: string };

/** What the download route needs before it writes the first byte. */
export type ErrorWorkbook = { fileName: string; write: (output: Writable) => Promise<void> };

/**
 * The rows that need a look (errors, possible duplicates, remarks) as a workbook of the sheet's own columns: the remark
 * stands in the cell as a comment and in the last column. Made while it is sent; nothing of it is stored.
 */
export async function getErrorWorkbook(actor: Actor, id: string): Promise<ErrorWorkbook> {
  if (!canImport(actor)) throw new ForbiddenError('imports.read');
  const batch = await db.batch.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleBatches(actor), batchScopeColumns)] },
    select: { mapping: true, number: true },
  });
  if (!batch) throw new NotFoundError('batch');
  // cast: written by confirmMapping
  const mapping = Array.isArray(batch.mapping) ? (batch.mapping as MappedColumn[]) : [];
  const kept = mapping.filter((column) => !column.drop);
  const words = await readWords();
  // the workbook holds the rows in full, phones included: taking it out is an act of its own, with how many they are
  await inTransaction(async (tx) => {
    await recordChange(tx, actor, {
      noun: 'imports',
      recordId: id,
      verb: 'remarks_downloaded',
      after: { rows: await tx.batchRow.count({ where: remarkedRows(id) }) },
      batchId: id,
    });
  });
  return {
    fileName: `${batch.number}-${words.sheet}.xlsx`,
    write: (output) =>
      writeXlsx(output, [
        {
          name: words.sheet,
          columns: [
            { header: words.rowNo, width: 8, format: 'integer' },
            ...kept.map((column) => ({ header: column.header, width: 16 })),
            { header: words.remark, width: 48 },
          ],
          rows: readRows(id, kept, words),
        },
      ]),
  };
}

/** Rows that need a look. */
const remarkedRows = (batchId: string): Prisma.BatchRowWhereInput => ({
  batchId,
  OR: [{ outcome: { in: ['error', 'duplicate'] } }, { warnings: { gt: 0 } }],
});

async function readWords(): Promise<Words> {
  // messages: imports.desk.warning.* imports.desk.rowNo imports.desk.remark imports.desk.errorSheet
  const texts = await clientTexts('zh-CN', ['imports.desk']);
  const text = (key: string): string => texts[`imports.desk.${key}`] ?? key;
  return {
    of: (code) => text(`warning.${code}`),
    rowNo: text('rowNo'),
    remark: text('remark'),
    sheet: text('errorSheet'),
  };
}

async function* readRows(
  batchId: string,
  kept: readonly MappedColumn[],
  words: Words,
): AsyncGenerator<readonly CellOut[]> {
  for (let after = 0; ;) {
    const rows = await db.batchRow.findMany({
      where: { ...remarkedRows(batchId), rowNo: { gt: after } },
      select: { rowNo: true, outcome: true, reason: true },
      orderBy: { rowNo: 'asc' },
      take: 500,
    });
    const [first] = rows;
    const last = rows.at(-1);
    if (!first || !last) return;
    const wanted = new Map(rows.map((row) => [row.rowNo, row]));
    for await (const { raw, parsed } of readBlocks(batchId, first.rowNo, last.rowNo)) {
      const row = wanted.get(raw.rowNo);
      if (row) yield rowOut(row, raw, parsed, kept, words);
    }
    after = last.rowNo;
  }
}

async function* readBlocks(
  batchId: string,
  first: number,
  last: number,
): AsyncGenerator<{ raw: RawRow; parsed: ParsedRow | undefined }> {
  for (let from = first; from <= last;) {
    const block = await db.batchBlock.findFirst({
      where: { batchId, lastRow: { gte: from } },
      select: { lastRow: true, keyId: true, rawCipher: true, parsedCipher: true },
      orderBy: { firstRow: 'asc' },
    });
    if (!block) return;
    const parsed = new Map(openParsed(block).map((row) => [row.rowNo, row]));
    for (const raw of openRaw(block)) yield { raw, parsed: parsed.get(raw.rowNo) };
    from = block.lastRow + 1;
  }
}

function rowOut(
  row: { rowNo: number; outcome: string; reason: string | null },
  raw: RawRow,
  parsed: ParsedRow | undefined,
  kept: readonly MappedColumn[],
  words: Words,
): CellOut[] {
  const warnings = Map.groupBy(parsed?.warnings ?? [], (warning) => warning.column);
  const own =
    row.outcome === 'error' ? [row.reason ?? 'error'] : row.outcome === 'duplicate' ? ['duplicate'] : [];
  const cells = kept.map((column): CellOut => {
    const value = raw.cells[column.column] ?? '';
    const remark = warnings
      .get(column.column)
      ?.map((warning) => words.of(warning.code))
      .join('；');
    const isMissing = row.outcome === 'error' && column.field === 'name';
    if (isMissing) return { value, tone: 'wrong', comment: words.of(row.reason ?? 'error') };
    return remark ? { value, tone: 'warned', comment: remark } : value;
  });
  const remarks = [
    ...own.map((code) => words.of(code)),
    ...(parsed?.warnings ?? []).map((warning) => {
      const header = kept.find((column) => column.column === warning.column)?.header;
      return header ? `${header}：${words.of(warning.code)}` : words.of(warning.code);
    }),
  ];
  return [row.rowNo, ...cells, remarks.join('；')];
}
