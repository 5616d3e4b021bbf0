import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ArticleList } from '@/components/articles/article-list';
import { publicMetadata } from '@/components/programme/public-metadata';
import { EmptyState } from '@/components/ui/empty-state';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { listPublicArticleKinds, listPublicArticles } from '@/lib/articles/queries/public-articles';
import { articleKinds } from '@/lib/articles/schema';
import { PublicArticlePage } from '@/lib/articles/search-params';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';
import { withQuery } from '@/lib/shared/search-query';

export const dynamic = 'force-dynamic';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = toLocale((await params).locale);
  const page = PublicArticlePage.parse(await searchParams);
  const t = await getTranslations({ locale, namespace: 'articles' });
  const { profile } = await getPublicProgramme();
  return publicMetadata({
    locale,
    path: '/news',
    title: page.kind ? `${t(`kind.${page.kind}`)} - ${t('public.title')}` : t('public.title'),
    description: t('public.description', { region: inLocale(profile.region, locale) }),
    noIndex: Object.values(page).some(Boolean),
  });
}

/** News by kind, newest first (H1, H4, H5). */
export default async function NewsPage({ params, searchParams }: Props) {
  const locale = toLocale((await params).locale);
  setRequestLocale(locale);
  const page = PublicArticlePage.parse(await searchParams);
  const [articles, kinds] = await Promise.all([listPublicArticles(page, locale), listPublicArticleKinds()]);
  const t = await getTranslations('articles');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const path = localePath(locale, '/news');
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: layout('nav.home'), href: localePath(locale, '/') }, { text: t('public.title') }]}
      />
      <PageHead
        title={t('public.title')}
        note={t('public.note')}
        acts={
          <Link className="quiet-link" href={localePath(locale, '/rss.xml')} prefetch={false}>
            {t('public.rss')}
          </Link>
        }
      />
      <Tabs
        label={t('public.kinds')}
        tabs={[
          { text: t('public.all'), href: path, current: !page.kind },
          ...kinds.map(({ kind, count }) => ({
            text: t(`kind.${kind}`),
            href: withQuery(path, {}, { kind }),
            current: page.kind === kind,
            count: String(count),
          })),
        ]}
      />
      {articles.rows.length === 0 ? (
        <EmptyState title={t('public.empty')}>{t('public.emptyHint')}</EmptyState>
      ) : (
        <ArticleList
          articles={articles.rows}
          hrefOf={(slug) => localePath(locale, `/news/${slug}`)}
          kindTexts={Object.fromEntries(articleKinds.map((kind) => [kind, t(`kind.${kind}`)]))}
          exampleText={ui('example')}
          sourceLang="zh-CN"
          undatedText={t('public.undated')}
          originalText={(date) => t('public.original', { date })}
        />
      )}
      {articles.previous || articles.next ? (
        <div className="mt-6">
          <Pager
            label={ui('pager.label')}
            previousText={ui('pager.previous')}
            nextText={ui('pager.next')}
            previousHref={
              articles.previous
                ? withQuery(path, page, { after: undefined, before: articles.previous })
                : null
            }
            nextHref={
              articles.next ? withQuery(path, page, { before: undefined, after: articles.next }) : null
            }
          />
        </div>
      ) : null}
    </div>
  );
}
