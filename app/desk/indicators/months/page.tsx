import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MonthPart, MonthTable } from '@/components/indicators/month-locks';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { figureUnits, readQuestion } from '@/lib/indicators/queries/get-figure';
import { getMonth, listMonths } from '@/lib/indicators/queries/month-locks';
import { FigureQuestion, MonthQuestion } from '@/lib/indicators/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('indicators.desk.months'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Months that are over, locked or open; the chosen one with its figures and what is not decided. */
export default async function MonthsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = MonthQuestion.parse(await searchParams);
  const { unit } = await guarded(() => readQuestion(actor, FigureQuestion.parse({ unit: asked.unit })));
  const [rows, units] = await guarded(() => Promise.all([listMonths(actor, unit), figureUnits(actor)]));
  const month = asked.month ?? rows.find((row) => row.lock === null)?.month ?? rows[0]?.month;
  const opened = month ? await guarded(() => getMonth(actor, { unit, month })) : null;
  const t = await getTranslations('indicators.desk');
  const ui = await getTranslations('ui');
  const name = units.find((one) => one.id === unit)?.name.trim() ?? '';
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/indicators' }, { text: t('months.title') }]}
      />
      <PageHead title={t('months.title')} note={t('months.note', { unit: name })} />
      <div className="months">
        <MonthTable rows={rows} unit={unit} current={month} />
        {opened ? <MonthPart month={opened} /> : null}
      </div>
    </div>
  );
}
