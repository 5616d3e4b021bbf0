import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { TileGrid } from '@/components/charts/tile-grid';
import { DirectorySearch } from '@/components/chambers/directory-search';
import { PublicChamberList } from '@/components/chambers/public-chamber-list';
import { publicMetadata } from '@/components/programme/public-metadata';
import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { listPublicChambers, readPublicChamberCities } from '@/lib/chambers/queries/public-chambers';
import { PublicChamberPage } from '@/lib/chambers/search-params';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { env } from '@/lib/server/env';
import { withQuery } from '@/lib/shared/search-query';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const asked = PublicChamberPage.parse(await searchParams);
  const t = await getTranslations({ locale, namespace: 'chambers.public' });
  const { profile } = await getPublicProgramme();
  return publicMetadata({
    locale,
    path: '/chambers',
    title: t('title'),
    description: t('description', { region: inLocale(profile.region, locale) }),
    noIndex: Object.values(asked).some((value) => value !== undefined),
  });
}

/** The chambers: cities as tiles, then the directory (B1–B6). */
export default async function ChambersPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const asked = PublicChamberPage.parse(await searchParams);
  const { city, kind, q } = asked;
  const isNarrowed = Boolean(city ?? kind ?? q);
  const [cities, chambers] = await Promise.all([
    readPublicChamberCities(),
    listPublicChambers(locale, asked),
  ]);
  const t = await getTranslations('chambers.public');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const path = localePath(locale, '/chambers');
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: localePath(locale, '/') }, { text: t('title') }]}
      />
      <PageHead title={t('title')} note={t('note')} />
      {cities.length > 0 ? (
        <section className="section" aria-labelledby="cities">
          <SectionHead id="cities" title={t('cities')} note={t('citiesNote')} />
          <div className="mt-6">
            <TileGrid
              label={t('cities')}
              tiles={cities.map((one) => ({
                key: one.city,
                label: one.city,
                value: one.count,
                valueText: String(one.count),
                href: withQuery(path, {}, { city: one.city }),
              }))}
            />
          </div>
        </section>
      ) : null}
      <section className="section" aria-labelledby="directory">
        <SectionHead
          id="directory"
          title={city ? t('directoryOf', { city }) : t('directory')}
          note={t('found', { count: chambers.length })}
          {...(isNarrowed ? { href: path, linkText: t('showAll') } : {})}
        />
        <DirectorySearch path={path} basePath={env.basePath} asked={asked} locale={locale} />
        {chambers.length === 0 ? (
          <EmptyState
            level={3}
            title={t('empty')}
            acts={isNarrowed ? <LinkButton href={path}>{t('showAll')}</LinkButton> : undefined}
          />
        ) : (
          <PublicChamberList chambers={chambers} locale={locale} />
        )}
      </section>
    </div>
  );
}
