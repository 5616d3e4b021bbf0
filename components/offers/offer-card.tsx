import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { Badge, ExampleMark } from '@/components/ui/badge';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicOfferBrief } from '@/lib/offers/queries/public-offers';
import { amountText, sizeText, type AmountTexts } from './amount-text';

/** The words for amounts and sizes in one language. */
export async function amountTexts(locale: Locale): Promise<AmountTexts> {
  const t = await getTranslations({ locale, namespace: 'offers.public.amount' });
  return {
    wan: (value) => t('wan', { value }),
    yi: (value) => t('yi', { value }),
    million: (value) => t('million', { value }),
    mu: (value) => t('mu', { value }),
    sqm: (value) => t('sqm', { value }),
  };
}

/** An offer in a list: title, investment, where, what it needs. `level` keeps the heading order of the page. */
export async function OfferCard({
  offer,
  locale,
  level = 2,
  showPark = true,
  compare,
}: {
  offer: PublicOfferBrief;
  locale: Locale;
  level?: 2 | 3;
  showPark?: boolean;
  /** a tick for the comparison, inside a GET form */
  compare?: boolean;
}) {
  const t = await getTranslations({ locale, namespace: 'offers.public' });
  const ui = await getTranslations({ locale, namespace: 'ui' });
  const texts = await amountTexts(locale);
  const Heading = level === 2 ? 'h2' : 'h3';
  const lang = offer.isTranslated ? undefined : 'zh-CN';
  const needs = [
    offer.landMu ? texts.mu(sizeText(offer.landMu)) : null,
    offer.plantSqm ? texts.sqm(sizeText(offer.plantSqm)) : null,
  ].filter((one) => one !== null);
  const where = [offer.chain, showPark ? (offer.park ?? offer.countyName) : null].filter(Boolean).join(' · ');
  return (
    <article className="border-t border-mist py-6">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <Heading className="font-serif text-lg font-semibold text-pretty">
          <Link
            href={localePath(locale, `/offers/${offer.slug}`)}
            className="text-ink no-underline hover:text-vermilion-ink"
            prefetch={false}
          >
            {offer.title}
          </Link>{' '}
          {offer.isSample ? <ExampleMark text={ui('example')} /> : null}
        </Heading>
        {offer.investmentWan ? (
          <p className="font-figures text-lg whitespace-nowrap text-vermilion-ink">
            {amountText(offer.investmentWan, locale, texts)}
          </p>
        ) : null}
      </div>
      <p className="mt-1 text-sm text-ink-2">
        {where}
        {offer.fillsGap ? (
          <span className="ms-2">
            <Badge tone="gold">{t('gap')}</Badge>
          </span>
        ) : null}
      </p>
      <p className="mt-2 text-sm leading-relaxed text-ink-2" lang={lang}>
        {offer.summary}
      </p>
      <p className="mt-2 flex flex-wrap items-center gap-x-5 gap-y-2 text-sm text-ink-3">
        {needs.length > 0 ? <span>{t('needs', { needs: needs.join(' · ') })}</span> : null}
        {compare ? (
          <label className="no-print inline-flex min-h-11 items-center gap-2 text-ink-2">
            <input className="check" type="checkbox" name="with" value={offer.slug} form="compare" />
            {t('compareTick')}
            <span className="sr-only">{offer.title}</span>
          </label>
        ) : null}
      </p>
    </article>
  );
}
