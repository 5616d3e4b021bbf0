import { recordChange } from '@/lib/audit/commands';
import {
  listDuePartsIn,
  queueNoticesIn,
  refuseNoticesIn,
  type NoticeDraft,
} from '@/lib/notices/commands/outbox';
import { sendNotices } from '@/lib/notices/jobs/send-notices';
import type { PersonActor } from '@/lib/server/actor';
import { actorOfJob, systemActor } from '@/lib/server/actor-of-job';
import { db, inTransaction, type Tx } from '@/lib/server/db';
import { DeliveryAway } from '@/lib/server/delivery';
import { enqueue, type JobData } from '@/lib/server/queue';
import { today } from '@/lib/shared/dates';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { recheckRecipientsIn } from '../commands/freeze-recipients';
import { senderOf, stopRevoked } from '../commands/send-greeting';
import { settleIn } from '../commands/settle-greeting';
import { canUpdateGreeting } from '../policy';
import { readGreeting, type GreetingRecord } from '../queries/read-greeting';
import { noticeKindOf } from '../rules';
import { makeComposer } from './compose-message';
import { GreetingJob } from './greeting-job';
import { readCopies } from './read-copies';

/** People who are asked about and written to together: few, so that the rules are asked within a minute of sending. */
const PER_CHUNK = 25;
/** A run hands over to the next one after so long, well within the job's time. */
const RUN_MS = 10 * 60_000;

/**
 * Job `greetings.send`: writes to the people of a campaign, a few at a time. For each few the rules are asked again, the
 * messages put into the outbox, sent, and what became of them written down. Everything is kept step by step, so a run that
 * was killed leaves at most one message of unknown fate, and the next run goes on behind it.
 */
export async function sendGreetingJob(data: JobData, signal?: AbortSignal): Promise<void> {
  const job = GreetingJob.parse(data);
  const until = Date.now() + RUN_MS;
  try {
    const actor = await actorOfJob(job);
    for (;;) {
      const kind = await prepareNext(actor, job.greetingId);
      if (kind === null) break;
      await sendNotices(senderOf(job.greetingId), kind, {
        until,
        signal,
        isWanted: () => isRunning(job.greetingId),
      });
      await inTransaction((tx) => settleIn(tx, actor, job.greetingId));
      if (signal?.aborted || Date.now() >= until) break;
    }
    await inTransaction((tx) => finishIn(tx, actor, job));
  } catch (error) {
    if (error instanceof DeliveryAway) return noteAway(job.greetingId, error.code);
    const isRevoked =
      error instanceof ForbiddenError ||
      error instanceof NotFoundError ||
      (error instanceof AppError && error.code === 'job_cancelled');
    if (!isRevoked) throw error;
    await stopRevoked(systemActor('greetings.send'), job.greetingId);
  }
}

async function isRunning(greetingId: string): Promise<boolean> {
  return (await db.greeting.count({ where: { id: greetingId, sending: 'running' } })) > 0;
}

/** Puts the next few into the outbox and tells the kind of their messages; null when there is nobody to write to now. */
async function prepareNext(actor: PersonActor, greetingId: string): Promise<'mail' | 'sms' | null> {
  const next = await inTransaction((tx) => chooseIn(tx, actor, greetingId));
  if (next === null) return null;
  const { row, kind, ids } = next;
  const copies = await readCopies(actor, row, { ids });
  const compose = await makeComposer(row);
  const drafts: NoticeDraft[] = copies.map((copy) => ({
    partId: copy.recipientId,
    merchantId: copy.merchantId,
    words: compose(copy),
  }));
  await inTransaction((tx) => queueIn(tx, actor, row, ids, drafts));
  return kind;
}

type Next = { row: GreetingRecord; kind: 'mail' | 'sms'; ids: string[] };

/** The next few, asked about once more: people who wait for their first message, and those whose next try is due. */
async function chooseIn(tx: Tx, actor: PersonActor, greetingId: string): Promise<Next | null> {
  const sender = senderOf(greetingId);
  await tx.$queryRaw`SELECT 1 FROM greeting WHERE id = ${greetingId}::uuid FOR UPDATE`;
  const row = await readGreeting(actor, greetingId, tx);
  if (!canUpdateGreeting(actor, row)) throw new ForbiddenError('greetings.send');
  const kind = noticeKindOf(row.channel);
  if (row.sending !== 'running' || row.state !== 'preparing' || kind === null) return null;
  const due = await listDuePartsIn(tx, sender, PER_CHUNK);
  const people = await tx.greetingRecipient.findMany({
    where: { greetingId, OR: [{ state: 'ready' }, { state: 'sending', id: { in: due } }] },
    select: { id: true, merchantId: true, contactPointId: true },
    orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
    take: PER_CHUNK,
  });
  const out = await recheckRecipientsIn(tx, actor, row, people);
  if (out.size > 0) {
    await refuseNoticesIn(tx, sender, [...out.keys()]);
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: greetingId,
      verb: 'leave_out',
      after: { leftOut: out.size },
    });
  }
  return people.length === 0
    ? null
    : { row, kind, ids: people.map(({ id }) => id).filter((id) => !out.has(id)) };
}

async function queueIn(
  tx: Tx,
  actor: PersonActor,
  row: GreetingRecord,
  ids: readonly string[],
  drafts: readonly NoticeDraft[],
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM greeting WHERE id = ${row.id}::uuid FOR UPDATE`;
  const queued = drafts.map(({ partId }) => partId);
  // the address went between asking and reading: no way to write there
  const missing = ids.filter((id) => !queued.includes(id));
  await refuseNoticesIn(tx, senderOf(row.id), missing);
  await tx.greetingRecipient.updateMany({
    where: { id: { in: missing } },
    data: { state: 'left_out', reason: 'no_contact' },
  });
  await queueNoticesIn(tx, senderOf(row.id), actor.userId, drafts);
  await tx.greetingRecipient.updateMany({
    where: { id: { in: queued }, state: 'ready' },
    data: { state: 'sending' },
  });
  await tx.greeting.updateMany({ where: { id: row.id }, data: { sendingCode: null } });
}

/** Ends the campaign's sending when nobody waits any more, goes on later when somebody does; contacts are written. */
async function finishIn(tx: Tx, actor: PersonActor, job: GreetingJob): Promise<void> {
  const { greetingId } = job;
  await tx.$queryRaw`SELECT 1 FROM greeting WHERE id = ${greetingId}::uuid FOR UPDATE`;
  const row = await readGreeting(actor, greetingId, tx);
  const by = { userId: job.userId, grantId: job.grantId, requestId: job.requestId };
  await enqueue(tx, 'greetings.record', { greetingId, ...by }, { key: greetingId });
  if (row.sending !== 'running') return;
  const [ready, sending, sent] = await Promise.all([
    tx.greetingRecipient.count({ where: { greetingId, state: 'ready' } }),
    tx.greetingRecipient.count({ where: { greetingId, state: 'sending' } }),
    tx.greetingRecipient.count({ where: { greetingId, sentAt: { not: null } } }),
  ]);
  if (ready > 0) await enqueue(tx, 'greetings.send', { greetingId, ...by }, { key: greetingId });
  if (ready + sending > 0) return;
  await tx.greeting.update({
    where: { id: greetingId },
    data: {
      state: 'sent',
      sending: null,
      sentOn: row.sentOn ?? new Date(`${today()}T00:00:00Z`),
      version: { increment: 1 },
    },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    noun: 'greetings',
    recordId: greetingId,
    verb: 'sent_all',
    before: { state: 'sending' },
    after: { state: 'sent', sent },
  });
}

/** The server is away: the page says so, and the next minute tries again. */
async function noteAway(greetingId: string, code: string): Promise<void> {
  await db.greeting.updateMany({
    where: { id: greetingId, sending: 'running' },
    data: { sendingCode: code },
  });
}
