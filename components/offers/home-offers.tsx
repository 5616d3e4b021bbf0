import { Decimal } from 'decimal.js';
import Link from 'next/link';
import { groupDigits } from '@/components/tables/cells';
import { ExampleMark } from '@/components/ui/badge';
import type { PublicOfferBrief } from '@/lib/offers/queries/public-offers';

export type HomeOfferTexts = {
  caption: string;
  title: string;
  chain: string;
  park: string;
  land: string;
  investment: string;
  gap: string;
  mu: string;
  wan: string;
  yi: string;
  example: string;
};

/** 1.20 亿元 from 10,000 万元 up, 万元 below. */
function amount(wan: string, texts: HomeOfferTexts): { value: string; unit: string } {
  const value = new Decimal(wan);
  return value.gte(10_000)
    ? { value: value.div(10_000).toFixed(2), unit: texts.yi }
    : { value: groupDigits(value.toFixed(0)), unit: texts.wan };
}

/** Offers of the home page: title, chain and park, land and size of the investment. On a phone chain and park go. */
export function HomeOffers({
  offers,
  hrefOf,
  texts,
}: {
  offers: readonly PublicOfferBrief[];
  hrefOf: (slug: string) => string;
  texts: HomeOfferTexts;
}) {
  const head =
    'border-y border-mist border-t-2 border-t-ink px-3 py-2.5 text-sm font-normal text-ink-3 first:ps-0 last:pe-0';
  const cell = 'border-b border-mist px-3 py-4 first:ps-0 last:pe-0';
  return (
    <table className="mt-6 w-full">
      <caption className="sr-only">{texts.caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} text-start`}>
            {texts.title}
          </th>
          <th scope="col" className={`${head} text-start max-md:hidden`}>
            {texts.chain}
          </th>
          <th scope="col" className={`${head} text-start max-md:hidden`}>
            {texts.park}
          </th>
          <th scope="col" className={`${head} text-end`}>
            {texts.land}
          </th>
          <th scope="col" className={`${head} text-end`}>
            {texts.investment}
          </th>
        </tr>
      </thead>
      <tbody>
        {offers.map((offer) => {
          const size = offer.investmentWan === null ? null : amount(offer.investmentWan, texts);
          return (
            <tr key={offer.id} lang={offer.isTranslated ? undefined : 'zh-CN'}>
              <td className={cell}>
                <Link
                  href={hrefOf(offer.slug)}
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
              <td className={`${cell} text-end whitespace-nowrap`}>
                {offer.landMu === null ? (
                  '—'
                ) : (
                  <>
                    {new Decimal(offer.landMu).toString()}
                    <small className="ms-1 text-xs text-ink-3">{texts.mu}</small>
                  </>
                )}
              </td>
              <td className={`${cell} text-end whitespace-nowrap`}>
                {size === null ? (
                  '—'
                ) : (
                  <>
                    {size.value}
                    <small className="ms-1 text-xs text-ink-3">{size.unit}</small>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
