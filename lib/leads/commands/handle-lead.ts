import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { decryptValue } from '@/lib/server/crypto';
import { inTransaction, type Tx } from '@/lib/server/db';
import { limit } from '@/lib/server/rate-limit';
import { scopeWhere } from '@/lib/server/scope';
import { newId } from '@/lib/server/uuid';
import { AppError, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canHandleLead, canRevealLead, leadScopeColumns, visibleLeads } from '../policy';
import { LEAD_PHONE_CONTEXT, stateAfter, type LeadAct, type LeadState } from '../rules';
import type { LeadCloseInput, LeadReplyInput, LeadRevealInput, LeadStepInput } from '../schema';

async function loadLead(tx: Tx, actor: Actor, id: string) {
  const lead = await tx.lead.findFirst({
    where: { AND: [{ id }, scopeWhere(visibleLeads(actor), leadScopeColumns)] },
    select: {
      id: true,
      version: true,
      state: true,
      ownerUnitId: true,
      answeredAt: true,
      phoneCipher: true,
      phoneKeyId: true,
      merchantId: true,
      isSample: true,
    },
  });
  if (!lead) throw new NotFoundError('lead');
  return lead;
}

type Step = {
  act: LeadAct;
  kind: string;
  note?: string;
  isPublic: boolean;
  data?: Record<string, Date | string | null>;
};

const userOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

/** One step of a lead inside the caller's transaction: state, step, audit row. */
async function takeStep(tx: Tx, actor: Actor, input: LeadStepInput, step: Step): Promise<{ id: string }> {
  const lead = await loadLead(tx, actor, input.id);
  if (!canHandleLead(actor, lead)) throw new ForbiddenError('leads.handle');
  if (lead.version !== input.version) throw new AppError('conflict', {}, { version: String(lead.version) });
  const state: LeadState | null = stateAfter(step.act, lead.state);
  if (state === null) throw new AppError('not_in_this_state');
  const now = new Date();
  // the version again, in the write itself: of two people who act in the same moment the second is told
  const { count } = await tx.lead.updateMany({
    where: { id: lead.id, version: input.version },
    data: {
      state,
      ...(step.data ?? {}),
      ...(step.act === 'reply' && lead.answeredAt === null ? { answeredAt: now } : {}),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw new AppError('conflict', {}, { version: String(lead.version + 1) });
  await tx.leadStep.create({
    data: {
      id: newId(),
      leadId: lead.id,
      at: now,
      by: userOf(actor),
      kind: step.kind,
      note: step.note ?? null,
      isPublic: step.isPublic,
    },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    noun: 'leads',
    recordId: lead.id,
    verb: step.kind,
    before: { state: lead.state },
    after: { state },
    reason: step.note ?? null,
  });
  return { id: lead.id };
}

/** Takes a fresh lead on: the one who acts answers for it from now on. The sender sees that it was accepted. */
export async function acceptLead(actor: Actor, input: LeadStepInput): Promise<{ id: string }> {
  return inTransaction((tx) =>
    takeStep(tx, actor, input, {
      act: 'accept',
      kind: 'accept',
      isPublic: true,
      data: { officerId: userOf(actor), acceptedAt: new Date() },
    }),
  );
}

/** Answers the sender (stops the clock) or leaves a remark for colleagues (which the sender never sees). */
export async function replyLead(actor: Actor, input: LeadReplyInput): Promise<{ id: string }> {
  const toSender = input.to === 'sender';
  return inTransaction((tx) =>
    takeStep(tx, actor, input, {
      act: toSender ? 'reply' : 'note',
      kind: toSender ? 'reply' : 'note',
      note: input.text,
      isPublic: toSender,
      ...(toSender ? { data: { publicReply: input.text } } : {}),
    }),
  );
}

/** Closes a lead with a reason that the sender reads. */
export async function closeLead(actor: Actor, input: LeadCloseInput): Promise<{ id: string }> {
  return inTransaction((tx) =>
    takeStep(tx, actor, input, {
      act: 'close',
      kind: 'close',
      note: input.reason,
      isPublic: true,
      data: { closedAt: new Date(), closeReason: input.reason },
    }),
  );
}

/**
 * Marks a lead as having become a project, in the transaction that creates the project (lib/projects), and answers with
 * what the project keeps of it. Refuses leads outside the actor's scope, and those nobody has taken on.
 */
export async function convertLeadIn(
  tx: Tx,
  actor: Actor,
  leadId: string,
): Promise<{ merchantId: string | null; isSample: boolean }> {
  const lead = await loadLead(tx, actor, leadId);
  await takeStep(
    tx,
    actor,
    { id: lead.id, version: lead.version },
    {
      act: 'convert',
      kind: 'convert',
      isPublic: true,
      data: { closedAt: new Date() },
    },
  );
  return { merchantId: lead.merchantId, isSample: lead.isSample };
}

/**
 * Shows the full number. The act is written to the audit trail with its purpose before the value leaves; at most 60 an
 * hour per person (PIPL 51).
 */
export async function revealLeadPhone(actor: Actor, input: LeadRevealInput): Promise<{ value: string }> {
  if (actor.kind !== 'person') throw new ForbiddenError('leads.reveal');
  await limit('reveal', actor.userId);
  return inTransaction(async (tx) => {
    const lead = await loadLead(tx, actor, input.id);
    if (!canRevealLead(actor, lead)) throw new ForbiddenError('leads.reveal');
    if (!lead.phoneCipher || !lead.phoneKeyId) throw new NotFoundError('phone');
    await recordChange(tx, actor, {
      noun: 'leads',
      recordId: lead.id,
      verb: 'reveal',
      reason: input.purpose,
    });
    return { value: decryptValue(Buffer.from(lead.phoneCipher), lead.phoneKeyId, LEAD_PHONE_CONTEXT) };
  });
}
