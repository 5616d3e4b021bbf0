import { addDays } from '@/lib/shared/dates';
import type { ChamberStatus } from './rules';

/** What a membership counts for today. Rights of the chamber (voting, support, meetings) go with `active` and `grace`. */
export const memberStatuses = ['active', 'grace', 'overdue', 'pending', 'suspended', 'ended'] as const;
export type MemberStatus = (typeof memberStatuses)[number];

export const statusReasons = [
  'dues_paid',
  'no_dues',
  'dues_not_yet_due',
  'dues_grace',
  'dues_overdue',
  'joins_later',
  'chamber_preparing',
  'chamber_dissolved',
  'left',
] as const;
export type StatusReason = (typeof statusReasons)[number];

/** One period's dues as the rule reads it: settled when paid in full or waived. */
export type DuesFact = { dueOn: string; periodTo: string; graceDays: number; isSettled: boolean };

export type StatusFacts = {
  joinedOn: string | null;
  leftOn: string | null;
  chamber: { status: ChamberStatus; dissolvedOn: string | null };
  dues: readonly DuesFact[];
  today: string;
};

/** The state, why, and the day that the reason speaks of (left on, dissolved on, grace until, paid until). */
export type StatusOfMember = { status: MemberStatus; reason: StatusReason; day: string | null };

/**
 * The state of a membership from dates, dues with their grace, and the state of the chamber itself, whose members'
 * rights begin with its founding and lapse with it (peers.md d 11). The oldest unsettled dues decide: due, within
 * grace, beyond it. A chamber whose papers are still to be seen (待核) is taken as it presents itself.
 */
export function membershipStatus({ joinedOn, leftOn, chamber, dues, today }: StatusFacts): StatusOfMember {
  if (leftOn !== null && leftOn <= today) return { status: 'ended', reason: 'left', day: leftOn };
  if (chamber.status === 'dissolved')
    return { status: 'suspended', reason: 'chamber_dissolved', day: chamber.dissolvedOn };
  if (chamber.status === 'preparing') return { status: 'pending', reason: 'chamber_preparing', day: null };
  if (joinedOn !== null && joinedOn > today)
    return { status: 'pending', reason: 'joins_later', day: joinedOn };
  const open = dues.filter((one) => !one.isSettled).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const late = open
    .filter((one) => one.dueOn < today)
    .map((one) => addDays(one.dueOn, one.graceDays))
    .sort();
  const [until] = late;
  if (until !== undefined)
    return until < today
      ? { status: 'overdue', reason: 'dues_overdue', day: until }
      : { status: 'grace', reason: 'dues_grace', day: until };
  const [next] = open;
  if (next) return { status: 'active', reason: 'dues_not_yet_due', day: next.dueOn };
  const paidTo = dues
    .map((one) => one.periodTo)
    .sort()
    .at(-1);
  return paidTo
    ? { status: 'active', reason: 'dues_paid', day: paidTo }
    : { status: 'active', reason: 'no_dues', day: null };
}
