import { recordChange } from '@/lib/audit/commands';
import { detachFile } from '@/lib/files/commands';
import type { Actor, PersonActor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canUpdateReceipt } from '../policy';
import { loadReceipt, refuse } from './load-receipt';

type Versioned = { id: string; version: number };

/** Hands a draft or returned line in for review; refused without at least one evidence paper (E7). */
export async function submitReceipt(actor: Actor, input: Versioned): Promise<{ id: string }> {
  return inTransaction((tx) => submitReceiptIn(tx, actor, input));
}

/** The same inside a transaction that the caller has opened. */
export async function submitReceiptIn(tx: Tx, actor: Actor, input: Versioned): Promise<{ id: string }> {
  const old = await loadReceipt(tx, actor, input.id, input.version);
  if (old.state !== 'draft' && old.state !== 'returned') refuse('state', 'receipts.submit');
  if (!canUpdateReceipt(actor, old)) throw new ForbiddenError('receipts.submit');
  const papers = await tx.attachment.count({
    where: { noun: 'receipts', recordId: old.id, role: 'evidence', removedAt: null },
  });
  if (papers === 0) throw FieldErrors.of('files', 'evidence_required');
  await tx.receipt.update({
    where: { id: old.id },
    data: {
      state: 'submitted',
      submittedBy: actor.kind === 'person' ? actor.userId : null,
      submittedAt: new Date(),
      checkedBy: null,
      checkedAt: null,
      decidedBy: null,
      decidedAt: null,
      version: { increment: 1 },
    },
  });
  await recordChange(tx, actor, {
    noun: 'receipts',
    recordId: old.id,
    verb: 'submit',
    before: { state: old.state },
    after: { state: 'submitted', papers },
  });
  return { id: old.id };
}

/** Takes an evidence paper off a draft or returned line; the log keeps that it was there. */
export async function detachEvidence(
  actor: PersonActor,
  input: Versioned & { attachmentId: string },
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadReceipt(tx, actor, input.id, input.version);
    if (old.state !== 'draft' && old.state !== 'returned') refuse('state', 'receipts.update');
    if (!canUpdateReceipt(actor, old)) throw new ForbiddenError('receipts.update');
    await detachFile(tx, actor, { noun: 'receipts', recordId: old.id }, input.attachmentId);
    return { id: old.id };
  });
}
