import { daysBetween } from '@/lib/shared/dates';
import { festivalDate, lunarDateIn } from '@/lib/shared/festivals';

/** Festivals that everybody keeps (A7); own days of the programme stand beside them. */
export const festivalCodes = [
  'new_year',
  'spring_festival',
  'lantern',
  'qingming',
  'dragon_boat',
  'mid_autumn',
  'double_ninth',
  'national_day',
] as const;
export type FestivalCode = (typeof festivalCodes)[number];

/** What a campaign is held on: a festival, or an own day of the programme. */
export const greetingFestivals = [...festivalCodes, 'own'] as const;
export type GreetingFestival = (typeof greetingFestivals)[number];

/** A festival that is nearer than this and has no campaign is a thing to do. */
export const AHEAD_DAYS = 20;

/** An own day of the programme, by the solar or the lunar calendar. */
export type OwnDay = { id: string; name: string; calendar: 'solar' | 'lunar'; month: number; day: number };

const SOLAR: Readonly<Partial<Record<FestivalCode, string>>> = {
  new_year: '01-01',
  national_day: '10-01',
};

/** The day of a festival in a year. A year that the calendar does not know (before 1900, after 2100) is a RangeError. */
export function dayOfFestival(year: number, code: FestivalCode): string {
  const solar = SOLAR[code];
  if (solar === undefined) return festivalDate(year, lunarFestival(code));
  // the same refusal for every festival of a year
  festivalDate(year, 'qingming');
  return `${year}-${solar}`;
}

function lunarFestival(code: FestivalCode) {
  if (code === 'new_year' || code === 'national_day') throw new RangeError(`no lunar festival: ${code}`);
  return code;
}

/** The day of an own day in a year; null where the year lacks it (lunar 30th, 29 February). */
export function dayOfOwnDay(year: number, own: Pick<OwnDay, 'calendar' | 'month' | 'day'>): string | null {
  if (own.calendar === 'lunar') return lunarDateIn(year, own.month, own.day);
  const date = `${year}-${String(own.month).padStart(2, '0')}-${String(own.day).padStart(2, '0')}`;
  return new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) === date ? date : null;
}

/** A day of the year's calendar of festivals. `ahead`: days from today, negative when it is over. */
export type FestivalDay = {
  key: string;
  code: GreetingFestival;
  dayId: string | null;
  name: string | null;
  date: string;
  ahead: number;
};

/** The festivals and own days of a year in the order of their days. Refuses a year that the calendar does not know. */
export function festivalsOfYear(year: number, ownDays: readonly OwnDay[], today: string): FestivalDay[] {
  const days = [
    ...festivalCodes.map((code) => ({
      key: code,
      code,
      dayId: null,
      name: null,
      date: dayOfFestival(year, code),
    })),
    ...ownDays.flatMap((own) => {
      const date = dayOfOwnDay(year, own);
      return date ? [{ key: own.id, code: 'own' as const, dayId: own.id, name: own.name, date }] : [];
    }),
  ];
  return days
    .map((day) => ({ ...day, ahead: daysBetween(today, day.date) }))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.key < b.key ? -1 : 1));
}

/** The year whose festivals are planned on a day: this one, and the next when all of this one's are over. */
export function yearToShow(today: string): number {
  const year = Number(today.slice(0, 4));
  return festivalCodes.some((code) => dayOfFestival(year, code) >= today) ? year : year + 1;
}
