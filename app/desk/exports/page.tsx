import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportTable } from '@/components/exports/export-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { countWaitingExports, listExports } from '@/lib/exports/queries/list-exports';
import { ExportPage } from '@/lib/exports/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { hasRole } from '@/lib/server/actor';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/exports';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports.desk'))('title') };
}

/** Lists that left the house: the own ones, and for a chief those of the units and what waits for a decision. */
export default async function ExportsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = ExportPage.parse(await searchParams);
  const [list, waiting] = await guarded(() =>
    Promise.all([listExports(actor, page), countWaitingExports(actor)]),
  );
  const t = await getTranslations('exports.desk');
  const ui = await getTranslations('ui.pager');
  const here = { view: page.view };
  const waits = page.view === 'waiting';
  return (
    <div className="desk-page">
      <PageHead title={t('title')} note={t('listNote')} />
      {hasRole(actor, 'chief') ? (
        <Tabs
          label={t('views')}
          tabs={[
            { text: t('view.all'), href: PATH, current: !page.view },
            { text: t('view.mine'), href: `${PATH}?view=mine`, current: page.view === 'mine' },
            {
              text: t('view.waiting'),
              href: `${PATH}?view=waiting`,
              current: page.view === 'waiting',
              count: String(waiting),
            },
          ]}
        />
      ) : null}
      {list.rows.length === 0 ? (
        <EmptyState title={t(waits ? 'nothingWaits' : 'empty')}>
          {t(waits ? 'nothingWaitsText' : 'emptyText')}
        </EmptyState>
      ) : (
        <ExportTable rows={list.rows} />
      )}
      <Pager
        label={ui('label')}
        previousText={ui('previous')}
        nextText={ui('next')}
        previousHref={list.previous ? withQuery(PATH, here, { before: list.previous }) : null}
        nextHref={list.next ? withQuery(PATH, here, { after: list.next }) : null}
      />
    </div>
  );
}
