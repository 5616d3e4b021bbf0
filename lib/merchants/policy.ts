import { hasRole, type Actor, type Role } from '@/lib/server/actor';
import { inScope, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** Which columns of `merchant` carry a scope: kept by a unit, or the person's own record. */
export const merchantScopeColumns = { units: 'keeperUnitIds', merchant: 'id' } as const;

type MerchantRecord = { id: string; keeperUnitIds: readonly string[] };
/** A record with the state of its lawful basis, which decides how much of it is shown. */
export type MerchantBasis = MerchantRecord & { basisState: 'none' | 'valid' | 'expired' };

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

/**
 * Who opens a record that was set aside before erasing: the bureau's clerk and chief, who decide on it, the person, and
 * the programme's own jobs. For everybody else it is gone (PIPL 47).
 */
export function canReadFrozen(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'merchant');
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

/** May the actor work on this record: those who may enter people, on records of their scope. */
function canWorkOn(actor: Actor, record: MerchantRecord): boolean {
  return canCreateMerchants(actor) && canReadMerchant(actor, record);
}

/** Changing a record: who works on it and reads it in full; nobody overwrites what is withheld. */
export function canUpdateMerchant(actor: Actor, record: MerchantBasis): boolean {
  return canWorkOn(actor, record) && readsInFull(actor, record);
}

/** Looking through possible duplicates, and saying that two records are two persons: who keeps the ledger. */
export function canReviewDuplicates(actor: Actor): boolean {
  return canCreateMerchants(actor);
}

/** Saying so of this pair: both records of the own scope. */
export function canDecideDuplicate(actor: Actor, pair: readonly MerchantRecord[]): boolean {
  return canReviewDuplicates(actor) && pair.every((record) => canReadMerchant(actor, record));
}

/** Parting two records that were merged: the bureau's clerk and chief; no field is shown in doing so. */
export function canPartMerchants(actor: Actor, record: MerchantRecord): boolean {
  return hasRole(actor, 'clerk', 'chief') && canReadMerchant(actor, record);
}

/** Making two records one: the bureau's clerk and chief, who read both in full. */
export function canMergeMerchants(actor: Actor, pair: readonly MerchantBasis[]): boolean {
  return hasRole(actor, 'clerk', 'chief') && pair.every((record) => canUpdateMerchant(actor, record));
}

/**
 * Recording and ending the lawful basis, and consents: clerks, chiefs and fillers of the keeping unit and of the units
 * above it, also while the rest of the record is withheld from them.
 */
export function canRecordBasis(actor: Actor, record: MerchantRecord): boolean {
  return canWorkOn(actor, record);
}

/** Archiving takes a record out of every list: bureau staff and the keeping unit's filler. */
export function canArchiveMerchant(actor: Actor, record: MerchantRecord): boolean {
  return canWorkOn(actor, record);
}

/**
 * Seeing a full phone number is an act of its own; leaders may, supervisors may not (minimum necessity, PIPL 6).
 * Without a lawful basis only whoever reads the record in full.
 */
export function canRevealContact(actor: Actor, record: MerchantBasis): boolean {
  return (
    hasRole(actor, 'clerk', 'chief', 'leader', 'filler') &&
    canReadMerchant(actor, record) &&
    readsInFull(actor, record)
  );
}

/** Field rules, one table for page, list, export, API, search, filters, sort and facets. */
type FieldRule = {
  /** columns and parts of a record that the field stands for, as record, history and list name them */
  columns: readonly string[];
  /** roles that never read it */
  hiddenFrom: readonly Role[];
  /** withheld while the record has no lawful basis in force (PIPL 6, 13): what is not named here is the minimum */
  withheldWithoutBasis: boolean;
};

/** The minimum by which a person is told from namesakes and the basis can be settled: name, home, keeper, source. */
const kept = (...columns: string[]): FieldRule => ({ columns, hiddenFrom: [], withheldWithoutBasis: false });
const withheld = (...columns: string[]): FieldRule => ({
  columns,
  hiddenFrom: [],
  withheldWithoutBasis: true,
});
// 人大/政协/纪委 read figures and facts, not ratings of persons nor their contacts
const rating = (...columns: string[]): FieldRule => ({ ...withheld(...columns), hiddenFrom: ['supervisor'] });

const FIELD_RULES = {
  name: kept('name', 'namePinyin', 'pinyin', 'fileNo'),
  hometown: kept('hometown', 'hometownId', 'hometownText'),
  keeper: kept('ownerUnitId', 'keeperUnitIds', 'unit', 'source', 'doNotContact', 'isSample'),
  basis: kept('basisState', 'bases'),
  profile: withheld('aliases', 'sex', 'kinds', 'salutation'),
  birth: rating('birthText'),
  residence: withheld('residence', 'residenceId', 'residenceText'),
  work: withheld(
    ...['company', 'title', 'employer', 'posts', 'workText', 'titleText', 'mainBusiness', 'quantities'],
    ...['industry', 'industryTagId', 'industryText'],
  ),
  background: withheld('education', 'school', 'socialPosts', 'honours', 'life'),
  // 党代表、人大代表、政协委员 and the like (F7): the bureau's own staff and the leaders
  politicalOffices: { ...withheld('politicalOffices'), hiddenFrom: ['supervisor', 'filler'] },
  intention: withheld('intention', 'contributions'),
  needs: rating('needs'),
  strength: rating('strength', 'strengthTierId'),
  influence: rating('influence', 'influenceTierId'),
  key: withheld('isKey', 'contactEveryDays', 'officerId', 'officer'),
  tags: withheld('tags'),
  lastContact: withheld('lastContactOn', 'preferredChannel', 'contactHours'),
  contact: rating('contactPoints', 'phone', 'contactPointsAdded', 'contactKind'),
  note: rating('note'),
  portrait: withheld('portrait'),
  ties: rating('tieKind', 'tieWith', 'tieSince', 'tieSource', 'tieNote'),
  // that birthday and family were told (policy-care.ts of lib/privacy says who reads them)
  care: { ...withheld('careKinds'), hiddenFrom: ['supervisor', 'leader'] },
  unparsed: withheld('unparsed'),
} as const satisfies Record<string, FieldRule>;

export type MerchantField = keyof typeof FIELD_RULES;
// cast: the keys of the table above
const FIELDS = Object.keys(FIELD_RULES) as MerchantField[];

const ruleOf = (field: MerchantField): FieldRule => FIELD_RULES[field];

/** Is this field hidden from the actor's role on every record? Then it is also refused as filter, sort and facet. */
export function isHidden(actor: Actor, field: MerchantField): boolean {
  return actor.kind === 'person' && ruleOf(field).hiddenFrom.includes(actor.role);
}

/** Fields that a role reads on no record. */
export function fieldsHiddenFrom(role: Role): MerchantField[] {
  return FIELDS.filter((field) => ruleOf(field).hiddenFrom.includes(role));
}

/**
 * Is this field withheld on records without a lawful basis? A filter, a search or a facet on it then speaks of records
 * that the actor reads in full, and of no others.
 */
export function isWithheldWithoutBasis(field: MerchantField): boolean {
  return ruleOf(field).withheldWithoutBasis;
}

/**
 * Records that the actor reads in full even without a lawful basis: the keeping unit's own clerk, chief and filler,
 * because somebody has to ask the person and complete the basis (domain.md 2.5), the person (PIPL 45) and the
 * programme's own jobs. Units above the keeper, leaders, supervisors and the holders of their tokens read the minimum.
 */
export function readsWithoutBasis(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person') return seesNone;
  if (actor.role === 'merchant') return visibleMerchants(actor);
  if (!canCreateMerchants(actor) || actor.tokenScopes !== null) return seesNone;
  return { kind: 'some', unitIds: [actor.unitId, actor.scopeRootId].filter((id) => id !== null) };
}

/** Does the actor read this record in full, or the minimum only because no lawful basis is in force? */
export function readsInFull(actor: Actor, record: MerchantBasis): boolean {
  return (
    record.basisState === 'valid' ||
    inScope(readsWithoutBasis(actor), { unitIds: record.keeperUnitIds, merchantId: record.id })
  );
}

/** Columns of a record that this actor must not be shown: by role, and by the record's missing basis. */
export function hiddenColumns(actor: Actor, inFull: boolean): ReadonlySet<string> {
  return new Set(
    FIELDS.filter((field) => isHidden(actor, field) || (!inFull && isWithheldWithoutBasis(field))).flatMap(
      (field) => ruleOf(field).columns,
    ),
  );
}
