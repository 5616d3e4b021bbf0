import { recordChange } from '@/lib/audit/commands';
import { markNoticeIn } from '@/lib/notices/commands/outbox';
import { readReturned } from '@/lib/notices/rules-returned';
import type { PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, NotFoundError } from '@/lib/shared/errors';
import type { GreetingRecord } from '../queries/read-greeting';
import { noticeKindOf } from '../rules';
import type { OutcomeInput } from '../schema';
import { loadForWork } from './load-greeting';
import { recordRefusalIn } from './refuse-greetings';
import { senderOf } from './send-greeting';

const recipientSelect = {
  id: true,
  greetingId: true,
  merchantId: true,
  state: true,
  sentAt: true,
  contactPointId: true,
} as const;

type Recipient = {
  id: string;
  merchantId: string;
  state: string;
  contactPointId: string | null;
};

type Outcome = {
  state: 'bounced' | 'returned' | 'replied';
  code: string | null;
  note: string | null;
  closes: boolean;
};

/** Writes one outcome down, on the list and in the outbox; closes the address or number where asked. */
async function applyIn(
  tx: Tx,
  actor: PersonActor,
  row: GreetingRecord,
  recipient: Recipient,
  outcome: Outcome,
): Promise<void> {
  const closes = outcome.closes && outcome.state !== 'replied' && recipient.contactPointId !== null;
  await tx.greetingRecipient.update({
    where: { id: recipient.id },
    data: {
      state: outcome.state,
      resultOn: new Date(`${today()}T00:00:00Z`),
      replyNote: outcome.note,
      ...(outcome.code ? { resultCode: outcome.code } : {}),
      ...(closes ? { isPointClosed: true } : {}),
    },
    select: { id: true },
  });
  if (noticeKindOf(row.channel) !== null && outcome.state !== 'returned') {
    await markNoticeIn(tx, senderOf(row.id), recipient.id, {
      state: outcome.state,
      ...(outcome.code ? { code: outcome.code } : {}),
    });
  }
  if (closes) await closePointIn(tx, actor, row, recipient);
  await recordChange(tx, actor, {
    noun: 'greetings',
    recordId: row.id,
    verb: 'outcome',
    before: { state: recipient.state },
    after: { recipientId: recipient.id, state: outcome.state, closed: closes },
  });
}

async function closePointIn(
  tx: Tx,
  actor: PersonActor,
  row: GreetingRecord,
  recipient: Recipient,
): Promise<void> {
  const closed = await tx.contactPoint.updateMany({
    where: { id: recipient.contactPointId ?? '', merchantId: recipient.merchantId, doNotUse: false },
    data: { doNotUse: true },
  });
  if (closed.count === 0) return;
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

/**
 * Writes down what came back from a recipient: a bounce, a returned letter, an answer. With `closePoint` the address or
 * number is marked as not to be used, which the person's own record keeps in its history; with `refuses` the person gets no
 * greetings by this way any more. Only for those to whom a greeting went.
 */
export async function recordOutcome(actor: PersonActor, input: OutcomeInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['preparing', 'sent', 'closed']);
    const recipient = await tx.greetingRecipient.findUnique({
      where: { id: input.recipientId },
      select: recipientSelect,
    });
    if (!recipient || recipient.greetingId !== row.id) throw new NotFoundError('greeting_recipient');
    if (recipient.sentAt === null) throw new AppError('not_in_this_state');
    await applyIn(tx, actor, row, recipient, {
      state: input.outcome,
      code: null,
      note: input.note ?? null,
      closes: input.closePoint,
    });
    if (input.refuses) {
      const refusal = { merchantId: recipient.merchantId, channel: row.channel, greetingId: row.id };
      await recordRefusalIn(tx, actor, refusal, 'officer');
    }
    return { id: row.id };
  });
}

/** How many mails of an upload said what. */
export type ReturnedCounts = { bounced: number; replied: number; other: number };

/**
 * Takes in mails that came back to the sender's mailbox and were saved as files: delivery failures and answers, told apart
 * and matched by the id that each mail of a campaign carries. With `closeUnknown`, addresses that do not exist are marked
 * as not to be used. What speaks of no mail of this campaign is counted and changes nothing.
 */
export async function recordReturnedMails(
  actor: PersonActor,
  input: { id: string; files: readonly Uint8Array[]; closeUnknown: boolean },
): Promise<ReturnedCounts> {
  const mails = input.files.map(readReturned);
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, { id: input.id }, ['preparing', 'sent', 'closed']);
    if (row.channel !== 'email') throw new AppError('not_in_this_state');
    const known = await tx.notice.findMany({
      where: { id: { in: mails.flatMap(({ noticeIds }) => noticeIds) }, ...senderOf(row.id) },
      select: { id: true, partId: true },
      take: 1_000,
    });
    const partOf = new Map(known.map(({ id, partId }) => [id, partId]));
    const people = await tx.greetingRecipient.findMany({
      where: { id: { in: [...partOf.values()] }, greetingId: row.id, state: { not: 'left_out' } },
      select: recipientSelect,
      take: 1_000,
    });
    const counts = { bounced: 0, replied: 0, other: 0 };
    for (const mail of mails) {
      const part = mail.noticeIds.map((id) => partOf.get(id)).find((one) => one !== undefined);
      const recipient = people.find(({ id }) => id === part);
      if (!recipient || mail.kind === 'other') {
        counts.other += 1;
        continue;
      }
      const state = mail.kind === 'bounce' ? 'bounced' : 'replied';
      await applyIn(tx, actor, row, recipient, {
        state,
        code: mail.code,
        note: mail.text,
        closes: input.closeUnknown && mail.isUnknownAddress,
      });
      counts[state] += 1;
    }
    return counts;
  }, 60_000);
}
