import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { publicMetadata } from '@/components/programme/public-metadata';
import { ExampleMark } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { searchPublicSite } from '@/lib/search/queries';
import { PublicSearch } from '@/lib/search/search-params';
import { publicActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { tryLimit } from '@/lib/server/rate-limit';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const t = await getTranslations({ locale, namespace: 'search' });
  return publicMetadata({
    locale,
    path: '/search',
    title: t('title'),
    description: t('description'),
    noIndex: true,
  });
}

/** Search over everything published: a GET form, no script. */
export default async function SearchPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const { q } = PublicSearch.parse(await searchParams);
  const { allowed } = q
    ? await tryLimit('search', (await publicActor()).address ?? 'unknown')
    : { allowed: true };
  const groups = q && allowed ? await searchPublicSite(q, locale) : [];
  const t = await getTranslations('search');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: localePath(locale, '/') }, { text: t('title') }]}
      />
      <PageHead title={t('title')} />
      <form
        className="mt-6 max-w-[40rem]"
        role="search"
        method="get"
        action={`${env.basePath}${localePath(locale, '/search')}`}
      >
        <label className="text-sm text-ink-2" htmlFor="q">
          {t('label')}
        </label>
        <div className="mt-1 flex gap-2">
          <input
            className="input flex-1"
            id="q"
            type="search"
            name="q"
            defaultValue={q}
            maxLength={60}
            aria-describedby="q-hint"
          />
          <button className="btn btn-primary" type="submit">
            {t('submit')}
          </button>
        </div>
        <p id="q-hint" className="mt-1 text-xs text-ink-3">
          {t('hint')}
        </p>
      </form>
      {allowed ? null : (
        <div className="mt-6">
          <Notice tone="warn">{t('tooMany')}</Notice>
        </div>
      )}
      {q && allowed && count === 0 ? <EmptyState title={t('none', { q })}>{t('noneHint')}</EmptyState> : null}
      {q && count > 0 ? <p className="mt-6 text-sm text-ink-3">{t('results', { count, q })}</p> : null}
      {groups.map((group) => (
        <section key={group.noun} className="mt-8" aria-labelledby={`group-${group.noun}`}>
          <h2
            id={`group-${group.noun}`}
            className="border-b-2 border-ink pb-2 font-serif text-lg font-semibold"
          >
            {t(`group.${group.noun}`)}
          </h2>
          <ul>
            {group.hits.map((hit) => (
              <li
                key={hit.id}
                className="border-b border-mist py-4"
                lang={hit.isTranslated ? undefined : 'zh-CN'}
              >
                <h3 className="font-serif text-base font-semibold">
                  <Link
                    href={localePath(locale, hit.path)}
                    className="text-ink no-underline hover:text-vermilion-ink"
                    prefetch={false}
                  >
                    {hit.title}
                  </Link>{' '}
                  {hit.isSample ? <ExampleMark text={ui('example')} /> : null}
                </h3>
                <p className="measure text-sm text-ink-2">{hit.summary}</p>
                {hit.on ? (
                  <time className="text-xs text-ink-3" dateTime={hit.on}>
                    {hit.on}
                  </time>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
