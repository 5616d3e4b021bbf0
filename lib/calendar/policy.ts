import { hasRole, type Actor } from '@/lib/server/actor';

/** Everybody who is signed in may look at the calendar: clocks run by it. */
export function canReadCalendar(actor: Actor): boolean {
  return actor.kind === 'person' || actor.kind === 'system';
}

/** Loading a year and changing its days: the system administrator (parameters, 等保 8.1.4). */
export function canChangeCalendar(actor: Actor): boolean {
  return actor.kind === 'system' || hasRole(actor, 'sysadmin');
}
