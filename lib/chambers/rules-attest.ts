import { addDays, addMonths, daysBetween } from '@/lib/shared/dates';

/** The quarter of a day: 2026-Q4. */
export function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** First and last day of a quarter. */
export function quarterSpan(quarter: string): { from: string; to: string } {
  const [year = '', number = '1'] = quarter.split('-Q');
  const from = `${year}-${String((Number(number) - 1) * 3 + 1).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, 3), -1) };
}

/** An entry as the digest reads it. */
export type DigestEntry = {
  id: string;
  name: string;
  firm: string | null;
  office: string | null;
  joinedOn: string | null;
  version: number;
};

/** The text of which the digest of a roster is made: one line per present entry, in the order of the ids. */
export function rosterText(entries: readonly DigestEntry[]): string {
  return [...entries]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((one) => JSON.stringify([one.id, one.name, one.firm, one.office, one.joinedOn, one.version]))
    .join('\n');
}

/** A roster that was not touched for so long is asked about. */
export const STALE_ROSTER_DAYS = 180;
/** A quarter that has so many days left is said to end. */
const QUARTER_NOTICE_DAYS = 21;
export const TERM_END_NOTICE_DAYS = 60;

export type ReminderKind =
  'term_over' | 'term_ending' | 'attest_missed' | 'attest_due' | 'stale' | 'no_roster';
export type Reminder = { kind: ReminderKind; day: string | null; days: number | null };

export type ReminderFacts = {
  termEndsOn: string | null;
  attestedQuarters: readonly string[];
  lastChangeOn: string | null;
  members: number;
  /** the day of the first entry: nothing is owed for quarters before there was a roster */
  rosterSince: string | null;
  today: string;
};

/** What the officer, and the bureau beside, is reminded of: the end of the term, the quarter's attestation, a roster that stands still. */
export function rosterReminders(facts: ReminderFacts): Reminder[] {
  const { today } = facts;
  const out: Reminder[] = [];
  if (facts.termEndsOn !== null) {
    const days = daysBetween(today, facts.termEndsOn);
    if (days < 0) out.push({ kind: 'term_over', day: facts.termEndsOn, days: -days });
    else if (days <= TERM_END_NOTICE_DAYS) out.push({ kind: 'term_ending', day: facts.termEndsOn, days });
  }
  if (facts.members === 0) return [...out, { kind: 'no_roster', day: null, days: null }];
  const now = quarterOf(today);
  const { from, to } = quarterSpan(now);
  const before = quarterOf(addDays(from, -1));
  const isAttested = (quarter: string): boolean => facts.attestedQuarters.includes(quarter);
  if (!isAttested(now) && !isAttested(before) && facts.rosterSince !== null && facts.rosterSince < from)
    out.push({ kind: 'attest_missed', day: addDays(from, -1), days: null });
  else if (!isAttested(now) && daysBetween(today, to) <= QUARTER_NOTICE_DAYS)
    out.push({ kind: 'attest_due', day: to, days: daysBetween(today, to) });
  if (facts.lastChangeOn !== null && !isAttested(now)) {
    const days = daysBetween(facts.lastChangeOn, today);
    if (days > STALE_ROSTER_DAYS) out.push({ kind: 'stale', day: facts.lastChangeOn, days });
  }
  return out;
}
