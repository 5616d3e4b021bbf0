import { canListInteractions } from '@/lib/interactions/policy';
import { canUpdateMerchant, readsInFull, visibleMerchants, type MerchantBasis } from '@/lib/merchants/policy';
import type { Actor } from '@/lib/server/actor';
import { inScope } from '@/lib/server/scope';

/** Who knows whom is read by those who work with people; supervisors read figures and facts (C15). */
export function canListTies(actor: Actor): boolean {
  return canListInteractions(actor);
}

/**
 * May the actor be told who this person of a tie is: of the own scope, and read in full. Everybody else is one person
 * of another unit, with that unit to ask (PIPL 6, 13).
 */
export function mayNameInTies(actor: Actor, record: MerchantBasis): boolean {
  const isVisible = inScope(visibleMerchants(actor), {
    unitIds: record.keeperUnitIds,
    merchantId: record.id,
  });
  return isVisible && readsInFull(actor, record);
}

/** Entering a tie and taking one out: whoever changes the record and may name the other person. */
export function canWriteTie(actor: Actor, record: MerchantBasis, other: MerchantBasis): boolean {
  return canUpdateMerchant(actor, record) && mayNameInTies(actor, other);
}
