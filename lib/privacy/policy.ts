import { canReadMerchant, canUpdateMerchant } from '@/lib/merchants/policy';
import { hasRole, type Actor } from '@/lib/server/actor';

type Person = { id: string; keeperUnitIds: readonly string[] };

/** Bases and consents are read with the person: whoever may see the one sees the other, the person included (PIPL 45). */
export function canReadPrivacy(actor: Actor, person: Person): boolean {
  return canReadMerchant(actor, person);
}

/** Recording a basis or a consent: those who may change the person's record. */
export function canRecordPrivacy(actor: Actor, person: Person): boolean {
  return canUpdateMerchant(actor, person);
}

/** Taking a consent back: the person, or staff on the person's word. As easy as giving it (PIPL 15). */
export function canWithdrawConsent(actor: Actor, person: Person): boolean {
  return canRecordPrivacy(actor, person) || (hasRole(actor, 'merchant') && actor.merchantId === person.id);
}
