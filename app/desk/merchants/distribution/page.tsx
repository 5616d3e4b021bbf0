import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CrossForm, CrossTable } from '@/components/merchants/cross-table';
import { ledgerHref } from '@/components/merchants/ledger-href';
import { CityBars, ProvinceTiles } from '@/components/merchants/merchant-distribution';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import {
  countMerchantsByResidence,
  crossCountMerchants,
  openFacets,
} from '@/lib/merchants/queries/count-facets';
import { DistributionPage } from '@/lib/merchants/search-params';
import { listProvinces } from '@/lib/places/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const CITIES = 20;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merchants.desk.distribution'))('title') };
}

/** Where the people of the ledger live, and two facets counted against each other (A2, A16). */
export default async function MerchantDistributionPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { rows, columns, ...filters } = DistributionPage.parse(await searchParams);
  const [crossing, provinces, byProvince, byCity] = await guarded(() =>
    Promise.all([
      crossCountMerchants(actor, rows, columns, filters),
      listProvinces(actor),
      countMerchantsByResidence(actor, 'province', filters, 60),
      countMerchantsByResidence(actor, 'city', filters, CITIES),
    ]),
  );
  const t = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui');
  const own = await getTranslations('merchants.desk.distribution');
  const placed = byProvince.reduce((sum, { count }) => sum + count, 0);
  const asked = { ...filters, full: '1' as const };
  return (
    <div className="desk-page distribution">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: ledgerHref(filters) }, { text: own('title') }]}
      />
      <PageHead title={own('title')} note={own('note')} />
      {placed === 0 ? (
        <EmptyState title={own('nobody')}>{own('nobodyHint')}</EmptyState>
      ) : (
        <div className="distribution-where">
          <ProvinceTiles provinces={provinces} counts={byProvince} filters={asked} total={placed} />
          <CityBars counts={byCity} filters={asked} total={placed} />
        </div>
      )}
      <section className="distribution-cross" aria-labelledby="cross">
        <SectionHead id="cross" title={own('cross')} note={own('crossNote')} />
        <CrossForm
          action={`${env.basePath}/desk/merchants/distribution`}
          rows={rows}
          columns={columns}
          facets={openFacets(actor)}
          filters={filters}
        />
        <CrossTable crossing={crossing} rows={rows} columns={columns} />
      </section>
    </div>
  );
}
