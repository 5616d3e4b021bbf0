import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { articleMeta } from '@/components/articles/article-meta';
import { ArticleView } from '@/components/articles/article-view';
import { publicAddress, publicMetadata } from '@/components/programme/public-metadata';
import { LinkButton } from '@/components/ui/button';
import { JsonLd } from '@/components/ui/json-ld';
import { Notice } from '@/components/ui/notice';
import { Breadcrumbs } from '@/components/ui/page-head';
import { getPublicArticle } from '@/lib/articles/queries/public-articles';
import { eventLevels } from '@/lib/articles/schema';
import { localePath } from '@/lib/i18n/navigation';
import { toLocale } from '@/lib/i18n/routing';
import { getPublicProgramme } from '@/lib/programme/queries';
import { inLocale } from '@/lib/programme/schema';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Made on the first request and kept until the article changes. */
export function generateStaticParams() {
  return [];
}

async function read(params: Props['params']) {
  const { locale: given, slug } = await params;
  const locale = toLocale(given);
  return { locale, slug, article: await getPublicArticle(decodeURIComponent(slug), locale) };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, article } = await read(params);
  if (!article)
    return { title: (await getTranslations({ locale, namespace: 'errors.page' }))('notFound.title') };
  const { title, summary: description, publishedOn } = article;
  return publicMetadata({ locale, path: `/news/${slug}`, title, description, publishedOn });
}

/** One article with its source, days and 索引号. Withdrawn or never published: 404. */
export default async function ArticlePage({ params }: Props) {
  const { locale, slug, article } = await read(params);
  setRequestLocale(locale);
  if (!article) notFound();
  const { profile } = await getPublicProgramme();
  const t = await getTranslations('articles');
  const ui = await getTranslations('ui');
  const layout = await getTranslations('layout');
  const level = eventLevels.find((one) => one === article.eventLevel);
  const terms = {
    publishedOn: t('public.publishedOn'),
    originalOn: t('public.originalOn'),
    source: t('public.source'),
    author: t('public.author'),
    editor: t('public.editor'),
    indexNo: t('public.indexNo'),
    eventOn: t('public.eventOn'),
    eventPlace: t('public.eventPlace'),
    eventLevel: t('public.eventLevel'),
  };
  const { source } = article;
  return (
    <div className="wrap pt-4">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: layout('nav.home'), href: localePath(locale, '/') },
          { text: t('public.title'), href: localePath(locale, '/news') },
          { text: article.title },
        ]}
      />
      {article.isTranslated ? null : <Notice tone="info">{t('public.untranslated')}</Notice>}
      <ArticleView
        article={article}
        locale={locale}
        {...(article.isTranslated ? {} : { lang: 'zh-CN' })}
        exampleText={ui('example')}
        meta={articleMeta(article, terms, level ? t(`level.${level}`) : null)}
        foot={
          source ? (
            <p className="mt-10 max-w-[38em] border-t border-mist pt-4 text-sm text-ink-3">
              {t('public.document')}：{source.publisher}《{source.title}》
              {source.docNo ? `，${source.docNo}` : ''}
              {source.repostOn ? `，${t('public.repostOn', { date: source.repostOn })}` : ''}
            </p>
          ) : null
        }
      />
      <p className="no-print mt-10">
        <LinkButton href={localePath(locale, '/news')} prefetch={false}>
          {t('public.backToList')}
        </LinkButton>
      </p>
      <JsonLd
        data={{
          '@type': article.kind === 'event' && article.eventOn ? 'Event' : 'NewsArticle',
          ...(article.kind === 'event' && article.eventOn
            ? { name: article.title, startDate: article.eventOn, location: article.eventPlace ?? undefined }
            : { headline: article.title, datePublished: article.publishedOn }),
          description: article.summary,
          inLanguage: article.isTranslated ? locale : 'zh-CN',
          mainEntityOfPage: publicAddress(locale, `/news/${slug}`),
          publisher: { '@type': 'GovernmentOrganization', name: inLocale(profile.bureau, locale) },
        }}
      />
    </div>
  );
}
