import { recordChange } from '@/lib/audit/commands';
import { columnsFor, columnsNamed } from '@/lib/merchants/fields-export';
import { listLedgerIds } from '@/lib/merchants/queries/read-ledger';
import { actorOfJob } from '@/lib/server/actor-of-job';
import type { PersonActor } from '@/lib/server/actor';
import { db, inTransaction } from '@/lib/server/db';
import type { JobData } from '@/lib/server/queue';
import { removeFile, type StoredBytes } from '@/lib/server/storage';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError } from '@/lib/shared/errors';
import { canExport, canTakeFullContacts } from '../policy';
import { FILE_DAYS, needsApproval } from '../rules';
import { readQuestion } from '../schema';
import { ExportJob } from './export-job';
import { writeLedgerFile, type Beat } from './write-ledger-file';

/** The person asked for the export to be stopped. */
class ExportCancelled extends Error {
  override readonly name = 'ExportCancelled';
}

/** Another run has taken over; this one ends without a word. */
class RunSuperseded extends Error {
  override readonly name = 'RunSuperseded';
}

const runSelect = {
  id: true,
  number: true,
  createdBy: true,
  unitId: true,
  filters: true,
  columns: true,
  format: true,
  reason: true,
  fullContacts: true,
  roundTrip: true,
  persons: true,
  approvalAbove: true,
  personsBefore: true,
  decidedBy: true,
  createdAt: true,
} as const;

/** More persons than were agreed to, by at most this share, still go: people are entered while a request waits. */
const GROWN = 1.05;

/**
 * Job `exports.write`: writes the list as a file, in chunks. The rights of whoever asked are read again at the start
 * and while it runs; a filter or field that has been taken away since ends it. A list that has grown over the limit, or
 * over what was agreed to, waits for the second person again. A run that is killed begins anew and leaves one file.
 */
export async function writeExportJob(data: JobData): Promise<void> {
  const job = ExportJob.parse(data);
  const runId = newId();
  const taken = await db.export.updateMany({
    where: { id: job.exportId, state: { in: ['queued', 'running'] } },
    data: { state: 'running', runId, done: 0, phaseSince: new Date(), errorCode: null },
  });
  if (taken.count === 0) return;
  try {
    await write(job, runId);
  } catch (error) {
    await endOf(job.exportId, runId, error);
  }
}

async function write(job: ExportJob, runId: string): Promise<void> {
  const actor = await actorOfJob(job);
  const row = await db.export.findUniqueOrThrow({ where: { id: job.exportId }, select: runSelect });
  if (!canExport(actor) || row.createdBy !== actor.userId) throw new ForbiddenError('exports.write');
  if (row.fullContacts && !canTakeFullContacts(actor)) throw new ForbiddenError('exports.full_contacts');
  const allowed = columnsFor(actor);
  const columns = columnsNamed(row.columns).filter((column) => allowed.some((one) => one.key === column.key));
  const ids = await listLedgerIds(actor, readQuestion(row.filters));
  const agreed = row.decidedBy !== null && ids.length <= Math.ceil(row.persons * GROWN);
  if (needsApproval(ids.length, row.approvalAbove, row.personsBefore) && !agreed) {
    await db.export.updateMany({
      where: { id: row.id, runId },
      data: { state: 'waiting', runId: null, persons: ids.length, decidedBy: null, decidedAt: null },
    });
    return;
  }
  // the base of a sheet that comes back is read by these columns
  await db.export.update({ where: { id: row.id }, data: { columns: columns.map(({ key }) => key) } });
  await db.exportRow.deleteMany({ where: { exportId: row.id } });
  const result = await writeLedgerFile(actor, { ...row, columns, ids }, new RunBeat(job, runId, ids.length));
  await finish(actor, row.id, runId, result);
}

/** Tells how far it is about once a second, and looks whether it may go on. */
class RunBeat implements Beat {
  private last = 0;
  constructor(
    private readonly job: ExportJob,
    private readonly runId: string,
    private readonly total: number,
  ) {}

  async tell(done: number): Promise<void> {
    if (Date.now() - this.last < 1_000) return;
    this.last = Date.now();
    await actorOfJob(this.job);
    const rows = await db.export.updateManyAndReturn({
      where: { id: this.job.exportId, runId: this.runId },
      data: { done, total: this.total },
      select: { cancelAsked: true },
    });
    if (rows.length === 0) throw new RunSuperseded();
    if (rows[0]?.cancelAsked) throw new ExportCancelled();
  }
}

async function finish(
  actor: PersonActor,
  id: string,
  runId: string,
  { stored, rows }: { stored: StoredBytes; rows: number },
): Promise<void> {
  const { key, mime, size, sha256, scanState } = stored;
  const kept = await inTransaction(async (tx) => {
    const now = Date.now();
    // without an owner and without a record it hangs on: /api/files gives it to nobody, only the export's own door does
    const file = await tx.file.create({
      data: { key, mime, size: BigInt(size), sha256, scanState },
      select: { id: true },
    });
    const done = await tx.export.updateMany({
      where: { id, runId, cancelAsked: false },
      data: {
        state: 'ready',
        runId: null,
        fileId: file.id,
        rowCount: rows,
        done: rows,
        total: rows,
        readyAt: new Date(now),
        expiresAt: new Date(now + FILE_DAYS * 86_400_000),
      },
    });
    if (done.count === 0) {
      await tx.file.delete({ where: { id: file.id } });
      return false;
    }
    await recordChange(tx, actor, {
      noun: 'exports',
      recordId: id,
      verb: 'written',
      after: { persons: rows, sha256 },
    });
    return true;
  });
  if (kept) return;
  await removeFile(key);
  throw (await db.export.count({ where: { id, cancelAsked: true } })) > 0
    ? new ExportCancelled()
    : new RunSuperseded();
}

async function endOf(id: string, runId: string, error: unknown): Promise<void> {
  if (error instanceof RunSuperseded) return;
  const end = async (state: 'cancelled' | 'failed', errorCode: string | null): Promise<void> => {
    await db.exportRow.deleteMany({ where: { exportId: id } });
    await db.export.updateMany({
      where: { id, runId },
      data: { state, errorCode, runId: null, cancelAsked: false },
    });
  };
  if (error instanceof ExportCancelled) return end('cancelled', null);
  if (error instanceof ForbiddenError || (error instanceof AppError && error.code === 'job_cancelled'))
    return end('failed', 'rights_revoked');
  if (error instanceof AppError && error.code === 'unavailable') return end('failed', 'storage');
  throw error;
}
