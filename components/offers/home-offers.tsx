import { Decimal } from 'decimal.js';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { groupDigits } from '@/components/tables/cells';
import { ExampleMark } from '@/components/ui/badge';
import { SectionHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import type { PublicOfferBrief } from '@/lib/offers/queries/public-offers';

type Texts = { gap: string; mu: string; wan: string; yi: string; example: string };

const head =
  'border-y border-mist border-t-2 border-t-ink px-3 py-2.5 text-sm font-normal text-ink-3 first:ps-0 last:pe-0';
const cell = 'border-b border-mist px-3 py-4 first:ps-0 last:pe-0';

/** 1.20 亿元 from 10,000 万元 up, 万元 below. */
function amount(wan: string, texts: Texts): { value: string; unit: string } {
  const value = new Decimal(wan);
  return value.gte(10_000)
    ? { value: value.div(10_000).toFixed(2), unit: texts.yi }
    : { value: groupDigits(value.toFixed(0)), unit: texts.wan };
}

/** Offers on the home page: title, chain and park, land and size of the investment. On a phone chain and park go. */
export async function HomeOffers({
  offers,
  locale,
}: {
  offers: readonly PublicOfferBrief[];
  locale: Locale;
}) {
  const t = await getTranslations('home');
  const ui = await getTranslations('ui');
  if (offers.length === 0) return null;
  const texts = { gap: t('gap'), mu: t('mu'), wan: t('wan'), yi: t('yi'), example: ui('example') };
  const columns: [text: string, className: string][] = [
    [t('offerColumn.title'), 'text-start'],
    [t('offerColumn.chain'), 'text-start max-md:hidden'],
    [t('offerColumn.park'), 'text-start max-md:hidden'],
    [t('offerColumn.land'), 'text-end'],
    [t('offerColumn.investment'), 'text-end'],
  ];
  return (
    <section className="section" aria-labelledby="offers">
      <SectionHead
        id="offers"
        title={t('offersTitle')}
        note={t('offersNote')}
        href={localePath(locale, '/offers')}
        linkText={t('allOffers')}
      />
      <table className="mt-6 w-full">
        <caption className="sr-only">{t('offersTitle')}</caption>
        <thead>
          <tr>
            {columns.map(([text, className]) => (
              <th key={text} scope="col" className={`${head} ${className}`}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offers.map((offer) => (
            <OfferLine
              key={offer.id}
              offer={offer}
              href={localePath(locale, `/offers/${offer.slug}`)}
              texts={texts}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OfferLine({ offer, href, texts }: { offer: PublicOfferBrief; href: string; texts: Texts }) {
  const size = offer.investmentWan === null ? null : amount(offer.investmentWan, texts);
  const land = offer.landMu === null ? null : { value: new Decimal(offer.landMu).toString(), unit: texts.mu };
  return (
    <tr lang={offer.isTranslated ? undefined : 'zh-CN'}>
      <td className={cell}>
        <Link
          href={href}
          prefetch={false}
          className="font-serif text-lg font-semibold text-ink no-underline hover:text-vermilion-ink max-md:text-base"
        >
          {offer.title}
        </Link>
        {offer.fillsGap ? (
          <span className="ms-2.5 inline-block border border-current px-1.5 align-[2px] text-xs text-pine">
            {texts.gap}
          </span>
        ) : null}{' '}
        {offer.isSample ? (
          <span className="whitespace-nowrap">
            <ExampleMark text={texts.example} />
          </span>
        ) : null}
      </td>
      <td className={`${cell} text-[0.9375rem] max-md:hidden`}>{offer.chain ?? '—'}</td>
      <td className={`${cell} text-[0.9375rem] max-md:hidden`}>{offer.park ?? '—'}</td>
      <Quantity quantity={land} />
      <Quantity quantity={size} />
    </tr>
  );
}

function Quantity({ quantity }: { quantity: { value: string; unit: string } | null }) {
  return (
    <td className={`${cell} text-end whitespace-nowrap`}>
      {quantity === null ? (
        '—'
      ) : (
        <>
          {quantity.value}
          <small className="ms-1 text-xs text-ink-3">{quantity.unit}</small>
        </>
      )}
    </td>
  );
}
