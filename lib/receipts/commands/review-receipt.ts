import { recordChange } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { touchTags } from '@/lib/server/cache-tags';
import { inTransaction, type Tx } from '@/lib/server/db';
import { today } from '@/lib/shared/dates';
import { AppError, FieldErrors } from '@/lib/shared/errors';
import { refusesCheck, refusesDecision, refusesReturn } from '../policy';
import { openMonths, staysPositive } from '../rules';
import { loadReceipt, refuse, refuseLockedMonth, type LoadedReceipt } from './load-receipt';

type Versioned = { id: string; version: number };

/** First person: the papers fit the line. Not the one who submitted it (`needs_second_person`). */
export async function checkReceipt(actor: Actor, input: Versioned): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadReceipt(tx, actor, input.id, input.version);
    refuse(refusesCheck(actor, old), 'receipts.check');
    await tx.receipt.update({
      where: { id: old.id },
      data: { state: 'checked', checkedBy: userOf(actor), checkedAt: new Date(), version: { increment: 1 } },
    });
    await write(tx, actor, old, 'check', { state: 'checked' });
    return { id: old.id };
  });
}

/**
 * Second person: the line enters the ledger in a month. Neither the submitter nor the checker. Refuses a locked month
 * (`month_locked`), a month before the receipt or in the future, a correction that would leave less than nothing. From
 * here on the line never changes; the database holds the same three rules.
 */
export async function acceptReceipt(
  actor: Actor,
  input: Versioned & { periodMonth: string },
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadReceipt(tx, actor, input.id, input.version);
    refuse(refusesDecision(actor, old), 'receipts.accept');
    await refuseLockedMonth(tx, old.ownerUnitId, input.periodMonth);
    const receivedOn = old.receivedOn.toISOString().slice(0, 10);
    if (!openMonths(receivedOn, today(), new Set()).includes(input.periodMonth)) {
      throw FieldErrors.of('periodMonth', 'month_out_of_range');
    }
    await refuseBelowZeroNow(tx, old);
    await tx.receipt.update({
      where: { id: old.id },
      data: {
        state: 'accepted',
        periodMonth: input.periodMonth,
        decidedBy: userOf(actor),
        decidedAt: new Date(),
        version: { increment: 1 },
      },
    });
    await write(tx, actor, old, 'accept', { state: 'accepted', periodMonth: input.periodMonth });
    await touchTags(tx, ['indicators', 'projects']);
    return { id: old.id };
  });
}

/** Back to the unit with a reason, from either step; the unit mends it and hands it in again. */
export async function returnReceipt(
  actor: Actor,
  input: Versioned & { reason: string },
): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const old = await loadReceipt(tx, actor, input.id, input.version);
    refuse(refusesReturn(actor, old), 'receipts.return');
    await tx.receipt.update({
      where: { id: old.id },
      data: {
        state: 'returned',
        returnReason: input.reason,
        decidedBy: userOf(actor),
        decidedAt: new Date(),
        version: { increment: 1 },
      },
    });
    await write(tx, actor, old, 'return', { state: 'returned' }, input.reason);
    return { id: old.id };
  });
}

const userOf = (actor: Actor): string | null => (actor.kind === 'person' ? actor.userId : null);

async function write(
  tx: Tx,
  actor: Actor,
  old: LoadedReceipt,
  verb: string,
  after: Record<string, unknown>,
  reason: string | null = null,
): Promise<void> {
  await recordChange(tx, actor, {
    noun: 'receipts',
    recordId: old.id,
    verb,
    before: { state: old.state },
    after,
    reason,
  });
}

async function refuseBelowZeroNow(tx: Tx, correction: LoadedReceipt): Promise<void> {
  if (!correction.correctsId) return;
  // two corrections of one line are accepted one after the other
  await tx.$executeRaw`SELECT 1 FROM receipt WHERE id = ${correction.correctsId}::uuid FOR UPDATE`;
  const corrected = await tx.receipt.findUniqueOrThrow({
    where: { id: correction.correctsId },
    select: { amountWan: true, corrections: { where: { state: 'accepted' }, select: { amountWan: true } } },
  });
  const held = corrected.corrections.map((other) => other.amountWan.toFixed());
  if (!staysPositive(corrected.amountWan.toFixed(), held, correction.amountWan.toFixed())) {
    throw new AppError('blocked_by_later_change');
  }
}
