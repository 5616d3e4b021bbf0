import { recordChange } from '@/lib/audit/commands';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, NotFoundError } from '@/lib/shared/errors';
import type { OutcomeInput } from '../schema';
import { loadForWork } from './load-greeting';

/**
 * Writes down what came back from a recipient: a bounce, a returned letter, an answer. With `closePoint` the address or
 * number is marked as not to be used, which the person's own record keeps in its history. Only for those to whom a greeting
 * went.
 */
export async function recordOutcome(actor: PersonActor, input: OutcomeInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['preparing', 'sent', 'closed']);
    const recipient = await tx.greetingRecipient.findUnique({
      where: { id: input.recipientId },
      select: {
        id: true,
        greetingId: true,
        merchantId: true,
        state: true,
        sentAt: true,
        contactPointId: true,
      },
    });
    if (!recipient || recipient.greetingId !== row.id) throw new NotFoundError('greeting_recipient');
    if (recipient.sentAt === null) throw new AppError('not_in_this_state');
    const closes = input.closePoint && input.outcome !== 'replied' && recipient.contactPointId !== null;
    await tx.greetingRecipient.update({
      where: { id: recipient.id },
      data: {
        state: input.outcome,
        resultOn: new Date(`${today()}T00:00:00Z`),
        replyNote: input.note ?? null,
        ...(closes ? { isPointClosed: true } : {}),
      },
      select: { id: true },
    });
    if (closes) {
      const closed = await tx.contactPoint.updateMany({
        where: { id: recipient.contactPointId ?? '', merchantId: recipient.merchantId, doNotUse: false },
        data: { doNotUse: true },
      });
      if (closed.count > 0) {
        await tx.merchant.update({
          where: { id: recipient.merchantId },
          data: { version: { increment: 1 } },
          select: { id: true },
        });
        await recordChange(tx, actor, {
          noun: 'merchants',
          recordId: recipient.merchantId,
          verb: 'close_contact',
          after: { contactPointId: recipient.contactPointId, greeting: row.number },
        });
      }
    }
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'outcome',
      before: { state: recipient.state },
      after: { recipientId: recipient.id, state: input.outcome, closed: closes },
    });
    return { id: row.id };
  });
}
