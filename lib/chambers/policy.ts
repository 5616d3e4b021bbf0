import { hasRole, type Actor } from '@/lib/server/actor';
import { inScope, scopeWhere, seesAll, seesNone, type Scope } from '@/lib/server/scope';

/** A chamber belongs to the unit that looks after it; its officer is bound to it by the grant. */
export const chamberScopeColumns = {
  unit: 'ownerUnitId',
  chamber: 'id',
  open: { column: 'isPublic', is: true },
} as const;

export type ChamberRecord = { id: string; ownerUnitId: string };
type RosterRecord = ChamberRecord & { rosterMode: string };

function staffScope(actor: Actor): Scope | null {
  if (!hasRole(actor, 'clerk', 'chief', 'leader', 'filler')) return null;
  return actor.isWholeProgramme ? seesAll : { kind: 'some', unitIds: actor.unitIds };
}

/**
 * Who sees which chambers: staff those of their units and, as the county works with chambers that the bureau looks after
 * (B8, B10), the facts of every chamber in the public directory; a supervisor (C15) all, an officer the own one (B12).
 */
export function visibleChambers(actor: Actor): Scope {
  if (actor.kind === 'system') return seesAll;
  if (actor.kind !== 'person') return seesNone;
  if (actor.role === 'supervisor') return seesAll;
  if (actor.role === 'chamber_officer') {
    return actor.chamberIds.length > 0 ? { kind: 'some', chamberIds: actor.chamberIds } : seesNone;
  }
  const own = staffScope(actor) ?? seesNone;
  return own.kind === 'some' ? { ...own, open: true } : own;
}

/**
 * Whose members: of chambers of the own units, the officer's own one; being listed in public opens no roster. A
 * supervisor reads figures, not people (minimum necessity, PIPL 6).
 */
export function visibleRosters(actor: Actor): Scope {
  return staffScope(actor) ?? (hasRole(actor, 'supervisor') ? seesNone : visibleChambers(actor));
}

/** The same as a condition on the chamber that something hangs on: of a chamber set aside, nothing is read. */
export const visibleRosterWhere = (actor: Actor) => ({
  AND: [{ archivedAt: null }, scopeWhere(visibleRosters(actor), chamberScopeColumns)],
});

/** The desk's list; an officer has the own desk at /chamber instead. */
export function canListChambers(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor');
}

/** Entering chambers: the bureau's clerks and chiefs. */
export function canCreateChambers(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief');
}

/** May the actor put a chamber into this unit's care? */
export function canKeepChamberFor(actor: Actor, unitId: string): boolean {
  return (
    actor.kind === 'system' ||
    (canCreateChambers(actor) && actor.kind === 'person' && actor.unitIds.includes(unitId))
  );
}

/** Facts, status, terms and alliances of a chamber are the bureau's to keep. */
export function canUpdateChamber(actor: Actor, record: ChamberRecord): boolean {
  return canCreateChambers(actor) && canReadRoster(actor, record);
}

/** Putting a mistaken status back is the chief's. */
export function canCorrectStatus(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'chief');
}

export function canReadRoster(actor: Actor, record: ChamberRecord): boolean {
  return inScope(visibleRosters(actor), { unitId: record.ownerUnitId, chamberId: record.id });
}

/** The roster is kept by the chamber's officer where the chamber does so itself, and by the bureau. */
export function canWriteRoster(actor: Actor, record: RosterRecord): boolean {
  if (!canReadRoster(actor, record)) return false;
  if (hasRole(actor, 'chamber_officer')) return record.rosterMode === 'direct';
  return canUpdateChamber(actor, record);
}

/** Linking an entry to the ledger tells who of the ledger is meant: the bureau's act, never the chamber's. */
export function canLinkMembers(actor: Actor, record: ChamberRecord): boolean {
  return canUpdateChamber(actor, record) && actor.kind === 'person';
}

/** The desk's queue of entries that may be somebody of the ledger: whoever may link some. */
export function canListRosterLinks(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief');
}

/** Asking whether the ledger may know a member, answered with one bit: the chamber's officer. */
export function canAskLedger(actor: Actor): boolean {
  return hasRole(actor, 'chamber_officer');
}

/** A full phone number: whoever works with these members; an audited act. */
export function canRevealMembers(actor: Actor, record: ChamberRecord): boolean {
  return hasRole(actor, 'clerk', 'chief', 'leader', 'chamber_officer') && canReadRoster(actor, record);
}

/**
 * The number of one entry: the chamber's own officer always, others only where the member agreed that the chamber hands
 * the data over (PIPL 23).
 */
export function canRevealMember(
  actor: Actor,
  record: ChamberRecord,
  entry: { isProvided: boolean },
): boolean {
  if (!canRevealMembers(actor, record)) return false;
  return hasRole(actor, 'chamber_officer') || entry.isProvided;
}

/** Where the bureau keeps the roster, the officer proposes changes of it. */
export function canProposeRoster(actor: Actor, record: RosterRecord): boolean {
  return hasRole(actor, 'chamber_officer') && record.rosterMode === 'propose' && canReadRoster(actor, record);
}

/** Bringing a roster sheet: into the roster, or as a proposal of the whole sheet. */
export function canBringRoster(actor: Actor, record: RosterRecord): boolean {
  return canWriteRoster(actor, record) || canProposeRoster(actor, record);
}

/** Deciding on proposals, and setting how the roster is kept: the bureau's. */
export function canDecideProposals(actor: Actor, record: ChamberRecord): boolean {
  return canUpdateChamber(actor, record) && actor.kind === 'person';
}

/** The desk's queue of proposals: whoever may decide on some. */
export function canListProposals(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief');
}

/** Naming officers and the secretariat's contact in public: the chamber's officer, whoever keeps the roster, and the bureau. */
export function canPublishOfficers(actor: Actor, record: ChamberRecord): boolean {
  return canKeepDues(actor, record) && actor.kind === 'person';
}

/** Dues are the chamber's own books, whoever keeps the roster; the bureau keeps them for chambers without an officer. */
export function canKeepDues(actor: Actor, record: ChamberRecord): boolean {
  if (!canReadRoster(actor, record)) return false;
  return hasRole(actor, 'chamber_officer') || canUpdateChamber(actor, record);
}

/** 已核对 is the chamber's own word: only its officer gives it. */
export function canAttest(actor: Actor, record: ChamberRecord): boolean {
  return hasRole(actor, 'chamber_officer') && canReadRoster(actor, record);
}

/** A unit's notices to its chambers: the unit's staff, and whoever stands above it. */
export const bulletinScopeColumns = { unit: 'ownerUnitId', chamber: 'chamberId' } as const;

/**
 * Whose bulletins somebody keeps: an officer the own chamber's (B12), staff the notices of the own units to chambers.
 * What others address to a chamber or its members is read by whom it is addressed to (queries/received-bulletins.ts).
 */
export function visibleBulletins(actor: Actor): Scope {
  if (actor.kind !== 'person') return seesNone;
  if (actor.role === 'chamber_officer') return visibleChambers(actor);
  return canPostToChambers(actor) ? (staffScope(actor) ?? seesNone) : seesNone;
}

/** Writing to the own members. */
export function canWriteBulletins(actor: Actor): boolean {
  return hasRole(actor, 'chamber_officer');
}

/** Writing to chambers: the bureau's clerks and chiefs. */
export function canPostToChambers(actor: Actor): boolean {
  return hasRole(actor, 'clerk', 'chief');
}

/** A member of chambers with an account of the own. */
export function canReadAsMember(actor: Actor): boolean {
  return hasRole(actor, 'merchant');
}
