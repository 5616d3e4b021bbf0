import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import Link from 'next/link';
import { parkFacts } from '@/components/parks/park-facts';
import { publicMetadata } from '@/components/programme/public-metadata';
import { ExampleMark } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { listPublicChains } from '@/lib/chains/queries/public-chains';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { listPublicParks } from '@/lib/parks/queries/public-parks';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'parks.public' });
  return publicMetadata({ locale, path: '/parks', title: t('title'), description: t('note') });
}

/** Parks with what they can give, and the programme's chains with what they lack (C12). */
export default async function ParksPage({ params }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const [parks, chains] = await Promise.all([listPublicParks(locale), listPublicChains(locale)]);
  const facts = await Promise.all(parks.map((park) => parkFacts(park, locale)));
  const t = await getTranslations('parks.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const to = (path: string): string => localePath(locale, path);
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: to('/') }, { text: t('title') }]}
      />
      <PageHead title={t('title')} note={t('note')} />
      {parks.length === 0 ? <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState> : null}
      <div className="grid gap-x-14 lg:grid-cols-2">
        {parks.map((park, index) => (
          <article key={park.id} className="border-t border-mist py-6">
            <h2 className="font-serif text-lg font-semibold">
              <Link
                href={to(`/parks/${park.slug}`)}
                className="text-ink no-underline hover:text-vermilion-ink"
                prefetch={false}
              >
                {park.name}
              </Link>{' '}
              {park.isSample && !/示例|sample/i.test(park.name) ? <ExampleMark text={ui('example')} /> : null}
            </h2>
            {park.summary ? (
              <p className="mt-1 text-sm text-ink-2" lang={park.isTranslated ? undefined : 'zh-CN'}>
                {park.summary}
              </p>
            ) : null}
            <dl className="mt-3 flex flex-wrap gap-x-8 gap-y-2 text-sm">
              {(facts[index] ?? []).slice(0, 3).map((fact) => (
                <div key={fact.term}>
                  <dt className="text-ink-3">{fact.term}</dt>
                  <dd className="figures">{fact.value}</dd>
                </div>
              ))}
              <div>
                <dt className="text-ink-3">{t('offers')}</dt>
                <dd className="figures">{t('offerCount', { count: park.offers })}</dd>
              </div>
            </dl>
          </article>
        ))}
      </div>
      <section className="section" aria-labelledby="chains">
        <SectionHead id="chains" title={t('chains')} note={t('chainsNote')} />
        <ul className="grid sm:grid-cols-2 lg:grid-cols-4">
          {chains.map((chain) => (
            <li key={chain.id} className="border-t border-mist py-4 pe-6">
              <Link
                className="quiet-link font-serif text-lg"
                href={to(`/chains/${chain.slug}`)}
                prefetch={false}
              >
                {chain.name}
              </Link>
              <p className="text-sm text-ink-2">
                {t('chainFacts', { missing: chain.missing, offers: chain.offers })}
              </p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
