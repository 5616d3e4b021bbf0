import {
  canReadMerchant,
  canRecordBasis,
  isHidden,
  readsInFull,
  type MerchantBasis,
} from '@/lib/merchants/policy';
import { hasRole, type Actor } from '@/lib/server/actor';

type Person = { id: string; keeperUnitIds: readonly string[] };

/** Bases and consents are read with the person: whoever may see the one sees the other, the person included (PIPL 45). */
export function canReadPrivacy(actor: Actor, person: Person): boolean {
  return canReadMerchant(actor, person);
}

/** Recording a basis or a consent: those who work on the person's record, also while it is shown in part only. */
export function canRecordPrivacy(actor: Actor, person: Person): boolean {
  return canRecordBasis(actor, person);
}

/** Taking a consent back: the person, or staff on the person's word. As easy as giving it (PIPL 15). */
export function canWithdrawConsent(actor: Actor, person: Person): boolean {
  return canRecordPrivacy(actor, person) || (hasRole(actor, 'merchant') && actor.merchantId === person.id);
}

/**
 * Papers behind bases and consents (a signed form holds address and number): the person, those who record them, and
 * others who read the record in full, contacts included.
 */
export function canReadPrivacyPapers(actor: Actor, person: MerchantBasis): boolean {
  if (!canReadPrivacy(actor, person)) return false;
  return canRecordPrivacy(actor, person) || (readsInFull(actor, person) && !isHidden(actor, 'contact'));
}
