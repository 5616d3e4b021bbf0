import { hasRole, type Actor } from '@/lib/server/actor';

/** Definitions are read by everybody who works with figures; adopting a version is a later act of its own. */
export function canReadDefinitions(actor: Actor): boolean {
  return (
    actor.kind === 'system' || hasRole(actor, 'clerk', 'chief', 'leader', 'filler', 'supervisor', 'auditor')
  );
}
