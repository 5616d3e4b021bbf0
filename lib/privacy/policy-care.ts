import { canReadMerchant, canUpdateMerchant, readsInFull, type MerchantBasis } from '@/lib/merchants/policy';
import { hasRole, type Actor } from '@/lib/server/actor';

/**
 * Who works with birthdays and families at all: those who keep the record of the person, in the browser. Given for
 * congratulating and caring (PIPL 6), so leaders, supervisors and the holders of tokens do not read them, and no list,
 * search, export, brief or mass greeting has them.
 */
export function canUseCare(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief', 'filler') && actor.tokenScopes === null;
}

/** Reading what one person told: those who use it and read the record in full, and the person (PIPL 45). */
export function canReadCare(actor: Actor, person: MerchantBasis): boolean {
  if (!canReadMerchant(actor, person) || !readsInFull(actor, person)) return false;
  return canUseCare(actor) || (hasRole(actor, 'merchant') && actor.tokenScopes === null);
}

/** Entering and taking out: those who use it and may change the record. */
export function canWriteCare(actor: Actor, person: MerchantBasis): boolean {
  return canUseCare(actor) && canUpdateMerchant(actor, person);
}
