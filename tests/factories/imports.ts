import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { uploadFile } from '@/lib/files/commands';
import { startImport } from '@/lib/imports/commands/start-import';
import { confirmMapping } from '@/lib/imports/commands/map-columns';
import { applyRowsJob } from '@/lib/imports/jobs/apply-rows';
import { checkRowsJob } from '@/lib/imports/jobs/check-rows';
import { readTableJob } from '@/lib/imports/jobs/read-table';
import { undoRowsJob } from '@/lib/imports/jobs/undo-rows';
import { getBatch, type BatchDetail } from '@/lib/imports/queries/get-batch';
import { applyBatch, undoBatch } from '@/lib/imports/commands/move-batch';
import type { ReturnedSheet } from '@/tests/support/returned-sheet';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';

export const SAMPLES = 'tests/fixtures/spreadsheets';

/** A ledger that somebody uploads: the bytes, or a fixture by its name. */
export type Ledger = { fileName: string; bytes?: Buffer };

/** A list of people as CSV, for tests that say what each cell holds. */
export const csv = (...rows: readonly string[][]): Ledger => ({
  fileName: 'ledger.csv',
  bytes: Buffer.from(rows.map((row) => row.join(',')).join('\n'), 'utf8'),
});

const jobOf = (actor: PersonActor, batchId: string) => ({
  batchId,
  userId: actor.userId,
  grantId: actor.grantId,
  requestId: actor.requestId,
  address: null,
});

/** Uploads a ledger and has it read, as the wizard's first step and the worker do. */
export async function readLedger(actor: PersonActor, unitId: string, ledger: Ledger): Promise<BatchDetail> {
  const id = await uploadLedger(actor, unitId, ledger);
  await readTableJob(jobOf(actor, id));
  return getBatch(actor, id);
}

/** Uploads a ledger; the reading job waits in the queue. */
export async function uploadLedger(actor: PersonActor, unitId: string, ledger: Ledger): Promise<string> {
  const bytes = ledger.bytes ?? (await readFile(`${SAMPLES}/${ledger.fileName}`));
  const file = await uploadFile(actor, {
    stream: Readable.from([bytes]),
    fileName: ledger.fileName,
    purpose: 'ledger',
  });
  const { id } = await startImport(actor, {
    noun: 'merchants',
    unitId,
    source: '示例名单',
    basis: { kind: 'consent', evidence: '登记表（示例）', purposes: ['contact'], expiresOn: '2099-12-31' },
    fileId: file.id,
    fileName: ledger.fileName,
  });
  return id;
}

/** Takes the proposed mapping, with changes by header, and has the rows checked. */
export async function checkLedger(
  actor: PersonActor,
  batch: BatchDetail,
  changes: Readonly<Record<string, string>> = {},
): Promise<BatchDetail> {
  const columns = Object.fromEntries(
    (batch.table?.columns ?? []).map((column) => [
      String(column.column),
      changes[column.header] ?? (column.drop ? 'drop' : (column.field ?? 'keep')),
    ]),
  );
  await confirmMapping(actor, { id: batch.id, columns });
  await checkRowsJob(jobOf(actor, batch.id));
  return getBatch(actor, batch.id);
}

/** Upload to preview. */
export async function previewLedger(
  actor: PersonActor,
  unitId: string,
  ledger: Ledger,
  changes: Readonly<Record<string, string>> = {},
): Promise<BatchDetail> {
  return checkLedger(actor, await readLedger(actor, unitId, ledger), changes);
}

/** Uploads a returned sheet and has it read and checked, as the wizard and the worker do. */
export async function bringBack(
  actor: PersonActor,
  unitId: string,
  sheet: ReturnedSheet,
): Promise<BatchDetail> {
  const batch = await readLedger(actor, unitId, { fileName: 'returned.xlsx', bytes: sheet.bytes() });
  await checkRowsJob(jobOf(actor, batch.id));
  return getBatch(actor, batch.id);
}

/** Writes a previewed batch. */
export async function writeLedger(actor: PersonActor, id: string): Promise<BatchDetail> {
  await applyBatch(actor, id);
  await applyRowsJob(jobOf(actor, id));
  return getBatch(actor, id);
}

/** Upload to ledger. */
export async function importLedger(actor: PersonActor, unitId: string, ledger: Ledger): Promise<BatchDetail> {
  const batch = await previewLedger(actor, unitId, ledger);
  return writeLedger(actor, batch.id);
}

/** Takes a written batch back. */
export async function undoLedger(actor: PersonActor, id: string): Promise<BatchDetail> {
  await undoBatch(actor, id);
  await undoRowsJob(jobOf(actor, id));
  return getBatch(actor, id);
}

/** What the job of a batch carries, for running it by hand. */
export const jobFor = jobOf;

/** A batch of a unit in a state, without file or rows. */
export async function seedBatch(
  owner: { unitId: string; userId: string; grantId: string },
  state: BatchDetail['state'],
): Promise<string> {
  const batch = await db.batch.create({
    data: {
      number: `B-${await db.batch.count()}-${state}`,
      noun: 'merchants',
      unitId: owner.unitId,
      createdBy: owner.userId,
      grantId: owner.grantId,
      fileName: '示例.xlsx',
      fileSize: 1n,
      state,
    },
    select: { id: true },
  });
  return batch.id;
}
