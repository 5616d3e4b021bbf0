import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { AHEAD_DAYS } from '@/lib/greetings/rules-festivals';
import type { GreetingYear, YearDay } from '@/lib/greetings/queries/year';
import { withQuery } from '@/lib/shared/search-query';
import { greetingTones } from './greeting-words';
import './greetings.css';

const PATH = '/desk/greetings';

/** The year's festivals in order: how many days ahead, what is planned, what is not. */
export async function YearCalendar({ calendar, mayWrite }: { calendar: GreetingYear; mayWrite: boolean }) {
  const t = await getTranslations('greetings.desk');
  const { year } = calendar;
  const next = calendar.days.find((day) => day.ahead >= 0);
  return (
    <section className="festivals" aria-labelledby="festivals">
      <div className="festivals-head">
        <h2 id="festivals">{t('year.title', { year: String(year) })}</h2>
        <span className="note">{t('year.lunar', { name: calendar.lunarYear })}</span>
        <nav aria-label={t('year.other')}>
          <Link href={withQuery(PATH, {}, { year: String(year - 1) })}>{year - 1}</Link>
          <Link href={withQuery(PATH, {}, { year: String(year + 1) })}>{year + 1}</Link>
        </nav>
      </div>
      <ol>
        {await Promise.all(
          calendar.days.map(async (day) => (
            <li
              key={day.key}
              data-over={day.ahead < 0 ? '' : undefined}
              data-next={day === next ? '' : undefined}
            >
              <b>{await festivalText(day)}</b>
              <time dateTime={day.date}>{day.date.slice(5)}</time>
              <span className="note">{t('year.lunarDay', { day: day.lunar })}</span>
              <span className="ahead">
                {day.ahead === 0
                  ? t('year.today')
                  : day.ahead > 0
                    ? t('year.ahead', { days: day.ahead })
                    : t('year.over')}
              </span>
              <Planned day={day} year={year} mayWrite={mayWrite} />
            </li>
          )),
        )}
      </ol>
    </section>
  );
}

/** What a festival is called. */
export async function festivalText(day: { code: string; name: string | null }): Promise<string> {
  const t = await getTranslations('greetings.desk');
  // messages: greetings.desk.festivals.*
  return day.name ?? t(`festivals.${day.code}`);
}

async function Planned({ day, year, mayWrite }: { day: YearDay; year: number; mayWrite: boolean }) {
  const t = await getTranslations('greetings.desk');
  const isNear = day.ahead >= 0 && day.ahead <= AHEAD_DAYS;
  const href = withQuery(`${PATH}/new`, {}, { festival: day.key, year: String(year) });
  // messages: greetings.desk.states.*
  return (
    <span className="planned">
      {day.campaigns.map((one) => (
        <Link key={one.id} href={`${PATH}/${one.id}`}>
          {one.title} <Badge tone={greetingTones[one.state]}>{t(`states.${one.state}`)}</Badge>
        </Link>
      ))}
      {day.campaigns.length === 0 && day.ahead >= 0 ? (
        <span className={isNear ? 'text-vermilion-ink' : 'note'}>{t('year.unplanned')}</span>
      ) : null}
      {mayWrite && day.ahead >= 0 ? (
        <Link
          className="plan-link"
          href={href}
          aria-label={t('year.planNamed', { name: await festivalText(day) })}
        >
          {t('year.plan')}
        </Link>
      ) : null}
    </span>
  );
}
