import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { PlainTable } from '@/components/tables/plain-table';
import { DescriptionList } from '@/components/ui/description-list';
import { SectionHead } from '@/components/ui/page-head';
import type { CalendarYear } from '@/lib/calendar/queries';
import { inLocale, type ProgrammeProfile } from '@/lib/programme/schema';
import { activeKeyId } from '@/lib/server/crypto';
import { env } from '@/lib/server/env';
import { queueCounts } from '@/lib/server/queue';
import project from '@/package.json';

/** Names and marks of the programme that this deployment serves. */
export async function ProgrammePart({ profile, isDemo }: { profile: ProgrammeProfile; isDemo: boolean }) {
  const t = await getTranslations('system.desk');
  return (
    <section className="part" aria-labelledby="programme">
      <SectionHead id="programme" title={t('programme')} />
      <DescriptionList
        facts={[
          { term: t('programmeName'), value: inLocale(profile.nameLong, 'zh-CN') },
          { term: t('region'), value: inLocale(profile.region, 'zh-CN') },
          { term: t('bureau'), value: inLocale(profile.bureau, 'zh-CN') },
          { term: t('code'), value: profile.code },
          { term: t('isDemo'), value: t(isDemo ? 'yes' : 'no') },
          { term: t('locales'), value: profile.locales.join('、') },
        ]}
      />
    </section>
  );
}

/** Years of the working calendar; those that are not loaded say so. */
export async function CalendarPart({ years }: { years: readonly CalendarYear[] }) {
  const t = await getTranslations('system.desk');
  return (
    <section className="part" aria-labelledby="calendar">
      <SectionHead id="calendar" title={t('calendar')} />
      <p className="note">{t('calendarNote')}</p>
      <PlainTable
        caption={t('calendarCaption')}
        hideCaption
        columns={[
          { key: 'year', label: t('year'), kind: 'link' },
          { key: 'state', label: t('state'), kind: 'tone' },
          { key: 'workdays', label: t('workdays'), kind: 'number' },
          { key: 'holidays', label: t('holidays'), kind: 'number' },
          { key: 'adjusted', label: t('adjusted'), kind: 'number' },
        ]}
        rows={years.map((year) => ({
          id: String(year.year),
          cells: year.isLoaded
            ? [
                { text: String(year.year), href: `/desk/system/calendar?year=${year.year}` },
                { text: t('loaded'), tone: 'good' as const },
                year.workdays,
                year.holidays,
                year.adjusted,
              ]
            : [
                { text: String(year.year), href: `/desk/system/calendar?year=${year.year}` },
                { text: t('notLoaded', { year: String(year.year) }), tone: 'late' as const },
                null,
                null,
                null,
              ],
        }))}
      />
    </section>
  );
}

/** What runs: key id (never the key), storage, version, jobs. */
export async function RuntimePart() {
  const t = await getTranslations('system.desk');
  const jobs = await queueCounts().catch(() => []);
  return (
    <section className="part" aria-labelledby="runtime">
      <SectionHead id="runtime" title={t('runtime')} />
      <DescriptionList
        facts={[
          { term: t('version'), value: project.version },
          { term: t('keyId'), value: <code>{activeKeyId()}</code> },
          { term: t('storage'), value: t(env.S3_BUCKET ? 'storageS3' : 'storageLocal') },
          { term: t('scanner'), value: t(env.CLAMAV_HOST ? 'scannerOn' : 'scannerOff') },
        ]}
      />
      {jobs.length === 0 ? (
        <p className="note">{t('queueEmpty')}</p>
      ) : (
        <PlainTable
          caption={t('queueCaption')}
          columns={[
            { key: 'job', label: t('job') },
            { key: 'state', label: t('state') },
            { key: 'jobs', label: t('jobs'), kind: 'number' },
          ]}
          rows={jobs.map((row) => ({
            id: `${row.name}-${row.state}`,
            cells: [row.name, row.state, row.jobs],
          }))}
        />
      )}
      <p>
        <Link href="/desk/system/design">{t('design')}</Link>
      </p>
    </section>
  );
}
