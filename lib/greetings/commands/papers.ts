import { recordChange, recordChanges } from '@/lib/audit/commands';
import { readPublicProgramme } from '@/lib/programme/queries';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { bulkInsert } from '@/lib/server/bulk';
import { db, inTransaction } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { limit } from '@/lib/server/rate-limit';
import { removeFile } from '@/lib/server/storage';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canUpdateGreeting } from '../policy';
import { readGreeting } from '../queries/read-greeting';
import { cutIntoPapers, papersOf } from '../rules';
import type { PaperInput } from '../schema';
import { loadForWork } from './load-greeting';

/**
 * Asks for letters, cards, labels or the gateway's sheet of an approved campaign: files with full addresses or numbers, of
 * at most 500 persons each. The campaign's approval by a second person is the one that a list of so many persons needs
 * (profile.exportApprovalPersons); the audit row names it. Mails have no files.
 */
export async function askPapers(actor: PersonActor, input: PaperInput): Promise<{ id: string }> {
  await limit('export', actor.userId);
  const { profile } = await readPublicProgramme();
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['approved', 'preparing']);
    // the programme itself writes to these people
    if (row.sending !== null) throw new AppError('not_in_this_state');
    if (!papersOf(row.channel).includes(input.kind)) throw FieldErrors.of('kind', 'not_in_list');
    const last = await tx.greetingRecipient.findFirst({
      where: { greetingId: row.id, state: 'ready' },
      select: { sortNo: true },
      orderBy: { sortNo: 'desc' },
    });
    if (!last) throw FieldErrors.of('kind', 'greeting_nobody');
    const parts = cutIntoPapers(last.sortNo + 1);
    const base = {
      greetingId: row.id,
      kind: input.kind,
      layout: input.kind === 'labels' ? (input.layout ?? null) : null,
      parts: parts.length,
      createdBy: actor.userId,
      grantId: actor.grantId,
      requestId: actor.requestId,
    };
    await bulkInsert(
      tx,
      'greeting_paper',
      parts.map(({ fromNo, toNo }, index) => ({
        id: newId(),
        ...base,
        part: index + 1,
        fromNo,
        toNo,
        total: toNo - fromNo,
      })),
    );
    if (row.state === 'approved') {
      await tx.greeting.update({
        where: { id: row.id },
        data: { state: 'preparing', version: { increment: 1 } },
        select: { id: true },
      });
    }
    const persons = await tx.greetingRecipient.count({ where: { greetingId: row.id, state: 'ready' } });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'ask_papers',
      before: { state: row.state },
      after: {
        state: 'preparing',
        kind: input.kind,
        layout: base.layout,
        persons,
        fullContacts: true,
        exportApprovalPersons: profile.exportApprovalPersons,
        approvedBy: row.decidedBy,
      },
    });
    const { userId, grantId, requestId } = actor;
    await enqueue(
      tx,
      'greetings.papers',
      { greetingId: row.id, userId, grantId, requestId },
      { key: `${row.id}:${input.kind}` },
    );
    return { id: row.id };
  });
}

/** The written file, for the route that sends it. */
export type TakenPaper = { key: string; mime: string; size: number; fileName: string };

const ENDINGS: Readonly<Record<string, string>> = { sms: 'csv' };

/**
 * A file of a campaign, for those who work on it. Every download is an audited act; an unfinished or expired one is
 * refused (`not_in_this_state`), one of another unit's campaign does not exist.
 */
export async function takePaper(actor: PersonActor, id: string): Promise<TakenPaper> {
  return inTransaction(async (tx) => {
    const paper = await tx.greetingPaper.findUnique({
      where: { id },
      select: {
        id: true,
        greetingId: true,
        kind: true,
        part: true,
        parts: true,
        state: true,
        fileId: true,
        expiresAt: true,
        total: true,
      },
    });
    // whoever may not list campaigns is refused before anything is looked up
    const row = await readGreeting(actor, paper?.greetingId ?? id, tx);
    if (!paper) throw new NotFoundError('greeting_paper');
    if (!canUpdateGreeting(actor, row)) throw new ForbiddenError('greetings.papers');
    const isOver = paper.expiresAt === null || paper.expiresAt < new Date();
    const file = paper.fileId
      ? await tx.file.findUnique({
          where: { id: paper.fileId },
          select: { key: true, mime: true, size: true },
        })
      : null;
    if (paper.state !== 'ready' || isOver || !file) throw new AppError('not_in_this_state');
    await tx.greetingPaper.update({
      where: { id },
      data: { downloadedAt: new Date(), downloads: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'download',
      after: { kind: paper.kind, part: paper.part, persons: paper.total },
    });
    const part = paper.parts > 1 ? `-${paper.part}` : '';
    return {
      key: file.key,
      mime: file.mime,
      size: Number(file.size),
      fileName: `${row.number}-${paper.kind}${part}.${ENDINGS[paper.kind] ?? 'docx'}`,
    };
  });
}

/** A file on which nothing was heard for so long has lost its worker. */
const SILENT_MS = 90_000;

/** Puts files whose worker has died back into the queue, on behalf of the same person. Every minute, by the system. */
export async function resumePapers(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('greetings.resume');
  await inTransaction(async (tx) => {
    const silent = await tx.greetingPaper.updateManyAndReturn({
      where: { state: 'running', updatedAt: { lt: new Date(Date.now() - SILENT_MS) } },
      data: { runId: null, state: 'queued', done: 0 },
      select: { greetingId: true, kind: true, createdBy: true, grantId: true },
      limit: 50,
    });
    const works = new Map(silent.map((one) => [`${one.greetingId}:${one.kind}`, one]));
    for (const [key, { greetingId, createdBy: userId, grantId }] of works) {
      const { requestId } = actor;
      await enqueue(tx, 'greetings.papers', { greetingId, userId, grantId, requestId }, { key });
    }
    await recordChanges(
      tx,
      actor,
      [...works.values()].map(({ greetingId }) => ({
        noun: 'greetings',
        recordId: greetingId,
        verb: 'resume',
      })),
    );
  });
}

/** Removes files whose time is over; that they were there stays on record. Hourly, by the system. */
export async function expirePapers(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('greetings.expire');
  const stale = await db.greetingPaper.findMany({
    where: { state: 'ready', expiresAt: { lt: new Date() } },
    select: { id: true, greetingId: true, fileId: true, kind: true, part: true },
    orderBy: { id: 'asc' },
    take: 200,
  });
  const fileIds = stale.flatMap(({ fileId }) => (fileId ? [fileId] : []));
  const files = await db.file.findMany({ where: { id: { in: fileIds } }, select: { key: true }, take: 200 });
  for (const { key } of files) await removeFile(key);
  await inTransaction(async (tx) => {
    await tx.greetingPaper.updateMany({
      where: { id: { in: stale.map(({ id }) => id) } },
      data: { state: 'expired', fileId: null },
    });
    await tx.file.deleteMany({ where: { id: { in: fileIds } } });
    await recordChanges(
      tx,
      actor,
      stale.map(({ greetingId, kind, part }) => ({
        noun: 'greetings',
        recordId: greetingId,
        verb: 'expire',
        after: { kind, part },
      })),
    );
  }, 60_000);
}
