import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CoverageTable } from '@/components/interactions/coverage-table';
import { RecordPart } from '@/components/layout/record-page';
import { EmptyState } from '@/components/ui/empty-state';
import { StatRow } from '@/components/ui/figure';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getCoverage } from '@/lib/interactions/queries/coverage';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { formatLetterDate, today } from '@/lib/shared/dates';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions.desk.coverage'))('title') };
}

/** Coverage rate of key people (A4): the figure, what it means, and by unit; every number opens its people. */
export default async function CoveragePage() {
  const actor = await requireActor();
  const { total, units } = await guarded(() => getCoverage(actor));
  const t = await getTranslations('interactions.desk.coverage');
  const log = await getTranslations('interactions.desk');
  const ui = await getTranslations('ui');
  const path = '/desk/merchants?key=1';
  const count = (value: number) => value.toLocaleString('zh-CN');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: log('title'), href: '/desk/interactions' }, { text: t('title') }]}
      />
      <PageHead title={t('title')} note={t('note', { date: formatLetterDate(today()) })} />
      {total.all === 0 ? (
        <EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>
      ) : (
        <>
          <StatRow
            label={t('title')}
            stats={[
              {
                label: t('rate'),
                value: total.rate === null ? '—' : `${total.rate}%`,
                href: `${path}&contact=covered`,
              },
              { label: t('counted'), value: count(total.counted), href: `${path}&contact=set` },
              { label: t('overdue'), value: count(total.overdue), href: `${path}&contact=overdue` },
              { label: t('unset'), value: count(total.unset), href: `${path}&contact=unset` },
            ]}
          />
          <RecordPart id="units" title={t('table')}>
            <CoverageTable total={total} units={units} />
          </RecordPart>
        </>
      )}
      <RecordPart id="definition" title={t('definition')}>
        <p className="note">{t('definitionText')}</p>
        <p className="note">{t('scopeText')}</p>
      </RecordPart>
    </div>
  );
}
