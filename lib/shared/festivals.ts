import { LunarDay, LunarMonth, SolarDay, SolarTerm } from 'tyme4ts';

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

function checkYear(year: number): void {
  if (!Number.isInteger(year) || year < 1900 || year > 2100)
    throw new RangeError(`not a year from 1900 to 2100: ${year}`);
}

function write(day: SolarDay): string {
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${day.getYear()}-${pad(day.getMonth())}-${pad(day.getDay())}`;
}

/**
 * The day (YYYY-MM-DD) of a festival in a year: for greetings and reception plans. New Year's Eve is the day before the
 * Spring Festival of that year. Says nothing of days off: those are rows of the calendar. Refuses years outside 1900–2100.
 */
export function festivalDate(year: number, festival: Festival): string {
  checkYear(year);
  if (festival === 'qingming') {
    return write(SolarTerm.fromIndex(year, QINGMING_TERM).getJulianDay().getSolarDay());
  }
  const [month, day] = LUNAR_DAYS[festival] ?? [1, 1];
  const solar = LunarDay.fromYmd(year, month, day).getSolarDay();
  return write(festival === 'new_years_eve' ? solar.next(-1) : solar);
}

/**
 * The day (YYYY-MM-DD) on which a day of the lunar calendar falls within a solar year: the eighth of the twelfth month
 * lies in January. Null where the year has no such day (a month of 29 days). Refuses years outside 1900–2100.
 */
export function lunarDateIn(year: number, month: number, day: number): string | null {
  checkYear(year);
  for (const lunarYear of [year, year - 1]) {
    try {
      const date = write(LunarDay.fromYmd(lunarYear, month, day).getSolarDay());
      if (date.startsWith(`${year}-`)) return date;
    } catch {
      // that lunar month has no such day
    }
  }
  return null;
}

/**
 * The first day (YYYY-MM-DD) from `from` on that is this day of the lunar calendar: for what returns every lunar year.
 * The thirtieth of a month of 29 days is its last day. Intercalary months are passed over. Refuses 2100 and later.
 */
export function nextLunarDay(from: string, month: number, day: number): string {
  const year = Number(from.slice(0, 4));
  checkYear(year);
  for (const lunarYear of [year - 1, year, year + 1]) {
    const last = LunarMonth.fromYm(lunarYear, month).getDayCount();
    const date = write(LunarDay.fromYmd(lunarYear, month, Math.min(day, last)).getSolarDay());
    if (date >= from) return date;
  }
  throw new RangeError(`no lunar ${month}-${day} after ${from}`);
}

/** 三月初五: how the lunar calendar calls a day of any year. */
export function lunarDayText(month: number, day: number): string {
  return `${LunarMonth.NAMES[month - 1] ?? ''}${LunarDay.NAMES[day - 1] ?? ''}`;
}

const lunarOf = (date: string): LunarDay => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  checkYear(year);
  return SolarDay.fromYmd(year, month, day).getLunarDay();
};

/** 八月十五: how the lunar calendar calls a day. */
export function lunarDayName(date: string): string {
  const day = lunarOf(date);
  return `${day.getLunarMonth().getName()}${day.getName()}`;
}

/** 丙午马年: the lunar year in which a day lies; New Year's Day still lies in the old one. */
export function lunarYearName(date: string): string {
  const cycle = lunarOf(date).getLunarMonth().getLunarYear().getSixtyCycle();
  return `${cycle.getName()}${cycle.getEarthBranch().getZodiac().getName()}年`;
}
