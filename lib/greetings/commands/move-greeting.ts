import { recordChange } from '@/lib/audit/commands';
import { readPublicProgramme } from '@/lib/programme/queries';
import type { PersonActor } from '@/lib/server/actor';
import { actorOfJob } from '@/lib/server/actor-of-job';
import { inTransaction } from '@/lib/server/db';
import { enqueue } from '@/lib/server/queue';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canDecideGreeting } from '../policy';
import { isoDay, questionOf, readGreeting } from '../queries/read-greeting';
import { listCandidates } from '../queries/recipient-facts';
import { MOST_RECIPIENTS } from '../rules';
import { decideAll } from '../rules-recipients';
import type { CloseInput, GreetingAct, GreetingDecision, HandOverInput } from '../schema';
import { freezeRecipientsIn, recheckRecipientsIn } from './freeze-recipients';
import { loadForWork, loadGreeting } from './load-greeting';

/** Asks for approval. Refuses a list of nobody, and one of more than 20,000 people. */
export async function submitGreeting(actor: PersonActor, input: GreetingAct): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['draft']);
    const people = await listCandidates(actor, questionOf(row), MOST_RECIPIENTS + 1, tx);
    if (people.length > MOST_RECIPIENTS) throw new AppError('too_many_rows');
    if (decideAll(people).every(({ reason }) => reason !== null))
      throw FieldErrors.of('_form', 'greeting_nobody');
    await tx.greeting.update({
      where: { id: row.id },
      data: {
        state: 'submitted',
        askedBy: actor.userId,
        askedGrantId: actor.grantId,
        askedAt: new Date(),
        decidedBy: null,
        decidedAt: null,
        decisionReason: null,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'submit',
      before: { state: row.state },
      after: { state: 'submitted', persons: people.length },
    });
    return { id: row.id };
  });
}

/**
 * The second person's decision with its reason: a chief in whose units it lies, never whoever asked
 * (`needs_second_person`). Approval freezes the list within the rights of whoever asked. It counts as the approval that
 * a list of more persons than the programme's limit needs before it leaves the house (domain.md 2.5); the log says so.
 */
export async function decideGreeting(actor: PersonActor, input: GreetingDecision): Promise<{ id: string }> {
  const asked = await readGreeting(actor, input.id);
  if (asked.askedBy === actor.userId) throw new AppError('needs_second_person');
  if (!canDecideGreeting(actor, asked)) throw new ForbiddenError('greetings.decide');
  const approved = input.decision === 'approve';
  const { askedBy: userId, askedGrantId: grantId } = asked;
  if (!userId || !grantId) throw new AppError('not_in_this_state');
  const [asker, { profile }] = await Promise.all([
    approved ? actorOfJob({ userId, grantId, requestId: actor.requestId }) : null,
    readPublicProgramme(),
  ]);
  return inTransaction(async (tx) => {
    const row = await loadGreeting(tx, actor, input, ['submitted']);
    if (row.askedBy !== userId) throw new AppError('conflict');
    const list = asker ? await freezeRecipientsIn(tx, asker, row) : null;
    await tx.greeting.update({
      where: { id: row.id },
      data: {
        state: approved ? 'approved' : 'draft',
        decidedBy: actor.userId,
        decidedAt: new Date(),
        decisionReason: input.reason,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: approved ? 'approve' : 'return',
      before: { state: row.state },
      after: {
        state: approved ? 'approved' : 'draft',
        ...(list ? { persons: list.ready, leftOut: list.leftOut } : {}),
        ...(list && list.ready > profile.exportApprovalPersons
          ? { countsAsExportApproval: true, exportApprovalPersons: profile.exportApprovalPersons }
          : {}),
      },
      reason: input.reason,
    });
    return { id: row.id };
  }, 60_000);
}

const READY = { state: 'ready' } as const;

/**
 * Posted, handed over, or given to the gateway on a day. The rules are asked once more: who is left out now stands on the
 * list of letters to be taken out of the pile. All others are sent, and a job writes each as a contact. Mails are sent by
 * the programme itself and refused here (`not_in_this_state`).
 */
export async function handOverGreeting(actor: PersonActor, input: HandOverInput): Promise<{ id: string }> {
  if (input.sentOn > today()) throw FieldErrors.of('sentOn', 'date_in_future');
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['approved', 'preparing']);
    if (row.channel === 'email' || row.sending !== null) throw new AppError('not_in_this_state');
    if (row.decidedAt && input.sentOn < isoDay(row.decidedAt))
      throw FieldErrors.of('sentOn', 'before_approval');
    const waiting = await tx.greetingRecipient.findMany({
      where: { greetingId: row.id, ...READY },
      select: { id: true, merchantId: true, contactPointId: true },
      orderBy: [{ sortNo: 'asc' }, { id: 'asc' }],
      take: MOST_RECIPIENTS,
    });
    const out = await recheckRecipientsIn(tx, actor, row, waiting);
    const { count: sent } = await tx.greetingRecipient.updateMany({
      where: { greetingId: row.id, ...READY },
      data: { state: 'sent', sentAt: new Date(`${input.sentOn}T04:00:00Z`) },
    });
    await tx.greeting.update({
      where: { id: row.id },
      data: { state: 'sent', sentOn: new Date(`${input.sentOn}T00:00:00Z`), version: { increment: 1 } },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'hand_over',
      before: { state: row.state },
      after: { state: 'sent', sentOn: input.sentOn, sent, leftOut: out.size },
    });
    const { userId, grantId, requestId } = actor;
    await enqueue(
      tx,
      'greetings.record',
      { greetingId: row.id, userId, grantId, requestId },
      { key: row.id },
    );
    return { id: row.id };
  }, 60_000);
}

/** Closes a campaign that went out, with what is to be remembered for the next year. */
export async function closeGreeting(actor: PersonActor, input: CloseInput): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const row = await loadForWork(tx, actor, input, ['sent']);
    await tx.greeting.update({
      where: { id: row.id },
      data: {
        state: 'closed',
        closedAt: new Date(),
        closingNote: input.note ?? null,
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      noun: 'greetings',
      recordId: row.id,
      verb: 'close',
      before: { state: row.state },
      after: { state: 'closed', closingNote: input.note ?? null },
    });
    return { id: row.id };
  });
}
