import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** Which columns of `merchant` carry a scope: kept by a unit, or the person's own record. */
export const merchantScopeColumns = { units: 'keeperUnitIds', merchant: 'id' } as const;

type MerchantRecord = { id: string; keeperUnitIds: readonly string[] };

/**
 * Who sees which people. Bureau staff see what their unit's subtree keeps; a supervisor (人大/政协/纪委, C15) reads the
 * programme; a merchant sees the own record; chamber officers and the three administrators see none (security.md).
 */
export function visibleMerchants(actor: Actor): Scope {
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
    case 'merchant':
      return actor.merchantId ? { kind: 'some', merchantIds: [actor.merchantId] } : seesNone;
    default:
      return seesNone;
  }
}

/** May this actor see this person at all? The same rule as the list. */
export function canReadMerchant(actor: Actor, record: MerchantRecord): boolean {
  return inScope(visibleMerchants(actor), { unitIds: record.keeperUnitIds, merchantId: record.id });
}

/** The ledger's list is a desk page: the merchant's own record is shown under 我的信息 instead. */
export function canListMerchants(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** Entering people: staff who keep the ledger. Leaders and supervisors read. */
export function canCreateMerchants(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'filler');
}

/** May the actor put a record into this unit's keeping? Only below the own scope root. */
export function canKeepFor(actor: Actor, unitId: string): boolean {
  return (
    actor.kind === 'system' ||
    (canCreateMerchants(actor) && actor.kind === 'person' && actor.unitIds.includes(unitId))
  );
}

/** Changing a record: those who may enter people, on records that they keep. */
export function canUpdateMerchant(actor: Actor, record: MerchantRecord): boolean {
  return canCreateMerchants(actor) && canReadMerchant(actor, record);
}

/** Archiving takes a record out of every list: bureau staff and the keeping unit's filler. */
export function canArchiveMerchant(actor: Actor, record: MerchantRecord): boolean {
  return canUpdateMerchant(actor, record);
}

/** Seeing a full phone number is an act of its own; leaders may, supervisors may not (minimum necessity, PIPL 6). */
export function canRevealContact(actor: Actor, record: MerchantRecord): boolean {
  return hasRole(actor, 'clerk', 'chief', 'leader', 'filler') && canReadMerchant(actor, record);
}

/** Field rules, one table for page, list, export, API, search, filters, sort and facets. */
export type MerchantField = 'strength' | 'influence' | 'note' | 'needs' | 'contact' | 'birth' | 'basis';

const HIDDEN: Partial<Record<string, readonly MerchantField[]>> = {
  // 人大/政协/纪委 read figures and facts, not ratings of persons nor their contacts
  supervisor: ['strength', 'influence', 'note', 'needs', 'contact', 'birth'],
  // the person reads everything about the own record (PIPL 45)
  merchant: [],
};

/** Is this field hidden from the actor? Then it is also refused as filter, sort and facet. */
export function isHidden(actor: Actor, field: MerchantField): boolean {
  return actor.kind === 'person' && (HIDDEN[actor.role]?.includes(field) ?? false);
}
