import { LunarDay, SolarTerm, type SolarDay } from 'tyme4ts';

/** Festivals by the lunar calendar, and 清明, which is a solar term. */
export type Festival =
  | 'spring_festival'
  | 'lantern'
  | 'qingming'
  | 'dragon_boat'
  | 'mid_autumn'
  | 'double_ninth'
  | 'new_years_eve';

const LUNAR_DAYS: Readonly<Partial<Record<Festival, readonly [number, number]>>> = {
  spring_festival: [1, 1],
  lantern: [1, 15],
  dragon_boat: [5, 5],
  mid_autumn: [8, 15],
  double_ninth: [9, 9],
};
const QINGMING_TERM = 7;

function write(day: SolarDay): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${day.getYear()}-${pad(day.getMonth())}-${pad(day.getDay())}`;
}

/**
 * The day (YYYY-MM-DD) of a festival in a year: for greetings and reception plans. New Year's Eve is the day before the
 * Spring Festival of that year. Says nothing of days off: those are rows of the calendar. Refuses years outside 1900–2100.
 */
export function festivalDate(year: number, festival: Festival): string {
  if (!Number.isInteger(year) || year < 1900 || year > 2100)
    throw new RangeError(`not a year from 1900 to 2100: ${year}`);
  if (festival === 'qingming') {
    return write(SolarTerm.fromIndex(year, QINGMING_TERM).getJulianDay().getSolarDay());
  }
  const [month, day] = LUNAR_DAYS[festival] ?? [1, 1];
  const solar = LunarDay.fromYmd(year, month, day).getSolarDay();
  return write(festival === 'new_years_eve' ? solar.next(-1) : solar);
}
