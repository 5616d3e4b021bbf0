import { addDays, addMonths, daysBetween, endOfMonth } from '@/lib/shared/dates';

/** Contacts of one person within so many days, by several units, that call for a word of warning (peers (d) 10). */
export const CROWDING_DAYS = 30;
const CROWDING_CONTACTS = 2;

/** A contact of the last thirty days, whoever made it: the unit and the day, never what was said. */
export type RecentContact = { unitId: string; unit: string; on: string };

/** What the warning names: each unit with its contacts, the busiest first. Empty: no warning. */
export type Crowding = { unit: string; contacts: number; lastOn: string }[];

/**
 * Is the next contact the third within thirty days by different units? Two contacts before it are needed, and more
 * than one unit, the own included. The same unit calling three times is its own business.
 */
export function crowdingOf(recent: readonly RecentContact[], ownUnitId: string | null): Crowding {
  if (recent.length < CROWDING_CONTACTS) return [];
  const units = new Set([...recent.map((contact) => contact.unitId), ...(ownUnitId ? [ownUnitId] : [])]);
  if (units.size < 2) return [];
  return [...Map.groupBy(recent, (contact) => contact.unitId).values()]
    .map((contacts) => ({
      unit: contacts[0]?.unit ?? '',
      contacts: contacts.length,
      lastOn: contacts.map((contact) => contact.on).reduce((a, b) => (a > b ? a : b)),
    }))
    .sort((a, b) => b.contacts - a.contacts || (a.unit < b.unit ? -1 : 1));
}

/** Days that a form offers for the next contact, counted from today: 一周后, 两周后, 一个月后, 本季度内. */
export function nextDates(today: string): { key: 'week' | 'twoWeeks' | 'month' | 'quarter'; date: string }[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const lastMonth = Math.ceil(month / 3) * 3;
  const quarter = endOfMonth(`${year}-${String(lastMonth).padStart(2, '0')}`);
  const choices = [
    { key: 'week', date: addDays(today, 7) },
    { key: 'twoWeeks', date: addDays(today, 14) },
    { key: 'month', date: addMonths(today, 1) },
  ] as const;
  // at the end of a quarter “within the quarter” says less than “in a week”
  return daysBetween(today, quarter) > 7 ? [...choices, { key: 'quarter', date: quarter }] : [...choices];
}

/** What a record of a contact must hold before it counts (draft → complete). */
export type Completeness = {
  summary: string | null | undefined;
  outcome: string | null | undefined;
  officers: number;
};

/** The fields that are missing for a complete record, with the problem code of each; nobody reached needs no summary. */
export function missingForComplete(record: Completeness): { field: string; code: string }[] {
  const missing: { field: string; code: string }[] = [];
  if (!record.summary && record.outcome !== 'not_reached')
    missing.push({ field: 'summary', code: 'required' });
  if (record.officers === 0) missing.push({ field: 'officerIds', code: 'required' });
  return missing;
}

/** Does something stand open on a contact, so that somebody has it in hand? */
export function leavesOpen(contact: {
  state: 'draft' | 'complete';
  nextOn?: string | null | undefined;
  difficulty?: string | null | undefined;
}): boolean {
  return contact.state === 'draft' || Boolean(contact.nextOn) || Boolean(contact.difficulty);
}

/** Is a next contact late on this day? */
export function isNextLate(
  next: { nextOn: string | null; nextDoneOn: string | null },
  today: string,
): boolean {
  return next.nextOn !== null && next.nextDoneOn === null && next.nextOn < today;
}

/** Share of covered among those counted, in percent with one decimal, half-up; null where nobody is counted. */
export function coverageRate(covered: number, counted: number): string | null {
  if (counted === 0) return null;
  return (Math.round((covered * 1000) / counted) / 10).toFixed(1);
}
