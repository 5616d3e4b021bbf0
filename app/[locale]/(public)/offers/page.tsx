import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { OfferCard } from '@/components/offers/offer-card';
import { OfferFilters } from '@/components/offers/offer-filters';
import { OffersByPark } from '@/components/offers/offers-by-park';
import { publicMetadata } from '@/components/programme/public-metadata';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { listPublicChains } from '@/lib/chains/queries/public-chains';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import {
  countPublicOffers,
  listPublicOfferCounties,
  listPublicOffers,
  listPublicOffersByPark,
} from '@/lib/offers/queries/public-offers';
import { PublicOfferPage } from '@/lib/offers/search-params';
import { listPublicParkNames } from '@/lib/parks/queries/public-parks';
import { env } from '@/lib/server/env';
import { withQuery } from '@/lib/shared/search-query';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const page = PublicOfferPage.parse(await searchParams);
  const t = await getTranslations({ locale, namespace: 'offers.public' });
  const noIndex = Object.values(page).some(Boolean);
  return publicMetadata({
    locale,
    path: '/offers',
    title: t('title'),
    description: t('description'),
    noIndex,
  });
}

/** Projects on offer (E11): as a list or by park, with conditions in the address. */
export default async function OffersPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const page = PublicOfferPage.parse(await searchParams);
  const byPark = page.view === 'park';
  const [list, grouped, count, chains, parks, counties] = await Promise.all([
    byPark ? null : listPublicOffers(page, locale),
    byPark ? listPublicOffersByPark(page, locale) : null,
    countPublicOffers(page),
    listPublicChains(locale),
    listPublicParkNames(locale),
    listPublicOfferCounties(),
  ]);
  const t = await getTranslations('offers.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const path = localePath(locale, '/offers');
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: localePath(locale, '/') }, { text: t('title') }]}
      />
      <PageHead title={t('title')} note={t('note')} />
      <OfferFilters
        page={page}
        locale={locale}
        action={`${env.basePath}${path}`}
        clearHref={path}
        chains={chains}
        parks={parks}
        counties={counties}
      />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <Tabs
          label={ui('views')}
          tabs={[
            { text: t('viewList'), href: withQuery(path, page, { view: undefined }), current: !byPark },
            { text: t('viewPark'), href: withQuery(path, page, { view: 'park' }), current: byPark },
          ]}
        />
        <p className="text-sm text-ink-2" role="status">
          {t('count', { count })}
        </p>
      </div>
      {count === 0 ? (
        <EmptyState title={t('empty')} acts={<LinkButton href={path}>{t('showAll')}</LinkButton>}>
          {t('emptyHint')}
        </EmptyState>
      ) : null}
      {grouped ? <OffersByPark offers={grouped} locale={locale} /> : null}
      {list && list.rows.length > 0 ? (
        <>
          <div className="grid gap-x-14 lg:grid-cols-2">
            {list.rows.map((offer) => (
              <OfferCard key={offer.id} offer={offer} locale={locale} compare />
            ))}
          </div>
          <form
            id="compare"
            method="get"
            action={`${env.basePath}${path}/compare`}
            className="no-print border-t border-mist py-4"
          >
            <button type="submit" className="btn">
              {t('compareAct')}
            </button>
            <span className="ms-3 text-sm text-ink-3">{t('compareHint')}</span>
          </form>
          {list.previous || list.next ? (
            <Pager
              label={ui('pager.label')}
              previousText={ui('pager.previous')}
              nextText={ui('pager.next')}
              previousHref={
                list.previous ? withQuery(path, page, { after: undefined, before: list.previous }) : null
              }
              nextHref={list.next ? withQuery(path, page, { before: undefined, after: list.next }) : null}
            />
          ) : null}
        </>
      ) : null}
      <p className="no-print mt-10 flex flex-wrap items-center gap-x-5 gap-y-3 border-t border-mist pt-6">
        <LinkButton href={`${path}/interest`} look="primary" large prefetch={false}>
          {t('interest')}
        </LinkButton>
        <span className="text-sm text-ink-2">{t('interestNote')}</span>
      </p>
    </div>
  );
}
