import { addDays, daysBetween, daysInMonth } from '@/lib/shared/dates';
import { nextLunarDay } from '@/lib/shared/festivals';
import type { CareKindName, FamilyRelation } from './schema-care';

/** A birthday as it stands under the seal. */
export type Birthday = { calendar: 'solar' | 'lunar'; month: number; day: number; year: number | null };

/** What the person told of the family, by relation. */
export type FamilyLine = { relation: FamilyRelation; note: string };

/** Authenticated with each sealed value, so that it can't be moved to another column or kind. */
export const careContext = (kind: CareKindName): string => `care_fact.cipher ${kind}`;

/**
 * For each kind the consent that it may stand on: the newest that holds, is for care and names it. `consents` newest
 * first. A kind without one may be neither entered nor kept.
 */
export function careConsents(
  consents: readonly { id: string; purpose: string; fields: readonly string[]; withdrawnAt: Date | null }[],
): Partial<Record<CareKindName, string>> {
  const holding = consents.filter(({ purpose, withdrawnAt }) => purpose === 'care' && withdrawnAt === null);
  const of = (kind: CareKindName) => holding.find(({ fields }) => fields.includes(kind))?.id;
  const [birthday, family] = [of('birthday'), of('family')];
  return { ...(birthday ? { birthday } : {}), ...(family ? { family } : {}) };
}

/**
 * The next day, today included, on which to congratulate. In a year without the day (29 February, the thirtieth of a
 * short lunar month) it is the day before, so that nobody is forgotten and nobody congratulated late.
 */
export function nextBirthday(birthday: Pick<Birthday, 'calendar' | 'month' | 'day'>, today: string): string {
  if (birthday.calendar === 'lunar') return nextLunarDay(today, birthday.month, birthday.day);
  const dayIn = (year: number): string => {
    const day = Math.min(birthday.day, daysInMonth(year, birthday.month));
    return `${year}-${String(birthday.month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  };
  const year = Number(today.slice(0, 4));
  return dayIn(year) >= today ? dayIn(year) : dayIn(year + 1);
}

/** Does the next one fall within so many days from today? `ahead` 0 is today. */
export function birthdayWithin(
  birthday: Pick<Birthday, 'calendar' | 'month' | 'day'>,
  today: string,
  days: number,
): { on: string; ahead: number } | null {
  const on = nextBirthday(birthday, today);
  return on <= addDays(today, days) ? { on, ahead: daysBetween(today, on) } : null;
}
