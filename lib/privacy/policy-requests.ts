import { canCreateMerchants, canReadMerchant } from '@/lib/merchants/policy';
import { hasRole, type Actor } from '@/lib/server/actor';

type Person = { id: string; keeperUnitIds: readonly string[] };

/** Asking about the own data: the person, with an account that is bound to the own record. */
export function canAskForOneself(actor: Actor): boolean {
  return hasRole(actor, 'merchant') && actor.merchantId !== null;
}

/** The queue of requests: staff who keep the ledger, each for the people of the own scope. */
export function canListRequests(actor: Actor): boolean {
  return actor.kind === 'person' && canCreateMerchants(actor);
}

/** Recording a request that reached the desk, and checking who asked: who keeps the person's record. */
export function canHandleRequest(actor: Actor, person: Person): boolean {
  return canListRequests(actor) && canReadMerchant(actor, person);
}

/** Answering in the programme's name: the bureau. */
export function canDecideRequest(actor: Actor, person: Person): boolean {
  return hasRole(actor, 'clerk', 'chief') && canReadMerchant(actor, person);
}

/** Looking through what has to be set aside. */
export function canReviewRetention(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief');
}

/** Setting a record aside and taking it back, proposing to erase it: the bureau. */
export function canSetAside(actor: Actor, person: Person): boolean {
  return canReviewRetention(actor) && canReadMerchant(actor, person);
}

/** Deciding on a proposal: a chief, and never the one who proposed. */
export function canDecideErasure(actor: Actor, person: Person, proposedBy: string): boolean {
  return hasRole(actor, 'chief') && actor.userId !== proposedBy && canReadMerchant(actor, person);
}

/** The terms of keeping and answering: the chief, with a reason. */
export function canChangeTerms(actor: Actor): boolean {
  return hasRole(actor, 'chief') && actor.isWholeProgramme;
}
