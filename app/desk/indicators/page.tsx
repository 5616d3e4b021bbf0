import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FigureQuestionForm } from '@/components/indicators/figure-question';
import { PlainTable } from '@/components/tables/plain-table';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { figureUnits, listFigures, readQuestion } from '@/lib/indicators/queries/get-figure';
import { FigureQuestion } from '@/lib/indicators/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { formatPeriod } from '@/lib/shared/dates';
import { queryText } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/indicators';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('indicators.desk'))('title') };
}

/** The unit's figures; each opens to what it is made of (E18). */
export default async function IndicatorsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = FigureQuestion.parse(await searchParams);
  const question = await guarded(() => readQuestion(actor, asked));
  const [figures, units] = await guarded(() =>
    Promise.all([listFigures(actor, question), figureUnits(actor)]),
  );
  const t = await getTranslations('indicators');
  const [first] = figures;
  return (
    <div className="desk-page">
      <PageHead
        title={t('desk.title')}
        note={t('desk.note', {
          unit: first?.unit.name ?? '',
          period: formatPeriod(question.from, question.to),
        })}
        acts={<LinkButton href={`${PATH}/months`}>{t('desk.months.title')}</LinkButton>}
      />
      <FigureQuestionForm action={`${env.basePath}${PATH}`} {...question} units={units} />
      <PlainTable
        caption={t('desk.title')}
        hideCaption
        columns={[
          { key: 'name', label: t('column.label'), kind: 'link' },
          { key: 'total', label: t('column.total'), kind: 'money' },
          { key: 'lines', label: t('column.lines'), kind: 'number' },
          { key: 'target', label: t('desk.target'), kind: 'money' },
          { key: 'rate', label: t('desk.rate'), align: 'end' },
        ]}
        rows={figures.map((figure) => ({
          id: figure.code,
          cells: [
            { text: figure.name.zh, href: `${PATH}/${figure.code}${queryText(question)}` },
            figure.totalWan,
            figure.lines,
            figure.completion?.targetWan ?? null,
            figure.completion ? `${figure.completion.percent}%` : t('desk.noTarget'),
          ],
        }))}
      />
      {figures.every((figure) => figure.lines === 0) ? (
        <EmptyState title={t('desk.empty')}>{t('desk.emptyHint')}</EmptyState>
      ) : null}
    </div>
  );
}
