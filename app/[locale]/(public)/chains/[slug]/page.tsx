import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { ChainLinks } from '@/components/chains/chain-links';
import { OfferCard } from '@/components/offers/offer-card';
import { SourceNote } from '@/components/parks/park-facts';
import { publicMetadata } from '@/components/programme/public-metadata';
import { ExampleMark } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { getPublicChain } from '@/lib/chains/queries/public-chains';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { listPublicOffersOfChain } from '@/lib/offers/queries/public-offers';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Made on the first request and kept until the chain or its offers change (docs/decisions/0008-public-cache.md). */
export function generateStaticParams() {
  return [];
}

async function read(params: Props['params']) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  return { locale, slug, chain: /^[a-z0-9-]{1,60}$/.test(slug) ? await getPublicChain(slug, locale) : null };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, chain } = await read(params);
  if (!chain)
    return { title: (await getTranslations({ locale, namespace: 'errors.page' }))('notFound.title') };
  const t = await getTranslations({ locale, namespace: 'chains.public' });
  return publicMetadata({
    locale,
    path: `/chains/${slug}`,
    title: chain.name,
    description: t('description', { chain: chain.name }),
  });
}

/** One chain: its links, those it lacks, its parks and the offers that fit. */
export default async function ChainPage({ params }: Props) {
  const { locale, slug, chain } = await read(params);
  setRequestLocale(locale);
  if (!chain) notFound();
  const offers = await listPublicOffersOfChain(slug, locale);
  const t = await getTranslations('chains.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const to = (path: string): string => localePath(locale, path);
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: to('/') },
          { text: layout('nav.parks'), href: to('/parks') },
          { text: chain.name },
        ]}
      />
      {chain.isTranslated ? null : <Notice tone="info">{t('untranslated')}</Notice>}
      <PageHead
        title={
          <>
            {chain.name} {chain.isSample ? <ExampleMark text={ui('example')} /> : null}
          </>
        }
        note={chain.leadUnit ? t('lead', { unit: chain.leadUnit }) : undefined}
      />
      {chain.summary ? (
        <p className="measure mt-4" lang="zh-CN">
          {chain.summary}
        </p>
      ) : null}
      <section className="section" aria-labelledby="links">
        <SectionHead id="links" title={t('links')} note={t('linksNote')} />
        <ChainLinks links={chain.links} locale={locale} />
      </section>
      <section className="section" aria-labelledby="offers">
        <SectionHead
          id="offers"
          title={t('offers')}
          href={to(`/offers?chain=${slug}`)}
          linkText={t('offersAll')}
        />
        {offers.length === 0 ? <p className="text-ink-2">{t('noOffers')}</p> : null}
        <div className="grid gap-x-14 lg:grid-cols-2">
          {offers.map((offer) => (
            <OfferCard key={offer.id} offer={offer} locale={locale} level={3} />
          ))}
        </div>
      </section>
      {chain.parks.length > 0 ? (
        <section className="section" aria-labelledby="parks">
          <SectionHead id="parks" title={t('parks')} />
          <ul className="flex flex-wrap gap-x-8 gap-y-2">
            {chain.parks.map((park) => (
              <li key={park.slug}>
                <Link className="quiet-link" href={to(`/parks/${park.slug}`)} prefetch={false}>
                  {park.name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {chain.source ? (
        <div className="mt-8">
          <SourceNote source={chain.source} locale={locale} />
        </div>
      ) : null}
    </div>
  );
}
