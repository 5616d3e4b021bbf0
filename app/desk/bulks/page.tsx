import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { BulkTable } from '@/components/bulks/bulk-table';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { listBulks } from '@/lib/bulks/queries';
import { BulkPage } from '@/lib/bulks/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/bulks';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulks.desk'))('title') };
}

/** Acts on many people: the own ones, and for a chief those of the units. */
export default async function BulksPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = BulkPage.parse(await searchParams);
  const list = await guarded(() => listBulks(actor, page));
  const t = await getTranslations('bulks.desk');
  const m = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui.pager');
  return (
    <div className="desk-page">
      <PageHead
        title={t('title')}
        note={t('listNote')}
        acts={<LinkButton href="/desk/merchants?view=all">{m('title')}</LinkButton>}
      />
      {list.rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <BulkTable rows={list.rows} />
      )}
      <Pager
        label={ui('label')}
        previousText={ui('previous')}
        nextText={ui('next')}
        previousHref={list.previous ? withQuery(PATH, {}, { before: list.previous }) : null}
        nextHref={list.next ? withQuery(PATH, {}, { after: list.next }) : null}
      />
    </div>
  );
}
