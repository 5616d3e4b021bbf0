import { setTimeout as pause } from 'node:timers/promises';
import { decryptValue } from '@/lib/server/crypto';
import { db, inTransaction, Prisma } from '@/lib/server/db';
import { DeliveryAway, type Delivery } from '@/lib/server/delivery';
import { env } from '@/lib/server/env';
import { openMailer, type Mailer } from '@/lib/server/mail';
import { sendSms } from '@/lib/server/sms-gateway';
import { newId } from '@/lib/server/uuid';
import type { Sender } from '../commands/outbox';
import { NOTICE_CONTEXT, retryAfter, type NoticeKind } from '../rules';
import { NoticeWords } from '../schema';

/** When a run ends before everything is sent: its time, the worker's, or somebody who has stopped the sender. */
type Limits = { until: number; signal?: AbortSignal | undefined; isWanted: () => Promise<boolean> };

type Claimed = { id: string; attempts: number; keyId: string; cipher: Buffer };

/**
 * Sends the due messages of one sender, one after another, at the pace of the settings: claimed first, sent, then marked,
 * each step committed by itself. A run that dies between claim and mark leaves a message that nobody sends again by itself
 * (`unknown`, look-after.ts). Ends when none is due or a limit says so; throws DeliveryAway when the
 * other side can't be reached, which costs no message a try.
 */
export async function sendNotices(
  sender: Sender,
  kind: NoticeKind,
  { until, signal, isWanted }: Limits,
): Promise<void> {
  const runId = newId();
  const mailer = kind === 'mail' ? await openMailer() : null;
  try {
    while (!signal?.aborted && Date.now() < until && (await isWanted())) {
      const notice = await claim(sender, kind, runId);
      if (notice === null) return;
      if (typeof notice === 'number') await pause(notice);
      else await mark(notice, runId, await deliver(mailer, notice));
      if (mailer?.isClosed()) return;
    }
  } finally {
    mailer?.close();
  }
}

const LONGEST_PAUSE_MS = 5_000;

/** The next due message, claimed for this run, or the milliseconds until the pace allows one; null when none is due. */
async function claim(sender: Sender, kind: NoticeKind, runId: string): Promise<Claimed | number | null> {
  const gapMs = 60_000 / ((kind === 'mail' ? env.mail : env.sms)?.perMinute ?? 1);
  return inTransaction(async (tx) => {
    // all workers together keep the pace: one claims at a time
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`notices.${kind}`}, 0))`;
    const [next] = await tx.$queryRaw<{ id: string; sinceMs: number | null }[]>(Prisma.sql`
      SELECT n.id, (SELECT extract(epoch FROM clock_timestamp() - max(x."claimedAt"))::float8 * 1000 FROM notice x
                     WHERE x.kind = ${kind}::"NoticeKind" AND x."claimedAt" > now() - interval '2 minutes') AS "sinceMs"
        FROM notice n
       WHERE n.noun = ${sender.noun} AND n."recordId" = ${sender.recordId}::uuid AND n.kind = ${kind}::"NoticeKind"
         AND n.state = 'waiting' AND n."dueAt" <= now() ORDER BY n.id LIMIT 1`);
    if (!next) return null;
    const waitMs = next.sinceMs === null ? 0 : gapMs - next.sinceMs;
    if (waitMs > 1) return Math.min(waitMs, LONGEST_PAUSE_MS);
    const [claimed] = await tx.$queryRaw<Claimed[]>(Prisma.sql`
      UPDATE notice SET state = 'sending', "runId" = ${runId}::uuid, "claimedAt" = clock_timestamp(),
             attempts = attempts + 1, "settledAt" = NULL, "updatedAt" = now()
       WHERE id = ${next.id}::uuid AND state = 'waiting' RETURNING id, attempts, "keyId", cipher`);
    return claimed ?? null;
  });
}

async function deliver(mailer: Mailer | null, notice: Claimed): Promise<Delivery> {
  const words = NoticeWords.parse(JSON.parse(decryptValue(notice.cipher, notice.keyId, NOTICE_CONTEXT)));
  if (words.kind === 'sms') return sendSms({ id: notice.id, phone: words.to, text: words.text });
  if (!mailer) throw new DeliveryAway('not_set');
  return mailer.send({ id: notice.id, ...words });
}

/** Writes down what became of it. A message that somebody has since taken for lost keeps that mark. */
async function mark(notice: Claimed, runId: string, delivery: Delivery): Promise<void> {
  const now = new Date();
  const mine = { id: notice.id, runId, state: 'sending' as const };
  if (delivery.outcome === 'sent') {
    await db.notice.updateMany({
      where: { ...mine, state: { in: ['sending', 'unknown'] } },
      data: {
        state: 'sent',
        runId: null,
        sentAt: now,
        messageId: delivery.reference,
        resultCode: delivery.code,
        settledAt: null,
      },
    });
    return;
  }
  const minutes = delivery.outcome === 'later' ? retryAfter(notice.attempts) : null;
  const said = { runId: null, resultCode: delivery.code, resultText: delivery.text };
  await db.notice.updateMany({
    where: mine,
    data:
      minutes === null
        ? { ...said, state: delivery.outcome === 'unknown' ? 'unknown' : 'failed', resultAt: now }
        : { ...said, state: 'waiting', dueAt: new Date(now.getTime() + minutes * 60_000) },
  });
}
