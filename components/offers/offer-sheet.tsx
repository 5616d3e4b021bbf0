import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { DescriptionList } from '@/components/ui/description-list';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicOffer } from '@/lib/offers/queries/public-offers';
import { amountTexts } from './offer-card';
import { amountText, sizeText } from './amount-text';

/** Facts of an offer in their fixed order: the record page, the comparison and the printed sheet share them. */
export async function offerFacts(
  offer: PublicOffer,
  locale: Locale,
): Promise<{ key: string; term: string; value: ReactNode }[]> {
  const t = await getTranslations({ locale, namespace: 'offers.public.fact' });
  const texts = await amountTexts(locale);
  const link = (path: string, text: string) => (
    <Link className="quiet-link" href={localePath(locale, path)} prefetch={false}>
      {text}
    </Link>
  );
  const chain =
    offer.chain && offer.chainSlug ? link(`/chains/${offer.chainSlug}`, offer.chain) : offer.chain;
  const park = offer.park && offer.parkSlug ? link(`/parks/${offer.parkSlug}`, offer.park) : offer.park;
  return [
    {
      key: 'investment',
      term: t('investment'),
      value: offer.investmentWan ? amountText(offer.investmentWan, locale, texts) : null,
    },
    { key: 'chain', term: t('chain'), value: chain },
    { key: 'gap', term: t('gap'), value: offer.fillsGap ? t('gapYes') : t('gapNo') },
    { key: 'park', term: t('park'), value: park },
    { key: 'county', term: t('county'), value: offer.countyName },
    { key: 'land', term: t('land'), value: offer.landMu ? texts.mu(sizeText(offer.landMu)) : null },
    { key: 'plant', term: t('plant'), value: offer.plantSqm ? texts.sqm(sizeText(offer.plantSqm)) : null },
    { key: 'cooperation', term: t('cooperation'), value: offer.cooperation },
    { key: 'conditions', term: t('conditions'), value: offer.conditions },
    { key: 'benefit', term: t('benefit'), value: offer.benefit },
    {
      key: 'contact',
      term: t('contact'),
      value: [offer.contactUnit, offer.contactText].filter(Boolean).join('，') || null,
    },
    {
      key: 'review',
      term: t('review'),
      value: offer.reviewedOn ? t('reviewPassed', { date: offer.reviewedOn }) : null,
    },
    { key: 'number', term: t('number'), value: offer.fileNo },
  ];
}

/** One offer: facts, then what is there, what is to be built, what is still open. */
export async function OfferSheet({
  offer,
  locale,
  basePath,
}: {
  offer: PublicOffer;
  locale: Locale;
  basePath: string;
}) {
  const t = await getTranslations({ locale, namespace: 'offers.public' });
  const facts = await offerFacts(offer, locale);
  const lang = offer.isTranslated ? undefined : 'zh-CN';
  const heads = offer.paragraphs.length === 3 ? (['there', 'build', 'open'] as const) : [];
  return (
    <div className="mt-6 grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <aside className="lg:col-start-2 lg:row-start-1" aria-label={t('facts')}>
        <DescriptionList facts={facts.filter((fact) => fact.value !== null)} emptyText="" />
        {offer.files.length > 0 ? (
          <ul className="mt-4 grid gap-2 text-sm">
            {offer.files.map((file) => (
              <li key={file.id}>
                <a className="quiet-link" href={`${basePath}/api/files/${file.id}`}>
                  {file.label || file.fileName}
                </a>
              </li>
            ))}
          </ul>
        ) : null}
      </aside>
      <div
        className="prose lg:col-start-1 lg:row-start-1 [&>section:first-child>h2]:mt-0 [&_h2+p]:mt-2"
        lang={lang}
      >
        {offer.paragraphs.map((paragraph, index) => {
          const head = heads[index];
          return (
            <section key={`${index}-${paragraph.slice(0, 8)}`}>
              {head ? <h2 lang={locale}>{t(`part.${head}`)}</h2> : null}
              <p>{paragraph}</p>
            </section>
          );
        })}
      </div>
    </div>
  );
}
