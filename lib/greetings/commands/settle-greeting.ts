import { recordChange } from '@/lib/audit/commands';
import { takeNewsIn } from '@/lib/notices/commands/outbox';
import { REFUSED_CODE } from '@/lib/notices/commands/take-report';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, Prisma, type Tx } from '@/lib/server/db';
import { ForbiddenError } from '@/lib/shared/errors';
import { canListGreetings } from '../policy';
import { recordRefusalIn } from './refuse-greetings';
import { senderOf } from './send-greeting';

/**
 * Takes over what became of a campaign's messages: each change once, into the recipient's row. Who answered an SMS that no
 * more are wanted gets none any more.
 */
export async function settleIn(tx: Tx, actor: Actor, greetingId: string): Promise<number> {
  if (!canListGreetings(actor)) throw new ForbiddenError('greetings.settle');
  const news = await takeNewsIn(tx, senderOf(greetingId));
  if (news.length === 0) return 0;
  const column = <T>(read: (one: (typeof news)[number]) => T): T[] => news.map(read);
  await tx.$executeRaw(Prisma.sql`
    UPDATE greeting_recipient r SET state = x.state::"GreetingRecipientState", "sentAt" = coalesce(x.sent, r."sentAt"),
           "resultCode" = x.code, "replyNote" = coalesce(x.said, r."replyNote"),
           "resultOn" = (x.told AT TIME ZONE 'Asia/Shanghai')::date, "updatedAt" = now()
      FROM unnest(${column((one) => one.partId)}::uuid[], ${column((one) => one.state)}::text[],
                  ${column((one) => one.sentAt)}::timestamptz[], ${column((one) => one.resultAt)}::timestamptz[],
                  ${column((one) => one.resultCode)}::text[], ${column((one) => one.resultText)}::text[])
           AS x(part, state, sent, told, code, said)
     WHERE r.id = x.part AND r."greetingId" = ${greetingId}::uuid AND r.state <> 'left_out'`);
  await refusalsIn(
    tx,
    actor,
    greetingId,
    news.filter(({ resultCode }) => resultCode === REFUSED_CODE).map(({ partId }) => partId),
  );
  await recordChange(tx, actor, {
    noun: 'greetings',
    recordId: greetingId,
    verb: 'settle',
    after: Object.fromEntries(
      [...new Set(news.map(({ state }) => state))].map((state) => [
        `${state}Count`,
        news.filter((one) => one.state === state).length,
      ]),
    ),
  });
  return news.length;
}

async function refusalsIn(tx: Tx, actor: Actor, greetingId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const people = await tx.greetingRecipient.findMany({
    where: { id: { in: [...ids] }, greetingId },
    select: { merchantId: true, greeting: { select: { channel: true } } },
    orderBy: { id: 'asc' },
    take: ids.length,
  });
  for (const { merchantId, greeting } of people) {
    await recordRefusalIn(tx, actor, { merchantId, channel: greeting.channel, greetingId }, 'sms');
  }
}

/** The outbox has news of a campaign. By the system. */
export async function settleGreeting(actor: Actor, greetingId: string): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('greetings.settle');
  await inTransaction((tx) => settleIn(tx, actor, greetingId));
}
