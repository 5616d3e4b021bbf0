import { recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction, type Tx } from '@/lib/server/db';
import { newId } from '@/lib/server/uuid';
import { AppError, FieldErrors, ForbiddenError, NotFoundError } from '@/lib/shared/errors';
import { canDecideDuplicate, canReviewDuplicates } from '../policy';
import { pairOrder } from '../rules-duplicates';
import type { NotSameInput, PairInput } from '../schema-duplicates';

const personSelect = { id: true, keeperUnitIds: true, archivedAt: true } as const;

async function loadPair(tx: Tx, actor: Actor, id: string) {
  const pair = await tx.duplicatePair.findUnique({
    where: { id },
    select: {
      id: true,
      state: true,
      version: true,
      merchantA: { select: personSelect },
      merchantB: { select: personSelect },
    },
  });
  if (!pair) throw new NotFoundError('duplicate_pair');
  const people = [pair.merchantA, pair.merchantB];
  if (!canDecideDuplicate(actor, people)) throw new NotFoundError('duplicate_pair');
  return pair;
}

async function decide(actor: Actor, input: NotSameInput, to: 'not_same' | 'open'): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const pair = await loadPair(tx, actor, input.id);
    if (pair.state !== (to === 'open' ? 'not_same' : 'open')) throw new AppError('not_in_this_state');
    const { count } = await tx.duplicatePair.updateMany({
      where: { id: pair.id, version: input.version },
      data: {
        state: to,
        decidedBy: actor.kind === 'person' ? actor.userId : null,
        decidedAt: new Date(),
        decidedReason: input.reason,
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new AppError('conflict', {}, {});
    await recordChanges(
      tx,
      actor,
      [pair.merchantA.id, pair.merchantB.id].map((recordId) => ({
        noun: 'merchants',
        recordId,
        verb: to === 'open' ? 'same_again' : 'not_same',
        reason: input.reason,
      })),
    );
    return { id: pair.id };
  });
}

/** Remembers that two records are two persons, with reason and who said so: the scan never asks again. */
export async function markNotSame(actor: Actor, input: NotSameInput): Promise<{ id: string }> {
  return decide(actor, input, 'not_same');
}

/** Takes that back: the pair is to be decided again. */
export async function reopenDuplicate(actor: Actor, input: NotSameInput): Promise<{ id: string }> {
  return decide(actor, input, 'open');
}

/**
 * Lays two records side by side that a person holds for one, whatever the rules say of them; a pair that is known is
 * opened. Refuses a record with itself, archived ones and such outside the scope.
 */
export async function pairMerchants(actor: Actor, input: PairInput): Promise<{ id: string }> {
  if (!canReviewDuplicates(actor)) throw new ForbiddenError('merchants.duplicates');
  if (input.merchantId === input.otherId) throw FieldErrors.of('otherId', 'not_in_list');
  return inTransaction(async (tx) => {
    const people = await tx.merchant.findMany({
      where: { id: { in: [input.merchantId, input.otherId] }, archivedAt: null },
      select: personSelect,
      take: 2,
    });
    if (people.length < 2 || !canDecideDuplicate(actor, people)) throw new NotFoundError('merchant');
    const [merchantAId, merchantBId] = pairOrder(input.merchantId, input.otherId);
    const known = await tx.duplicatePair.findUnique({
      where: { merchantAId_merchantBId: { merchantAId, merchantBId } },
      select: { id: true },
    });
    if (known) return known;
    const id = newId();
    await tx.duplicatePair.create({
      data: { id, merchantAId, merchantBId, score: 100, reasons: ['byHand'] },
      select: { id: true },
    });
    await recordChanges(
      tx,
      actor,
      [merchantAId, merchantBId].map((recordId) => ({ noun: 'merchants', recordId, verb: 'paired' })),
    );
    return { id };
  });
}
