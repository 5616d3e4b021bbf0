import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import Link from 'next/link';
import { offerFacts } from '@/components/offers/offer-sheet';
import { publicMetadata } from '@/components/programme/public-metadata';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { comparePublicOffers } from '@/lib/offers/queries/public-offers';
import { comparedSlugs } from '@/lib/offers/rules';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'offers.public' });
  return publicMetadata({
    locale,
    path: '/offers/compare',
    title: t('compareTitle'),
    description: t('description'),
    noIndex: true,
  });
}

/** Up to three offers side by side; the address holds which. */
export default async function ComparePage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const wanted = (await searchParams)['with'];
  const slugs = comparedSlugs(wanted);
  const offers = await comparePublicOffers(slugs, locale);
  const facts = await Promise.all(offers.map((offer) => offerFacts(offer, locale)));
  const t = await getTranslations('offers.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const path = localePath(locale, '/offers');
  const tooMany = Array.isArray(wanted) && new Set(wanted).size > slugs.length;
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: localePath(locale, '/') },
          { text: t('title'), href: path },
          { text: t('compareTitle') },
        ]}
      />
      <PageHead title={t('compareTitle')} note={t('compareNote')} />
      {tooMany ? <Notice tone="warn">{t('compareTooMany')}</Notice> : null}
      {offers.length === 0 ? (
        <EmptyState title={t('compareEmpty')} acts={<LinkButton href={path}>{t('showAll')}</LinkButton>}>
          {t('compareHint')}
        </EmptyState>
      ) : (
        <div className="table-scroll" role="group" aria-label={t('compareTitle')} tabIndex={0}>
          <table className="plain-table">
            <caption className="sr-only">{t('compareTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('compareFact')}</th>
                {offers.map((offer) => (
                  <th key={offer.id} scope="col" className="min-w-44 align-top">
                    <Link className="quiet-link" href={`${path}/${offer.slug}`} prefetch={false}>
                      {offer.title}
                    </Link>
                    {offer.isSample ? `（${ui('example')}）` : null}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {(facts[0] ?? []).map((fact, row) => (
                <tr key={fact.key}>
                  <th scope="row">{fact.term}</th>
                  {offers.map((offer, column) => (
                    <td key={offer.id} className="align-top">
                      {facts[column]?.[row]?.value ?? '—'}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="no-print mt-8">
        <LinkButton href={path}>{t('backToList')}</LinkButton>
      </p>
    </div>
  );
}
