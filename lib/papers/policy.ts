import { canReadMerchant, type MerchantBasis } from '@/lib/merchants/policy';
import { hasRole, type Actor, type PersonActor } from '@/lib/server/actor';

/**
 * A brief before a visit: who calls on people and reads what was said with them, at the desk and never by a token. A
 * supervisor reads figures and facts (C15), administrators nothing of people.
 */
export function canMakeBriefs(actor: Actor): actor is PersonActor {
  return hasRole(actor, 'clerk', 'chief', 'leader', 'filler') && actor.tokenScopes === null;
}

/** The same of one person: whose record the actor may see at all; what of it, the field rules say. */
export function canMakeBriefOf(actor: Actor, record: MerchantBasis): boolean {
  return canMakeBriefs(actor) && canReadMerchant(actor, record);
}
