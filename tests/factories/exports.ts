import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { askExport } from '@/lib/exports/commands/ask-export';
import { takeExport } from '@/lib/exports/commands/take-export';
import { writeExportJob } from '@/lib/exports/jobs/write-export';
import type { ExportState } from '@/lib/exports/rules';
import { ExportInput } from '@/lib/exports/schema';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { openSpreadsheet } from '@/lib/server/spreadsheet/open';
import { openFile } from '@/lib/server/storage';

/** A request for a list, as the form sends it. */
export const asking = (input: Record<string, unknown> = {}): ExportInput =>
  ExportInput.parse({ columns: ['name'], format: 'xlsx', reason: '核对名单（示例）', ...input });

/** What the job of an export carries. */
export const exportJob = (actor: PersonActor, exportId: string) => ({
  exportId,
  userId: actor.userId,
  grantId: actor.grantId,
  requestId: actor.requestId,
  address: null,
});

/** Asks for a list and has it written, as the form and the worker do. */
export async function writtenExport(
  actor: PersonActor,
  input: Record<string, unknown> = {},
): Promise<string> {
  const { id } = await askExport(actor, asking(input));
  await writeExportJob(exportJob(actor, id));
  return id;
}

/** The bytes of an own export, as its door sends them. */
export async function takenBytes(actor: PersonActor, id: string): Promise<Buffer> {
  const { key } = await takeExport(actor, id);
  return buffer(await openFile(key));
}

/** The cells of a sheet of an own workbook. */
export async function takenSheet(actor: PersonActor, id: string, sheet = 0): Promise<string[][]> {
  return sheetOf(await takenBytes(actor, id), sheet);
}

/** The cells of a sheet as a reader sees them. */
export async function sheetOf(bytes: Buffer, sheet = 0): Promise<string[][]> {
  const file = await openSpreadsheet(
    { size: bytes.length, open: () => Promise.resolve(Readable.from([bytes])) },
    { fileName: 'export.xlsx' },
  );
  try {
    const rows: string[][] = [];
    for await (const row of file.rows(sheet)) rows.push(row.cells.map((cell) => cell.text));
    return rows;
  } finally {
    await file.close();
  }
}

/** An export of somebody in a state, without a file. */
export async function seedExport(
  owner: { userId: string; grantId: string; unitId: string },
  state: ExportState,
): Promise<string> {
  const row = await db.export.create({
    data: {
      number: `C2026-${String(100_000 + (await db.export.count()))}`,
      noun: 'merchants',
      createdBy: owner.userId,
      grantId: owner.grantId,
      unitId: owner.unitId,
      filters: { filters: { order: 'updated' } },
      columns: ['name'],
      format: 'xlsx',
      reason: '核对名单（示例）',
      persons: 600,
      approvalAbove: 500,
      state,
    },
    select: { id: true },
  });
  return row.id;
}
