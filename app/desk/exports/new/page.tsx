import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ExportForm } from '@/components/exports/export-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { askExportAction } from '@/lib/exports/actions';
import { getExportOffer } from '@/lib/exports/queries/get-export';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { queryText } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports.desk'))('newTitle') };
}

/** Asks for a list: the same conditions in the address as the ledger has, or `ids` of chosen records. */
export default async function NewExportPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const query = queryText(MerchantFilters.parse(asked)).replace(/^\?/, '');
  const ids = [asked['ids'] ?? ''].flat().join(',');
  const offer = await guarded(() => getExportOffer(actor, { query, ids }));
  const t = await getTranslations('exports.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/exports' }, { text: t('newTitle') }]}
      />
      <PageHead title={t('newTitle')} note={t('newNote')} />
      <ExportForm
        action={askExportAction}
        offer={offer}
        query={query}
        ids={ids}
        cols={[asked['cols'] ?? ''].flat()}
      />
    </div>
  );
}
