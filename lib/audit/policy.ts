import { hasRole, type Actor } from '@/lib/server/actor';

/** The whole log is read by the auditor alone; a record's own history is read with the record (security.md). */
export function canReadLog(actor: Actor): boolean {
  return hasRole(actor, 'auditor') || actor.kind === 'system';
}
