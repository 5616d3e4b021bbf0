import { getTranslations } from 'next-intl/server';
import { SectionHead } from '@/components/ui/page-head';
import type { PublicArticleBrief } from '@/lib/articles/queries/public-articles';
import { localePath } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { ArticleTitles } from './article-list';

/** Newest news or next events on the home page, titles with their day. Nothing when there is none. */
export async function HomeArticles({
  kind,
  articles,
  locale,
}: {
  kind: 'news' | 'events';
  articles: readonly PublicArticleBrief[];
  locale: Locale;
}) {
  const t = await getTranslations('home');
  const ui = await getTranslations('ui');
  if (articles.length === 0) return null;
  const isNews = kind === 'news';
  const list = localePath(locale, '/news');
  return (
    <section aria-labelledby={kind}>
      <SectionHead
        id={kind}
        title={isNews ? t('newsTitle') : t('eventsTitle')}
        note={isNews ? t('newsNote') : t('eventsNote')}
        href={isNews ? list : `${list}?kind=event`}
        linkText={isNews ? t('allNews') : t('allEvents')}
      />
      <ArticleTitles
        articles={articles}
        hrefOf={(slug) => localePath(locale, `/news/${slug}`)}
        exampleText={ui('example')}
        sourceLang="zh-CN"
        undatedText={t('undated')}
        originalText={(date) => t('original', { date })}
      />
    </section>
  );
}
