import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { OfferSheet } from '@/components/offers/offer-sheet';
import { publicAddress, publicMetadata } from '@/components/programme/public-metadata';
import { ExampleMark } from '@/components/ui/badge';
import { LinkButton } from '@/components/ui/button';
import { JsonLd } from '@/components/ui/json-ld';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicOffer } from '@/lib/offers/queries/public-offers';
import { env } from '@/lib/server/env';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Made on the first request and kept until the offer changes (docs/decisions/0008-public-cache.md). */
export function generateStaticParams() {
  return [];
}

async function read(params: Props['params']) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  return { locale, slug, offer: /^[a-z0-9-]{1,60}$/.test(slug) ? await getPublicOffer(slug, locale) : null };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, offer } = await read(params);
  if (!offer)
    return { title: (await getTranslations({ locale, namespace: 'errors.page' }))('notFound.title') };
  return publicMetadata({
    locale,
    path: `/offers/${slug}`,
    title: offer.title,
    description: offer.summary,
    publishedOn: offer.publishedOn,
  });
}

/** One offer; withdrawn or never published: 404 from the commit on. Prints as a sheet. */
export default async function OfferPage({ params }: Props) {
  const { locale, slug, offer } = await read(params);
  setRequestLocale(locale);
  if (!offer) notFound();
  const t = await getTranslations('offers.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: localePath(locale, '/') },
          { text: t('title'), href: localePath(locale, '/offers') },
          { text: offer.title },
        ]}
      />
      {offer.isTranslated ? null : <Notice tone="info">{t('untranslated')}</Notice>}
      <PageHead
        title={
          <>
            {offer.title} {offer.isSample ? <ExampleMark text={ui('example')} /> : null}
          </>
        }
        note={t('publishedOn', { date: offer.publishedOn })}
      />
      <OfferSheet offer={offer} locale={locale} basePath={env.basePath} />
      <p className="no-print mt-10 flex flex-wrap items-center gap-x-5 gap-y-3 border-t border-mist pt-6">
        <LinkButton
          href={localePath(locale, `/offers/interest?offer=${slug}`)}
          look="primary"
          large
          prefetch={false}
        >
          {t('interest')}
        </LinkButton>
        <LinkButton href={localePath(locale, `/offers/compare?with=${slug}`)} large prefetch={false}>
          {t('compareThis')}
        </LinkButton>
        <span className="text-sm text-ink-2">{t('interestNote')}</span>
      </p>
      <JsonLd
        data={{
          '@type': 'WebPage',
          name: offer.title,
          description: offer.summary,
          datePublished: offer.publishedOn,
          inLanguage: offer.isTranslated ? locale : 'zh-CN',
          url: publicAddress(locale, `/offers/${slug}`),
          ...(offer.contactUnit
            ? { publisher: { '@type': 'GovernmentOrganization', name: offer.contactUnit } }
            : {}),
        }}
      />
    </div>
  );
}
