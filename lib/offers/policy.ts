import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** An offer belongs to the unit that brings it: county, park or bureau. */
export const offerScopeColumns = { unit: 'ownerUnitId' } as const;

type OfferRecord = { ownerUnitId: string };
type DecisionRecord = OfferRecord & { submittedBy: string | null; createdBy: string | null };

/** Who sees which offers on the desk, drafts included. The public sees published ones by other queries. */
export function visibleOffers(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person') return seesNone;
  switch (actor.role) {
    case 'clerk':
    case 'chief':
    case 'leader':
    case 'filler':
      return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
    case 'supervisor':
      return seesAll;
    default:
      return seesNone;
  }
}

/** May this actor see this offer, whatever its state? The same rule as the list. */
export function canReadOffer(actor: Actor, offer: OfferRecord): boolean {
  return inScope(visibleOffers(actor), { unitId: offer.ownerUnitId });
}

/** The desk's pages of offers. */
export function canListOffers(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** Writing and handing in: bureau, counties and parks (E11). */
export function canWriteOffers(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

/** May the actor put an offer under this unit? Only below the own scope root. */
export function canOwnOfferFor(actor: Actor, unitId: string): boolean {
  if (actor.kind === 'system') return true;
  return canWriteOffers(actor) && actor.kind === 'person' && actor.unitIds.includes(unitId);
}

export function canWriteOffer(actor: Actor, offer: OfferRecord): boolean {
  return canWriteOffers(actor) && canReadOffer(actor, offer);
}

/** Opinions of the pre-review are the bureau's: clerk or chief who sees the whole programme (E2). */
export function canReviewOffer(actor: Actor, offer: OfferRecord): boolean {
  return hasRole(actor, 'clerk', 'chief') && actor.isWholeProgramme && canReadOffer(actor, offer);
}

/** Publishing and giving back: a chief whose scope holds the offer. */
export function canDecideOffer(actor: Actor, offer: OfferRecord): boolean {
  return hasRole(actor, 'chief') && canReadOffer(actor, offer);
}

/** The second person: neither who wrote the offer nor who handed it in (E2; review before posting, 2.7). */
export function isSecondPerson(actor: Actor, offer: DecisionRecord): boolean {
  return actor.kind === 'person' && actor.userId !== offer.submittedBy && actor.userId !== offer.createdBy;
}
