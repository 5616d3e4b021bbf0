import { addDays, daysBetween } from '@/lib/shared/dates';
import type { ChamberStatus } from './rules';
import { quarterOf, quarterSpan } from './rules-attest';

export type FreshnessReason =
  | 'no_roster'
  | 'attested_late'
  | 'attested_long_ago'
  | 'never_attested'
  | 'still_half_year'
  | 'still_year'
  | 'term_over'
  | 'term_unknown'
  | 'no_officer';

/** Points that each reason takes off a hundred. */
export const FRESHNESS_POINTS: Readonly<Record<FreshnessReason, number>> = {
  no_roster: 60,
  attested_late: 10,
  attested_long_ago: 25,
  never_attested: 35,
  still_half_year: 10,
  still_year: 20,
  term_over: 20,
  term_unknown: 10,
  no_officer: 15,
};

export type FreshnessFacts = {
  status: ChamberStatus;
  kind: 'own' | 'partner' | 'alliance';
  members: number;
  /** the newest quarter that was attested: 2026-Q3 */
  attestedQuarter: string | null;
  lastChangeOn: string | null;
  termEndsOn: string | null;
  /** accounts of its secretariat that hold today */
  officers: number;
  today: string;
};

export type Freshness = { score: number; reasons: FreshnessReason[] };

/**
 * How far a roster can be believed, 0 to 100, with what takes points off (peers.md d 11): no roster; no attestation of
 * the quarter before or since; a roster that stands still; a term that is over or unknown; nobody who keeps it. Null for
 * chambers that owe no roster: alliances, partners, those not yet founded and those that are gone.
 */
export function rosterFreshness(facts: FreshnessFacts): Freshness | null {
  const { today } = facts;
  if (facts.kind !== 'own' || facts.status === 'dissolved' || facts.status === 'preparing') return null;
  const reasons: FreshnessReason[] = [];
  if (facts.members === 0) reasons.push('no_roster');
  else {
    const attested = attestationReason(facts.attestedQuarter, today);
    if (attested) reasons.push(attested);
    const still = facts.lastChangeOn === null ? 0 : daysBetween(facts.lastChangeOn, today);
    if (still > 365) reasons.push('still_year');
    else if (still > 180) reasons.push('still_half_year');
  }
  if (facts.termEndsOn === null) reasons.push('term_unknown');
  else if (facts.termEndsOn < today) reasons.push('term_over');
  if (facts.officers === 0) reasons.push('no_officer');
  const lost = reasons.reduce((sum, reason) => sum + FRESHNESS_POINTS[reason], 0);
  return { score: Math.max(0, 100 - lost), reasons };
}

function attestationReason(quarter: string | null, today: string): FreshnessReason | null {
  if (quarter === null) return 'never_attested';
  const now = quarterOf(today);
  const before = quarterOf(addDays(quarterSpan(now).from, -1));
  if (quarter >= before) return null;
  const beforeThat = quarterOf(addDays(quarterSpan(before).from, -1));
  return quarter === beforeThat ? 'attested_late' : 'attested_long_ago';
}

export type FreshnessGrade = 'fresh' | 'aging' | 'stale';

/** 80 and more is fresh, below 50 stale. */
export function freshnessGrade(score: number): FreshnessGrade {
  return score >= 80 ? 'fresh' : score >= 50 ? 'aging' : 'stale';
}
