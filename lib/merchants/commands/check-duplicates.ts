import { recordChange, recordChanges } from '@/lib/audit/commands';
import type { Actor } from '@/lib/server/actor';
import { inTransaction } from '@/lib/server/db';
import { isOverLimit, limit, tryLimit } from '@/lib/server/rate-limit';
import { newId } from '@/lib/server/uuid';
import { FieldErrors, ForbiddenError } from '@/lib/shared/errors';
import { canCreateMerchants } from '../policy';
import { isToldElsewhere, pairOrder, WARN_FROM } from '../rules-duplicates';
import type { MerchantInput } from '../schema';
import { DuplicateDraft } from '../schema-duplicates';
import { findDuplicates, type DuplicateMatch } from '../queries/find-duplicates';
import { createMerchantsIn } from './create-merchants';

/** What a person who enters somebody is told. */
export type DuplicateAnswer = {
  matches: DuplicateMatch[];
  /** somebody of this name is kept by another unit: no name, number or unit is told (domain.md 2.5) */
  elsewhere: boolean;
  /** today's questions across units are used up: the other units were not asked */
  isLimited: boolean;
};

/**
 * Looks for the person of a draft while it is typed. Matches of the own scope come with their reasons. A match of
 * another unit is told as one sentence, is written to the log beside the record that was met, and is limited per day,
 * so that the ledger can't be asked whom it holds. Refuses whoever may not enter people.
 */
export async function checkDuplicates(actor: Actor, draft: DuplicateDraft): Promise<DuplicateAnswer> {
  if (actor.kind !== 'person' || !canCreateMerchants(actor)) throw new ForbiddenError('merchants.create');
  await limit('duplicate_check', actor.userId);
  const isLimited = await isOverLimit('duplicate_outside', actor.userId);
  const found = await findDuplicates(actor, draft);
  const met = isLimited ? [] : found.elsewhere.filter(({ facts }) => isToldElsewhere(facts));
  if (met.length > 0) {
    await tryLimit('duplicate_outside', actor.userId);
    await inTransaction((tx) =>
      recordChanges(
        tx,
        actor,
        met.map(({ id }) => ({ noun: 'merchants', recordId: id, verb: 'met_elsewhere' })),
      ),
    );
  }
  return { matches: found.own, elsewhere: met.length > 0, isLimited };
}

/**
 * Enters one person from the form. When the ledger may know them already, the first sending is answered with who, and
 * a reason is asked for; with a reason the person is entered, the reason goes to the log, and the pairs are remembered
 * as not the same (A1). Works without script: the question comes back with the form.
 */
export async function registerMerchant(
  actor: Actor,
  entry: MerchantInput,
  reason?: string,
): Promise<{ id: string }> {
  const draft = DuplicateDraft.parse(entry);
  const { matches, elsewhere } = await checkDuplicates(actor, draft);
  const likely = matches.filter(({ score }) => score >= WARN_FROM);
  if (!reason && (likely.length > 0 || elsewhere)) {
    const who = likely.map(({ name, fileNo }) => `${name}（${fileNo}）`).join('、');
    throw new FieldErrors({
      duplicateReason: [
        ...(who ? [{ code: 'duplicate_likely', values: { who } }] : []),
        ...(elsewhere ? [{ code: 'duplicate_elsewhere' }] : []),
      ],
    });
  }
  return inTransaction(async (tx) => {
    const { ids } = await createMerchantsIn(tx, actor, [entry]);
    const id = ids[0];
    if (!id) throw new Error('nobody was entered');
    if (reason && (likely.length > 0 || elsewhere)) {
      const now = new Date();
      await tx.duplicatePair.createMany({
        data: likely.map((match) => {
          const [merchantAId, merchantBId] = pairOrder(id, match.id);
          return {
            id: newId(),
            merchantAId,
            merchantBId,
            score: match.score,
            reasons: match.reasons,
            state: 'not_same' as const,
            decidedBy: actor.kind === 'person' ? actor.userId : null,
            decidedAt: now,
            decidedReason: reason,
          };
        }),
      });
      await recordChange(tx, actor, {
        noun: 'merchants',
        recordId: id,
        verb: 'entered_all_the_same',
        reason,
      });
    }
    return { id };
  });
}
