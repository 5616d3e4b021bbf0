import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { OfferCard } from '@/components/offers/offer-card';
import { parkFacts, SourceNote } from '@/components/parks/park-facts';
import { publicAddress, publicMetadata } from '@/components/programme/public-metadata';
import { ExampleMark } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { JsonLd } from '@/components/ui/json-ld';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { listPublicOffersOfPark } from '@/lib/offers/queries/public-offers';
import { getPublicPark } from '@/lib/parks/queries/public-parks';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Made on the first request and kept until the park or its offers change (docs/decisions/0008-public-cache.md). */
export function generateStaticParams() {
  return [];
}

async function read(params: Props['params']) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  return { locale, slug, park: /^[a-z0-9-]{1,60}$/.test(slug) ? await getPublicPark(slug, locale) : null };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, park } = await read(params);
  if (!park)
    return { title: (await getTranslations({ locale, namespace: 'errors.page' }))('notFound.title') };
  return publicMetadata({
    locale,
    path: `/parks/${slug}`,
    title: park.name,
    description: park.summary ?? park.name,
  });
}

/** One park: what it can give, which chains it serves, what is on offer there. */
export default async function ParkPage({ params }: Props) {
  const { locale, slug, park } = await read(params);
  setRequestLocale(locale);
  if (!park) notFound();
  const [offers, facts] = await Promise.all([listPublicOffersOfPark(slug, locale), parkFacts(park, locale)]);
  const t = await getTranslations('parks.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const to = (path: string): string => localePath(locale, path);
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: to('/') },
          { text: t('title'), href: to('/parks') },
          { text: park.name },
        ]}
      />
      {park.isTranslated ? null : <Notice tone="info">{t('untranslated')}</Notice>}
      <PageHead title={park.name} note={park.countyName ?? undefined} />
      {park.summary ? (
        <p className="measure mt-4" lang={park.isTranslated ? undefined : 'zh-CN'}>
          {park.summary}
        </p>
      ) : null}
      <section className="section" aria-labelledby="facts">
        <SectionHead
          id="facts"
          title={
            <>
              {t('facts')} {park.isSample ? <ExampleMark text={ui('example')} /> : null}
            </>
          }
          note={park.factsOn ? t('factsOn', { date: park.factsOn }) : undefined}
        />
        <DescriptionList wide emptyText={t('noFacts')} facts={facts} />
        {park.isSample ? <p className="mt-3 text-sm text-ink-3">{t('sampleFacts')}</p> : null}
      </section>
      {park.chains.length > 0 ? (
        <section className="section" aria-labelledby="chains">
          <SectionHead id="chains" title={t('parkChains')} />
          <ul className="flex flex-wrap gap-x-8 gap-y-2">
            {park.chains.map((chain) => (
              <li key={chain.slug}>
                <Link className="quiet-link" href={to(`/chains/${chain.slug}`)} prefetch={false}>
                  {chain.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="section" aria-labelledby="offers">
        <SectionHead
          id="offers"
          title={t('offersHere')}
          href={to(`/offers?park=${slug}`)}
          linkText={t('offersAll')}
        />
        {offers.length === 0 ? <p className="text-ink-2">{t('noOffers')}</p> : null}
        <div className="grid gap-x-14 lg:grid-cols-2">
          {offers.map((offer) => (
            <OfferCard key={offer.id} offer={offer} locale={locale} level={3} showPark={false} />
          ))}
        </div>
      </section>
      {park.source ? (
        <div className="mt-8">
          <SourceNote source={park.source} locale={locale} />
        </div>
      ) : null}
      <JsonLd
        data={{
          '@type': 'Place',
          name: park.name,
          description: park.summary ?? undefined,
          url: publicAddress(locale, `/parks/${slug}`),
        }}
      />
    </div>
  );
}
