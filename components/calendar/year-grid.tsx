import './calendar.css';
import { getTranslations } from 'next-intl/server';
import type { CalendarDay } from '@/lib/shared/workdays';
import { weekday } from '@/lib/shared/dates';

/** Twelve months of a loaded year; days off and shifted workdays are marked by a word as well as by colour. */
export async function YearGrid({ year, days }: { year: number; days: readonly CalendarDay[] }) {
  const t = await getTranslations('system.desk.days');
  const months = Map.groupBy(days, (day) => day.date.slice(0, 7));
  const marks = { holiday: t('mark.holiday'), adjusted_workday: t('mark.adjusted_workday'), workday: '' };
  return (
    <div className="year-grid">
      {[...months].map(([month, list]) => (
        <table key={month}>
          <caption>{t('month', { year, month: Number(month.slice(5)) })}</caption>
          <thead>
            <tr>
              {[1, 2, 3, 4, 5, 6, 7].map((day) => (
                <th key={day} scope="col">
                  {t(`week.${day}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(list).map((week, index) => (
              <tr key={index}>
                {week.map((day, at) =>
                  day === null ? (
                    <td key={at} />
                  ) : (
                    <td key={at} data-kind={day.kind} data-named={day.name ? '' : undefined} title={day.name}>
                      {Number(day.date.slice(8))}
                      {day.name ? (
                        <small>
                          {marks[day.kind]}
                          <span className="sr-only">{day.name}</span>
                        </small>
                      ) : null}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** Weeks from Monday to Sunday, empty places as null. */
function weeksOf(days: readonly CalendarDay[]): (CalendarDay | null)[][] {
  const [first] = days;
  const lead = first ? weekday(first.date) - 1 : 0;
  const cells: (CalendarDay | null)[] = [...Array<null>(lead).fill(null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
