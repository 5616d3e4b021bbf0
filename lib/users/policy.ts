import { hasRole, type Actor } from '@/lib/server/actor';

/** Accounts and grants are read by the three administrators and nobody else (security.md, “What you may do”). */
export function canReadUsers(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'sysadmin', 'secadmin', 'auditor');
}

/** Opening, renaming, blocking and unlocking accounts, and one-time passwords: the system administrator. */
export function canChangeAccounts(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'sysadmin');
}

/** Giving, ending and revoking grants: the security administrator. */
export function canGrant(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'secadmin');
}

/** The same on one user: nobody touches the own account's rights. */
export function canGrantTo(actor: Actor, userId: string): boolean {
  return canGrant(actor) && !(actor.kind === 'person' && actor.userId === userId);
}

/** Blocking or resetting the own account would lock the administrator out; the own password has its own page. */
export function canChangeAccount(actor: Actor, userId: string): boolean {
  return canChangeAccounts(actor) && !(actor.kind === 'person' && actor.userId === userId);
}

/**
 * Inviting an officer of a chamber, or a merchant: clerk and chief, for chambers that their units keep and people that
 * they keep. `unitIds` are the units of that record.
 */
export function canInvite(actor: Actor, record: { unitIds: readonly string[] }): boolean {
  if (!hasRole(actor, 'clerk', 'chief')) return false;
  return actor.isWholeProgramme || record.unitIds.some((id) => actor.unitIds.includes(id));
}

/** Naming colleagues who may be put in charge: whoever works with people. */
export function canNameStaff(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler');
}

/** Tokens of the REST API are made by those who work with records; administrators and the auditor have none. */
export function canHaveTokens(actor: Actor): boolean {
  return (
    hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor', 'chamber_officer') &&
    actor.tokenScopes === null
  );
}
