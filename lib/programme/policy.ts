import { hasRole, type Actor } from '@/lib/server/actor';

/** Parameters of the programme are read by the three administrators. */
export function canReadParameters(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'sysadmin', 'secadmin', 'auditor');
}

/** How much may leave the house without a second person is a rule of safety: the security administrator's. */
export function canChangeLimits(actor: Actor): boolean {
  return hasRole(actor, 'secadmin');
}

/** Code tables (industry tags, E27) are kept by the system administrator. */
export function canChangeParameters(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'sysadmin');
}
