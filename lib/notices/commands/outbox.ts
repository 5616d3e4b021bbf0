import { bulkInsert } from '@/lib/server/bulk';
import { encryptValue } from '@/lib/server/crypto';
import { Prisma, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { NOTICE_CONTEXT } from '../rules';
import type { NoticeWords } from '../schema';

/** The record that sends messages: a campaign of greetings. */
export type Sender = { noun: string; recordId: string };

/** One message: for which row of the sending record, to which person, with which words. */
export type NoticeDraft = { partId: string; merchantId: string | null; words: NoticeWords };

/**
 * Puts messages into the outbox, words and addresses sealed. A row that has a message already gets no second one, so
 * that nobody is written to twice; one that still waits for its next try takes the words and the address of today.
 */
export async function queueNoticesIn(
  tx: Tx,
  sender: Sender,
  createdBy: string | null,
  drafts: readonly NoticeDraft[],
): Promise<void> {
  const partIds = drafts.map(({ partId }) => partId);
  const sealed = drafts.map((draft) => ({
    ...draft,
    ...encryptValue(JSON.stringify(draft.words), NOTICE_CONTEXT),
  }));
  const known = await tx.$queryRaw<{ partId: string }[]>(Prisma.sql`
    SELECT n."partId" FROM notice n WHERE n.noun = ${sender.noun} AND n."partId" = ANY (${partIds}::uuid[]) FOR UPDATE`);
  const taken = new Set(known.map(({ partId }) => partId));
  const again = sealed.filter(({ partId }) => taken.has(partId));
  if (again.length > 0) {
    await tx.$executeRaw(Prisma.sql`
      UPDATE notice n SET "keyId" = x."keyId", cipher = x.cipher, "updatedAt" = now()
        FROM unnest(${again.map(({ partId }) => partId)}::uuid[], ${again.map(({ keyId }) => keyId)}::text[],
                    ${again.map(({ cipher }) => cipher)}::bytea[]) AS x(part, "keyId", cipher)
       WHERE n.noun = ${sender.noun} AND n."partId" = x.part AND n.state = 'waiting'`);
  }
  await bulkInsert(
    tx,
    'notice',
    sealed
      .filter(({ partId }) => !taken.has(partId))
      .map(({ partId, merchantId, words, keyId, cipher }) => ({
        id: newId(),
        kind: words.kind,
        ...sender,
        partId,
        merchantId,
        keyId,
        cipher,
        createdBy,
      })),
  );
}

/** Takes messages that still wait out of the outbox: the rules say that these people are not to be written to. */
export async function refuseNoticesIn(tx: Tx, sender: Sender, partIds: readonly string[]): Promise<void> {
  await tx.notice.updateMany({
    where: { ...sender, partId: { in: [...partIds] }, state: 'waiting' },
    data: { state: 'refused', keyId: null, cipher: null, settledAt: new Date() },
  });
}

/**
 * Has a message sent again that failed or whose fate nobody knows, because a person decided so. False when its words are
 * gone or it is in another state.
 */
export async function retryNoticeIn(tx: Tx, sender: Sender, partId: string): Promise<boolean> {
  const { count } = await tx.notice.updateMany({
    where: { ...sender, partId, state: { in: ['unknown', 'failed'] }, cipher: { not: null } },
    data: {
      state: 'waiting',
      attempts: 0,
      dueAt: new Date(),
      runId: null,
      resultCode: null,
      resultText: null,
      resultAt: null,
      settledAt: null,
    },
  });
  return count > 0;
}

/** What a person or a mail that came back says of a message: the outbox keeps it beside what was sent. */
export async function markNoticeIn(
  tx: Tx,
  sender: Sender,
  partId: string,
  outcome: { state: 'sent' | 'bounced' | 'replied'; code?: string | null; text?: string | null },
): Promise<void> {
  await tx.notice.updateMany({
    where: { ...sender, partId, state: { in: ['sent', 'unknown', 'bounced', 'replied'] } },
    data: {
      state: outcome.state,
      resultAt: new Date(),
      settledAt: new Date(),
      ...(outcome.code === undefined ? {} : { resultCode: outcome.code }),
      ...(outcome.text === undefined ? {} : { resultText: outcome.text }),
    },
  });
}

/** A change of a message that its sender has not taken over yet. */
export type NoticeNews = {
  partId: string;
  state: 'sent' | 'unknown' | 'failed' | 'bounced' | 'replied';
  resultCode: string | null;
  resultText: string | null;
  sentAt: Date | null;
  resultAt: Date | null;
};

/** Hands each change of the sender's messages over once; the caller keeps it in the same transaction. */
export async function takeNewsIn(tx: Tx, sender: Sender): Promise<NoticeNews[]> {
  return tx.$queryRaw<NoticeNews[]>(Prisma.sql`
    UPDATE notice n SET "settledAt" = now()
     WHERE n.id IN (SELECT x.id FROM notice x
                     WHERE x.noun = ${sender.noun} AND x."recordId" = ${sender.recordId}::uuid AND x."settledAt" IS NULL
                       AND x.state IN ('sent', 'unknown', 'failed', 'bounced', 'replied')
                     ORDER BY x.id FOR UPDATE LIMIT 1000)
    RETURNING n."partId", n.state::text AS state, n."resultCode", n."resultText", n."sentAt", n."resultAt"`);
}

/** Which rows have a message that waits for its first or next try and may be tried now. */
export async function listDuePartsIn(tx: Tx, sender: Sender, most: number): Promise<string[]> {
  const rows = await tx.notice.findMany({
    where: { ...sender, state: 'waiting', dueAt: { lte: new Date() } },
    select: { partId: true },
    orderBy: { id: 'asc' },
    take: most,
  });
  return rows.map(({ partId }) => partId);
}
