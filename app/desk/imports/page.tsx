import '@/components/imports/imports.css';
import { getTranslations } from 'next-intl/server';
import { BatchTable } from '@/components/imports/batch-table';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { countWaitingBatches, listBatches } from '@/lib/imports/queries/list-batches';
import { BatchListPage } from '@/lib/imports/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/imports';

export async function generateMetadata() {
  return { title: (await getTranslations('imports.desk'))('title') };
}

/** Batches of the actor's units, newest first. */
export default async function ImportsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = BatchListPage.parse(await searchParams);
  const [list, waiting] = await guarded(() =>
    Promise.all([listBatches(actor, page), countWaitingBatches(actor)]),
  );
  const here = { waiting: page.waiting };
  const t = await getTranslations('imports.desk');
  const ui = await getTranslations('ui.pager');
  const begin = (
    <LinkButton href={`${PATH}/new`} look="primary">
      {t('new')}
    </LinkButton>
  );
  return (
    <div className="desk-page">
      <PageHead title={t('title')} note={t('listNote')} acts={begin} />
      <Tabs
        label={t('views')}
        tabs={[
          { text: t('view.all'), href: PATH, current: !page.waiting },
          {
            text: t('view.waiting'),
            href: `${PATH}?waiting=1`,
            current: page.waiting === '1',
            count: String(waiting),
          },
        ]}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t(page.waiting ? 'nothingWaits' : 'empty')}>
          {t(page.waiting ? 'nothingWaitsText' : 'emptyText')}
        </EmptyState>
      ) : (
        <>
          <BatchTable rows={list.rows} />
          <Pager
            label={ui('label')}
            previousText={ui('previous')}
            nextText={ui('next')}
            previousHref={list.previous ? withQuery(PATH, here, { before: list.previous }) : null}
            nextHref={list.next ? withQuery(PATH, here, { after: list.next }) : null}
          />
        </>
      )}
    </div>
  );
}
