import { PassThrough, Readable } from 'node:stream';
import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { actorOfJob } from '@/lib/server/actor-of-job';
import { db, inTransaction } from '@/lib/server/db';
import { DOCX_MIME } from '@/lib/server/paper/docx-parts';
import type { JobData } from '@/lib/server/queue';
import { writeCsv } from '@/lib/server/spreadsheet/write-csv';
import { removeFile, saveOwn, type StoredBytes } from '@/lib/server/storage';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { recheckRecipientsIn } from '../commands/freeze-recipients';
import { canUpdateGreeting } from '../policy';
import { readGreeting, type GreetingRecord } from '../queries/read-greeting';
import { PAPER_DAYS } from '../rules';
import { GreetingJob } from './greeting-job';
import { composePaper } from './compose-paper';
import { readCopies } from './read-copies';

const paperSelect = {
  id: true,
  kind: true,
  layout: true,
  part: true,
  parts: true,
  fromNo: true,
  toNo: true,
  createdBy: true,
  grantId: true,
  requestId: true,
} as const;

/** Another run has taken the file over; this one ends without a word. */
class RunSuperseded extends Error {
  override readonly name = 'RunSuperseded';
}

/**
 * Job `greetings.papers`: writes the waiting files of a campaign one after another, each on behalf of whoever asked for
 * it. A killed run leaves finished files as they are and its present one to `greetings.resume`, which has it begun anew.
 */
export async function writePapersJob(data: JobData, signal?: AbortSignal): Promise<void> {
  const { greetingId } = GreetingJob.parse(data);
  while (!signal?.aborted) {
    const paper = await claim(greetingId);
    if (!paper) return;
    try {
      await writePaper(greetingId, paper);
    } catch (error) {
      await endOf(paper, error);
    }
  }
}

type Claimed = NonNullable<Awaited<ReturnType<typeof claim>>>;

async function claim(greetingId: string) {
  const runId = newId();
  for (;;) {
    const next = await db.greetingPaper.findFirst({
      where: { greetingId, state: 'queued' },
      select: paperSelect,
      orderBy: [{ createdAt: 'asc' }, { part: 'asc' }, { id: 'asc' }],
    });
    if (!next) return null;
    const { count } = await db.greetingPaper.updateMany({
      where: { id: next.id, state: 'queued' },
      data: { state: 'running', runId, done: 0, phaseSince: new Date(), errorCode: null },
    });
    // another worker was faster: the next one, then
    if (count > 0) return { ...next, runId };
  }
}

async function writePaper(greetingId: string, paper: Claimed): Promise<void> {
  const { createdBy: userId, grantId, requestId } = paper;
  const actor = await actorOfJob({ userId, grantId, requestId });
  const row = await readGreeting(actor, greetingId);
  if (!canUpdateGreeting(actor, row)) throw new ForbiddenError('greetings.papers');
  if (row.state !== 'preparing') throw new AppError('not_in_this_state');
  const inRange = { greetingId, state: 'ready' as const, sortNo: { gte: paper.fromNo, lt: paper.toNo } };
  const select = { id: true, merchantId: true, contactPointId: true } as const;
  const list = { where: inRange, select, orderBy: [{ sortNo: 'asc' }, { id: 'asc' }] } as const;
  await inTransaction(async (tx) => {
    const waiting = await tx.greetingRecipient.findMany({ ...list, orderBy: [...list.orderBy], take: 1_000 });
    const out = await recheckRecipientsIn(tx, actor, row, waiting);
    if (out.size > 0) {
      await recordChange(tx, actor, {
        noun: 'greetings',
        recordId: greetingId,
        verb: 'leave_out',
        after: { leftOut: out.size },
      });
    }
  });
  const copies = await readCopies(actor, row, { fromNo: paper.fromNo, toNo: paper.toNo });
  const beat = async (done: number): Promise<void> => {
    const { count } = await db.greetingPaper.updateMany({
      where: { id: paper.id, runId: paper.runId },
      data: { done, total: copies.length },
    });
    if (count === 0) throw new RunSuperseded();
  };
  await beat(0);
  const stored = await writeFile(actor, row, paper, copies, beat);
  await finish(
    actor,
    row,
    paper,
    stored,
    copies.map(({ recipientId }) => recipientId),
  );
}

async function writeFile(
  actor: PersonActor,
  row: GreetingRecord,
  paper: Claimed,
  copies: Awaited<ReturnType<typeof readCopies>>,
  beat: (done: number) => Promise<void>,
): Promise<StoredBytes> {
  const written = await composePaper(actor, row, paper, copies);
  await beat(copies.length);
  if (written.kind === 'docx') {
    return saveOwn({ stream: Readable.from([written.bytes]), mime: DOCX_MIME, encrypted: true });
  }
  const output = new PassThrough();
  const [stored] = await Promise.all([
    saveOwn({ stream: output, mime: 'text/csv', encrypted: true }),
    writeCsv(output, written.header, written.rows),
  ]);
  return stored;
}

async function finish(
  actor: PersonActor,
  row: GreetingRecord,
  paper: Claimed,
  stored: StoredBytes,
  recipientIds: readonly string[],
): Promise<void> {
  const { key, mime, size, sha256, scanState } = stored;
  const kept = await inTransaction(async (tx) => {
    const now = Date.now();
    // hangs on no record: /api/files gives it to nobody, only the campaign's own door does
    const file = await tx.file.create({
      data: { key, mime, size: BigInt(size), sha256, scanState },
      select: { id: true },
    });
    const done = await tx.greetingPaper.updateMany({
      where: { id: paper.id, runId: paper.runId, state: 'running' },
      data: {
        state: 'ready',
        runId: null,
        fileId: file.id,
        done: recipientIds.length,
        total: recipientIds.length,
        readyAt: new Date(now),
        expiresAt: new Date(now + PAPER_DAYS * 86_400_000),
      },
    });
    if (done.count === 0) {
      await tx.file.delete({ where: { id: file.id } });
      return false;
    }
    await tx.greetingRecipient.updateMany({
      where: { id: { in: [...recipientIds] } },
      data: { printedAt: new Date(now) },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'written',
      after: { kind: paper.kind, part: paper.part, persons: recipientIds.length, sha256 },
    });
    return true;
  });
  if (kept) return;
  await removeFile(key);
  throw new RunSuperseded();
}

/** A failure that a person can mend ends the file with its reason; anything else is tried again. */
async function endOf(paper: Claimed, error: unknown): Promise<void> {
  if (error instanceof RunSuperseded) return;
  const fail = (errorCode: string) =>
    db.greetingPaper.updateMany({
      where: { id: paper.id, runId: paper.runId },
      data: { state: 'failed', errorCode, runId: null },
    });
  const isRevoked =
    error instanceof ForbiddenError ||
    error instanceof NotFoundError ||
    (error instanceof AppError && error.code === 'job_cancelled');
  if (isRevoked) return void (await fail('rights_revoked'));
  if (error instanceof AppError && error.code === 'not_in_this_state') return void (await fail('state'));
  if (error instanceof AppError && error.code === 'unavailable') return void (await fail('storage'));
  // back into the queue as it was, then tried again with the job
  await db.greetingPaper.updateMany({
    where: { id: paper.id, runId: paper.runId, state: 'running' },
    data: { state: 'queued', runId: null, done: 0 },
  });
  throw error;
}
