import { addDays, addMonths } from '@/lib/shared/dates';
import { addWorkdays, isYearNotLoaded, type WorkCalendar } from '@/lib/shared/workdays';
import { privacyTerms } from './rules';
import type { TermCode } from './schema-requests';

/** The terms in force: those that were adopted, else what the notice promises. Months, workdays, days. */
export type Terms = Readonly<Record<TermCode, number>>;

export const defaultTerms: Terms = {
  answer_workdays: privacyTerms.answerWorkdays,
  kept_months: privacyTerms.keptYears * 12,
  expired_months: 3,
  no_basis_months: 6,
  set_aside_months: privacyTerms.setAsideYears * 12,
  birthday_days: 7,
};

/** The newest adopted value of each term on a day; rows may come in any order. */
export function termsOn(
  rows: readonly { code: string; value: number; validFrom: string; createdAt: Date }[],
  day: string,
): Terms {
  const inForce = rows
    .filter((row) => row.validFrom <= day)
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom) || a.createdAt.getTime() - b.createdAt.getTime());
  const adopted = Object.fromEntries(inForce.map(({ code, value }) => [code, value]));
  return { ...defaultTerms, ...adopted };
}

/**
 * The last day for an answer: so many workdays after the day of arrival, which does not count (domain.md 2.5, PIPL 50).
 * Null when the calendar of a year on the way is not loaded: a clock is never guessed.
 */
export function answerDueOn(calendar: WorkCalendar, receivedOn: string, workdays: number): string | null {
  try {
    return addWorkdays(calendar, receivedOn, workdays);
  } catch (error) {
    if (isYearNotLoaded(error)) return null;
    throw error;
  }
}

/** Where the clock of an open request stands: in three days it is due soon. */
export function clockOf(
  request: { state: string; dueOn: string | null },
  today: string,
): 'closed' | 'none' | 'late' | 'soon' | 'running' {
  if (request.state !== 'open') return 'closed';
  if (request.dueOn === null) return 'none';
  if (request.dueOn < today) return 'late';
  return request.dueOn <= addDays(today, 3) ? 'soon' : 'running';
}

/** The day on which a record that was set aside may be erased without a request of the person. */
export function erasableFrom(frozenOn: string, terms: Terms): string {
  return addMonths(frozenOn, terms.set_aside_months);
}

/** From so many people on a handler of personal data has further duties (PIPL 52; 网络数据安全管理条例). */
export const PERSON_THRESHOLD = 1_000_000;

/** Authenticated with the words of a request, so that they can't be moved to another column. */
export const REQUEST_CONTEXT = 'rights_request.textCipher';
export const ANSWER_CONTEXT = 'rights_request.answerCipher';
