import { getTranslations } from 'next-intl/server';
import { SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicOfferBrief } from '@/lib/offers/queries/public-offers';
import { OfferCard } from './offer-card';

/** Offers under the parks where they stand; those without a park last. */
export async function OffersByPark({
  offers,
  locale,
}: {
  offers: readonly PublicOfferBrief[];
  locale: Locale;
}) {
  const t = await getTranslations({ locale, namespace: 'offers.public' });
  const groups = Map.groupBy(offers, (offer) => offer.parkSlug ?? '');
  return [...groups].map(([slug, rows]) => (
    <section key={slug} className="section" aria-labelledby={`park-${slug}`}>
      <SectionHead
        id={`park-${slug}`}
        title={rows[0]?.park && slug !== '' ? rows[0].park : t('noPark')}
        note={t('count', { count: rows.length })}
        {...(slug === '' ? {} : { href: localePath(locale, `/parks/${slug}`), linkText: t('parkLink') })}
      />
      <div className="grid gap-x-14 lg:grid-cols-2">
        {rows.map((offer) => (
          <OfferCard key={offer.id} offer={offer} locale={locale} level={3} showPark={slug === ''} />
        ))}
      </div>
    </section>
  ));
}
