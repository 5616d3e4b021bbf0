import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { PublicChamberFacts } from '@/components/chambers/public-chamber-facts';
import { RelatedChambers } from '@/components/chambers/related-chambers';
import { publicAddress, publicMetadata } from '@/components/programme/public-metadata';
import { ExampleMark } from '@/components/ui/badge';
import { JsonLd } from '@/components/ui/json-ld';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead, SectionHead } from '@/components/ui/page-head';
import { getPublicChamber } from '@/lib/chambers/queries/public-chambers';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Made on the first request and kept until the chamber changes (docs/decisions/0008-public-cache.md). */
export function generateStaticParams() {
  return [];
}

async function read(params: Props['params']) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  return { locale, slug, chamber: await getPublicChamber(decodeURIComponent(slug), locale) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, chamber } = await read(params);
  if (!chamber)
    return { title: (await getTranslations({ locale, namespace: 'errors.page' }))('notFound.title') };
  const t = await getTranslations({ locale, namespace: 'chambers' });
  // messages: chambers.status.*
  return publicMetadata({
    locale,
    path: `/chambers/${slug}`,
    title: chamber.name,
    description: [chamber.city, t(`status.${chamber.status}`)].filter(Boolean).join(' · '),
  });
}

/** One chamber. No persons: offices are named, their holders only with their consent. */
export default async function PublicChamberPage({ params }: Props) {
  const { locale, slug, chamber } = await read(params);
  setRequestLocale(locale);
  if (!chamber) notFound();
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  // messages: chambers.rank.* chambers.status.*
  return (
    <div className="wrap">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: localePath(locale, '/') },
          { text: t('public.title'), href: localePath(locale, '/chambers') },
          { text: chamber.name },
        ]}
      />
      {chamber.isTranslated ? null : <Notice tone="info">{t('public.untranslated')}</Notice>}
      <PageHead
        title={chamber.name}
        note={[t(`status.${chamber.status}`), chamber.city].filter(Boolean).join(' · ')}
      />
      <div className="mt-6">
        <PublicChamberFacts chamber={chamber} locale={locale} />
      </div>
      {chamber.offices.length > 0 ? (
        <section className="section" aria-labelledby="offices">
          <SectionHead id="offices" title={t('public.offices')} note={t('public.officesNote')} />
          <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-2">
            {chamber.offices.map((rank) => (
              <li key={rank}>
                {t(`rank.${rank}`)}
                {chamber.officers.some((one) => one.rank === rank) ? (
                  <b className="ms-2" lang="zh-CN">
                    {chamber.officers
                      .filter((one) => one.rank === rank)
                      .map((one) => one.name)
                      .join('、')}
                  </b>
                ) : null}
              </li>
            ))}
            {chamber.officesAreSample ? (
              <li>
                <ExampleMark text={ui('example')} />
              </li>
            ) : null}
          </ul>
        </section>
      ) : null}
      {chamber.related.length > 0 ? (
        <section className="section" aria-labelledby="related">
          <SectionHead
            id="related"
            title={t(chamber.kind === 'alliance' ? 'public.allies' : 'public.alliances')}
            note={chamber.kind === 'alliance' ? t('public.alliesNote') : undefined}
          />
          <RelatedChambers related={chamber.related} locale={locale} />
        </section>
      ) : null}
      <JsonLd
        data={{
          '@type': 'Organization',
          name: chamber.name,
          ...(chamber.aliases.length > 0 ? { alternateName: chamber.aliases } : {}),
          ...(chamber.city ? { location: chamber.city } : {}),
          url: publicAddress(locale, `/chambers/${slug}`),
        }}
      />
    </div>
  );
}
