import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { ChangeDaysForm, LoadYearForm } from '@/components/calendar/calendar-forms';
import { YearGrid } from '@/components/calendar/year-grid';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { Tabs } from '@/components/ui/tabs';
import { getCalendarYear, listCalendarYears } from '@/lib/calendar/queries';
import { canReadSystem } from '@/lib/desk/policy';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { today } from '@/lib/shared/dates';
import { ForbiddenError } from '@/lib/shared/errors';
import { addressField } from '@/lib/shared/zod-fields';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const Query = z.object({ year: addressField(z.coerce.number().int().min(2000).max(2100)) });

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('system.desk'))('calendar') };
}

/** A year of the working calendar: its days, and for the system administrator the forms that load and change it. */
export default async function CalendarPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = Query.parse(await searchParams);
  const year = asked.year ?? Number(today().slice(0, 4));
  const [calendar, years] = await guarded(() => {
    if (!canReadSystem(actor)) throw new ForbiddenError('calendar.read');
    return Promise.all([getCalendarYear(actor, year), listCalendarYears(actor)]);
  });
  const t = await getTranslations('system.desk');
  const ui = await getTranslations('ui');
  const isLoaded = calendar.days.length > 0;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/system' }, { text: t('calendar') }]}
      />
      <PageHead title={t('days.title', { year: String(year) })} note={calendar.source ?? undefined} />
      <Tabs
        label={t('calendarCaption')}
        tabs={years.map((one) => ({
          text: one.isLoaded ? String(one.year) : t('notLoaded', { year: String(one.year) }),
          href: `/desk/system/calendar?year=${one.year}`,
          current: one.year === year,
        }))}
      />
      {isLoaded ? (
        <YearGrid year={year} days={calendar.days} />
      ) : (
        <Notice tone="warn" title={t('notLoaded', { year: String(year) })}>
          {t(calendar.can.change ? 'days.missing' : 'days.missingOther')}
        </Notice>
      )}
      {calendar.can.change ? (
        <section className="part" aria-labelledby="change">
          <SectionHead
            id="change"
            title={isLoaded ? t('days.change') : t('days.load', { year: String(year) })}
          />
          {isLoaded ? <ChangeDaysForm /> : <LoadYearForm year={year} />}
        </section>
      ) : null}
    </div>
  );
}
