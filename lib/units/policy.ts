import { hasRole, type Actor } from '@/lib/server/actor';

/** Every signed-in person reads the tree of units: it holds no personal data (C11). */
export function canReadUnits(actor: Actor): boolean {
  return actor.kind === 'person' || actor.kind === 'system';
}

/** The tree is a parameter of the system: only the system administrator changes it (等保 8.1.4). */
export function canChangeUnits(actor: Actor): boolean {
  return hasRole(actor, 'sysadmin') || actor.kind === 'system';
}
