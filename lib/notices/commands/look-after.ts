import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, Prisma, type Tx } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { ForbiddenError } from '@/lib/shared/errors';
import { KEEP_DAYS, LOST_MS, NONCE_HOURS } from '../rules';

/**
 * Tells the noun that sent messages that something became of them: its job `<noun>.settle` takes the news over
 * (takeNewsIn). The job carries the record's id only.
 */
export async function tellSenderIn(tx: Tx, noun: string, recordId: string): Promise<void> {
  await enqueue(tx, `${noun}.settle`, { recordId }, { key: recordId });
}

/**
 * Messages that a run had claimed when it died: handed over or not, nobody can tell, so they are shown as unknown and
 * never sent again by themselves. Every minute, by the system.
 */
export async function findLostNotices(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('notices.lost');
  await inTransaction(async (tx) => {
    const lost = await tx.notice.updateManyAndReturn({
      where: { state: 'sending', claimedAt: { lt: new Date(Date.now() - LOST_MS) } },
      data: { state: 'unknown', resultCode: 'lost', resultAt: new Date(), settledAt: null },
      select: { id: true, noun: true, recordId: true },
      limit: 500,
    });
    await recordChanges(
      tx,
      actor,
      lost.map(({ id }) => ({ noun: 'notices', recordId: id, verb: 'lost', after: { state: 'unknown' } })),
    );
    const senders = new Map(lost.map((one) => [`${one.noun}:${one.recordId}`, one]));
    for (const { noun, recordId } of senders.values()) await tellSenderIn(tx, noun, recordId);
  });
}

/** Words and addresses whose time is over go; that something was sent stays. Hourly, by the system. */
export async function tidyNotices(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('notices.tidy');
  await inTransaction(async (tx) => {
    const cleared = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
      UPDATE notice SET "keyId" = NULL, cipher = NULL
       WHERE id IN (SELECT id FROM notice WHERE cipher IS NOT NULL AND state NOT IN ('waiting', 'sending')
                      AND "updatedAt" < now() - make_interval(days => ${KEEP_DAYS}::int) LIMIT 2000)
      RETURNING id`);
    await tx.noticeReport.deleteMany({
      where: { at: { lt: new Date(Date.now() - NONCE_HOURS * 3_600_000) } },
    });
    await recordChanges(
      tx,
      actor,
      cleared.map(({ id }) => ({ noun: 'notices', recordId: id, verb: 'expire' })),
    );
  }, 60_000);
}
