import { recordChange, recordChanges } from '@/lib/audit/commands';
import { retryNoticeIn, markNoticeIn } from '@/lib/notices/commands/outbox';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { inTransaction, Prisma, type Tx } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { adapters } from '../queries/sending';
import { canSendByItself } from '../rules';
import type { GreetingAct, UnsettledInput } from '../schema';
import { loadForWork } from './load-greeting';

/** Where a campaign's messages stand in the outbox. */
export const senderOf = (greetingId: string) => ({ noun: 'greetings', recordId: greetingId });

async function runIn(tx: Tx, actor: PersonActor, greetingId: string): Promise<void> {
  await tx.greeting.update({
    where: { id: greetingId },
    data: {
      state: 'preparing',
      sending: 'running',
      sendingBy: actor.userId,
      sendingGrantId: actor.grantId,
      sendingCode: null,
      version: { increment: 1 },
    },
    select: { id: true },
  });
  const { userId, grantId, requestId } = actor;
  await enqueue(tx, 'greetings.send', { greetingId, userId, grantId, requestId }, { key: greetingId });
}

/**
 * Has the programme send an approved campaign by mail, or by SMS through the gateway: a job writes to one person after
 * another on behalf of whoever pressed. Goes on with one that was stopped. Refuses a campaign whose gateway sheet was
 * already made (`greeting_sheet_made`): nobody is to be written to twice by two ways.
 */
export async function startSending(actor: PersonActor, input: GreetingAct): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['approved', 'preparing']);
    if (!canSendByItself(row.channel, adapters()) || row.sending === 'running')
      throw new AppError('not_in_this_state');
    const sheets = await tx.greetingPaper.count({
      where: { greetingId: row.id, state: { notIn: ['failed'] } },
    });
    if (sheets > 0) throw FieldErrors.of('_form', 'greeting_sheet_made');
    await runIn(tx, actor, row.id);
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'send',
      before: { state: row.state },
      after: { state: 'sending', channel: row.channel },
    });
    return { id: row.id };
  });
}

/** Stops the sending after the message that is on its way; what waits, waits until somebody goes on. */
export async function stopSending(actor: PersonActor, input: GreetingAct): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['preparing']);
    if (row.sending !== 'running') throw new AppError('not_in_this_state');
    await stopIn(tx, actor, row.id, null);
    return { id: row.id };
  });
}

async function stopIn(tx: Tx, actor: Actor, greetingId: string, code: string | null): Promise<void> {
  const { count } = await tx.greeting.updateMany({
    where: { id: greetingId, sending: 'running' },
    data: { sending: 'stopped', sendingCode: code, version: { increment: 1 } },
  });
  if (count === 0) return;
  await recordChange(tx, actor, {
    noun: 'greetings',
    recordId: greetingId,
    verb: 'stop_sending',
    ...(code ? { reason: code } : {}),
  });
}

/** The system stops a campaign whose person may not send it any more; somebody else may go on. */
export async function stopRevoked(actor: Actor, greetingId: string): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('greetings.stop');
  await inTransaction((tx) => stopIn(tx, actor, greetingId, 'rights_revoked'));
}

/**
 * What a person decides about a message that could not be sent or whose fate nobody knows: send it again, or it has
 * arrived. Nothing else ever sends a message twice, and the log keeps who decided so.
 */
export async function settleUnsettled(actor: PersonActor, input: UnsettledInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['preparing', 'sent']);
    const recipient = await tx.greetingRecipient.findUnique({
      where: { id: input.recipientId },
      select: { id: true, greetingId: true, state: true },
    });
    if (!recipient || recipient.greetingId !== row.id) throw new NotFoundError('greeting_recipient');
    const { id, state } = recipient;
    if (input.decision === 'arrived') {
      if (state !== 'unknown') throw new AppError('not_in_this_state');
      await markNoticeIn(tx, senderOf(row.id), id, { state: 'sent' });
      await tx.greetingRecipient.update({
        where: { id },
        data: { state: 'sent', sentAt: new Date() },
        select: { id: true },
      });
      const { userId, grantId, requestId } = actor;
      await enqueue(
        tx,
        'greetings.record',
        { greetingId: row.id, userId, grantId, requestId },
        { key: row.id },
      );
    } else {
      const isOpen = state === 'unknown' || state === 'failed';
      if (!isOpen || !canSendByItself(row.channel, adapters())) throw new AppError('not_in_this_state');
      if (!(await retryNoticeIn(tx, senderOf(row.id), id))) throw new AppError('not_in_this_state');
      await tx.greetingRecipient.update({
        where: { id },
        data: { state: 'sending', resultCode: null, resultOn: null, replyNote: null },
        select: { id: true },
      });
      await runIn(tx, actor, row.id);
    }
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: input.decision === 'again' ? 'send_again' : 'outcome',
      before: { state },
      after: { recipientId: id, state: input.decision === 'again' ? 'sending' : 'sent' },
    });
    return { id: row.id };
  });
}

type Quiet = { id: string; sendingBy: string; sendingGrantId: string };

/**
 * Campaigns that are being sent and have been quiet for a minute: the worker died, the server was away, or the next try of
 * a message is due. A server that is away is asked again every five minutes. Each goes on, on behalf of the same person.
 * Every minute, by the system.
 */
export async function resumeSending(actor: Actor): Promise<void> {
  if (actor.kind !== 'system') throw new ForbiddenError('greetings.send');
  await inTransaction(async (tx) => {
    const quiet = await tx.$queryRaw<Quiet[]>(Prisma.sql`
      SELECT g.id, g."sendingBy", g."sendingGrantId" FROM greeting g
       WHERE g.sending = 'running' AND g."sendingBy" IS NOT NULL AND g."sendingGrantId" IS NOT NULL
         AND (g."sendingCode" IS NULL OR g."updatedAt" < now() - interval '5 minutes')
         AND (EXISTS (SELECT 1 FROM greeting_recipient r WHERE r."greetingId" = g.id AND r.state = 'ready')
              OR EXISTS (SELECT 1 FROM notice n WHERE n.noun = 'greetings' AND n."recordId" = g.id
                            AND n.state = 'waiting' AND n."dueAt" <= now())
              OR NOT EXISTS (SELECT 1 FROM notice n WHERE n.noun = 'greetings' AND n."recordId" = g.id
                                AND n.state IN ('waiting', 'sending')))
         AND NOT EXISTS (SELECT 1 FROM notice n WHERE n.noun = 'greetings' AND n."recordId" = g.id
                            AND n."claimedAt" > now() - interval '1 minute')
       ORDER BY g.id LIMIT 50`);
    for (const { id: greetingId, sendingBy: userId, sendingGrantId: grantId } of quiet) {
      const { requestId } = actor;
      await enqueue(tx, 'greetings.send', { greetingId, userId, grantId, requestId }, { key: greetingId });
    }
    await recordChanges(
      tx,
      actor,
      quiet.map(({ id }) => ({ noun: 'greetings', recordId: id, verb: 'resume' })),
    );
  });
}
