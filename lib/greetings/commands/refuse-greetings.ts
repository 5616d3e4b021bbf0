import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { limit } from '@/lib/server/rate-limit';
import { newId } from '@/lib/server/uuid';
import { ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { recipientOfToken } from '../queries/refusal-token';
import type { GreetingChannel } from '../rules';

type Refusal = { merchantId: string; channel: GreetingChannel; greetingId: string };

/**
 * Writes down that a person wants no greetings by this way any more; once is enough. From now on every list leaves the
 * person out, and messages that still wait are not sent.
 */
export async function recordRefusalIn(
  tx: Tx,
  actor: Actor,
  refusal: Refusal,
  via: 'link' | 'officer' | 'sms',
): Promise<void> {
  // two presses of one button are one refusal
  await tx.$queryRaw`SELECT 1 FROM merchant WHERE id = ${refusal.merchantId}::uuid FOR UPDATE`;
  const { merchantId, channel } = refusal;
  if ((await tx.greetingRefusal.count({ where: { merchantId, channel, withdrawnAt: null } })) > 0) return;
  await tx.greetingRefusal.create({
    data: { id: newId(), ...refusal, via, recordedBy: actor.kind === 'person' ? actor.userId : null },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    noun: 'merchants',
    recordId: merchantId,
    verb: 'refuse_greetings',
    after: { channel, via, greetingId: refusal.greetingId },
  });
}

/**
 * The one press behind the link of a mail: no more greetings by this way, or, pressed again on the page, welcome after all.
 * Whoever holds the link may; a link that nobody signed does not exist (404).
 */
export async function refuseGreetings(
  actor: Actor,
  input: { token: string; wanted: boolean },
): Promise<{ channel: GreetingChannel }> {
  if (actor.kind !== 'public') throw new ForbiddenError('greetings.refuse');
  const id = recipientOfToken(input.token);
  if (id === null) throw new NotFoundError('greeting_recipient');
  await limit('public_form', `refusal:${id}`);
  return inTransaction(async (tx) => {
    const recipient = await tx.greetingRecipient.findUnique({
      where: { id },
      select: { merchantId: true, greetingId: true, greeting: { select: { channel: true } } },
    });
    if (!recipient) throw new NotFoundError('greeting_recipient');
    const { merchantId, greetingId } = recipient;
    const { channel } = recipient.greeting;
    if (!input.wanted) {
      await recordRefusalIn(tx, actor, { merchantId, channel, greetingId }, 'link');
      return { channel };
    }
    const { count } = await tx.greetingRefusal.updateMany({
      where: { merchantId, channel, withdrawnAt: null },
      data: { withdrawnAt: new Date() },
    });
    if (count > 0) {
      await recordChange(tx, actor, {
        noun: 'merchants',
        recordId: merchantId,
        verb: 'accept_greetings',
        after: { channel },
      });
    }
    return { channel };
  });
}
