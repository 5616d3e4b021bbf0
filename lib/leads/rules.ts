import { addDays, dayOf, daysBetween, startOfDay } from '@/lib/shared/dates';
import { addWorkdays, isYearNotLoaded, type WorkCalendar } from '@/lib/shared/workdays';

export type LeadState = 'fresh' | 'accepted' | 'following' | 'converted' | 'closed';
export type LeadAct = 'accept' | 'reply' | 'note' | 'convert' | 'close';

const STEPS: Record<LeadAct, Partial<Record<LeadState, LeadState>>> = {
  accept: { fresh: 'accepted' },
  reply: { accepted: 'following', following: 'following' },
  note: { fresh: 'fresh', accepted: 'accepted', following: 'following' },
  convert: { accepted: 'converted', following: 'converted' },
  close: { fresh: 'closed', accepted: 'closed', following: 'closed' },
};

/** Where an act leads, or null when the lead's state does not allow it. Converted and closed leads stay as they are. */
export function stateAfter(act: LeadAct, state: LeadState): LeadState | null {
  return STEPS[act][state] ?? null;
}

/** States in which the clock of the first answer runs. */
export function isWaiting(lead: { state: LeadState; answeredAt: Date | null }): boolean {
  return lead.answeredAt === null && (lead.state === 'fresh' || lead.state === 'accepted');
}

/** Late: nobody has answered and the last moment has gone by. */
export function isOverdue(
  lead: { state: LeadState; answeredAt: Date | null; answerDueAt: Date | null },
  now: Date,
): boolean {
  return isWaiting(lead) && lead.answerDueAt !== null && lead.answerDueAt < now;
}

export type LeadClock =
  | { kind: 'answered'; on: string; days: number }
  | { kind: 'running' | 'today' | 'overdue'; on: string; days: number }
  | { kind: 'ended' | 'unknown'; on: null; days: number };

/**
 * How the clock of the first answer stands, for whoever waits for it: answered on a day; the last day and how many days
 * are left or have gone by; ended without an answer of its own; unknown where the calendar of the year was not loaded.
 */
export function leadClock(
  lead: { state: LeadState; answeredAt: Date | null; answerDueAt: Date | null },
  now: Date,
): LeadClock {
  if (lead.answeredAt !== null) return { kind: 'answered', on: dayOf(lead.answeredAt), days: 0 };
  if (!isWaiting(lead)) return { kind: 'ended', on: null, days: 0 };
  if (lead.answerDueAt === null) return { kind: 'unknown', on: null, days: 0 };
  const on = dayOf(lead.answerDueAt);
  const days = daysBetween(dayOf(now), on);
  if (lead.answerDueAt < now) return { kind: 'overdue', on, days: Math.max(1, -days) };
  return days === 0 ? { kind: 'today', on, days } : { kind: 'running', on, days };
}

/**
 * The last moment for an answer: the end of the day so many workdays after the day of arrival (which does not count;
 * domain.md 2.2). Null when the calendar of a year that is passed through has not been loaded: a clock is never guessed.
 */
export function answerDueAt(calendar: WorkCalendar, receivedOn: string, workdays: number): Date | null {
  try {
    const day = addWorkdays(calendar, receivedOn, workdays);
    return new Date(startOfDay(addDays(day, 1)).getTime() - 1000);
  } catch (error) {
    if (isYearNotLoaded(error)) return null;
    throw error;
  }
}

/** Letters and digits of look-up codes: none that look alike. */
export const CODE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const CODE_LENGTH = 10;

/** A code as it is printed: two groups of five. */
export function printCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** What a person typed of a code: capitals, without blanks and hyphens, full width read as half. */
export function readCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–]/g, '');
}

/** What a person typed of a number. */
export function readNumber(text: string): string {
  return text.normalize('NFKC').toUpperCase().replace(/\s/g, '').replace(/[—–]/g, '-');
}

/** A form sent sooner was not filled in by a person; one opened longer ago may show an old notice. */
export const FASTEST_FORM_MS = 3000;
export const OLDEST_FORM_MS = 24 * 3600 * 1000;

/** Context under which a lead's number is encrypted. */
export const LEAD_PHONE_CONTEXT = 'lead.phoneCipher';

/** Consent texts of the public form: the enquiry itself, and staying in touch beyond it. */
export const ENQUIRY_TEXT = 'consent-enquiry';
export const KEEP_TEXT = 'consent-contact';

export const revealPurposes = ['answer', 'visit', 'verify', 'other'] as const;
