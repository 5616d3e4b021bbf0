import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { BulkForm } from '@/components/bulks/bulk-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Tabs } from '@/components/ui/tabs';
import { startBulkAction } from '@/lib/bulks/actions';
import { getBulkOffer } from '@/lib/bulks/queries';
import { kindsFor } from '@/lib/bulks/policy';
import { bulkKinds } from '@/lib/bulks/schema';
import { MerchantFilters } from '@/lib/merchants/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { queryText, withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('bulks.desk'))('newTitle') };
}

/** Asks for an act: the same conditions in the address as the ledger has, or `ids` of chosen records; `act` is what. */
export default async function NewBulkPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const filters = { ...MerchantFilters.parse(asked), order: undefined };
  const query = queryText(filters).replace(/^\?/, '');
  const ids = [asked['ids'] ?? ''].flat().join(',');
  const kind = z.enum(bulkKinds).catch('tag').parse(asked['act']);
  const offer = await guarded(() => getBulkOffer(actor, { query, ids }));
  const t = await getTranslations('bulks.desk');
  const ui = await getTranslations('ui');
  // messages: bulks.desk.kind.*
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/bulks' }, { text: t('newTitle') }]}
      />
      <PageHead title={t('newTitle')} note={t('newNote')} />
      <Tabs
        label={t('form.kind')}
        tabs={kindsFor(actor).map((one) => ({
          text: t(`kind.${one}`),
          href: withQuery('/desk/bulks/new', { ...filters, ids: ids || undefined }, { act: one }),
          current: one === kind,
        }))}
      />
      <BulkForm key={kind} action={startBulkAction} kind={kind} offer={offer} query={query} ids={ids} />
    </div>
  );
}
