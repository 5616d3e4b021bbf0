import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ArticleActs } from '@/components/articles/article-acts';
import { articleMeta } from '@/components/articles/article-meta';
import { ArticleFacts, ArticleHistory } from '@/components/articles/article-record';
import { ArticleView } from '@/components/articles/article-view';
import { LinkButton } from '@/components/ui/button';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { getArticle, getArticleHistory } from '@/lib/articles/queries/list-articles';
import { eventLevels } from '@/lib/articles/schema';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { dayOf } from '@/lib/shared/dates';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.desk'))('title') };
}

/** One article: where it stands, what may be done, and the preview of what the public will read. */
export default async function ArticleRecordPage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const [article, history] = await guarded(() =>
    Promise.all([getArticle(actor, id), getArticleHistory(actor, id)]),
  );
  const t = await getTranslations('articles.desk');
  const words = await getTranslations('articles');
  const ui = await getTranslations('ui');
  const here = `/desk/articles/${id}`;
  const level = eventLevels.find((one) => one === article.eventLevel);
  const terms = {
    publishedOn: words('public.publishedOn'),
    originalOn: words('public.originalOn'),
    source: words('public.source'),
    author: words('public.author'),
    editor: words('public.editor'),
    indexNo: words('public.indexNo'),
    eventOn: words('public.eventOn'),
    eventPlace: words('public.eventPlace'),
    eventLevel: words('public.eventLevel'),
  };
  const publishedOn = article.publishedAt ? dayOf(article.publishedAt) : null;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/articles' }, { text: article.title }]}
      />
      <PageHead
        title={article.title}
        acts={
          <>
            {article.state === 'published' ? (
              <LinkButton href={`/news/${article.slug}`} prefetch={false}>
                {t('record.publicPage')}
              </LinkButton>
            ) : null}
            {article.can.edit ? (
              <LinkButton href={`${here}/edit`} hotkey="E">
                {t('record.edit')}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="record">
        <div>
          <ArticleFacts article={article} />
          <ArticleActs article={article} />
          <section className="part" aria-labelledby="preview">
            <h2 id="preview">{t('record.preview')}</h2>
            <p className="note">{t('record.previewNote')}</p>
            <div className="mt-3 border border-line bg-paper p-5 sm:p-8">
              <ArticleView
                level={3}
                article={article}
                locale="zh-CN"
                exampleText={ui('example')}
                meta={articleMeta({ ...article, publishedOn }, terms, level ? words(`level.${level}`) : null)}
              />
            </div>
          </section>
        </div>
        <section aria-labelledby="history">
          <h2 id="history">{t('record.history')}</h2>
          <ArticleHistory history={history} />
        </section>
      </div>
    </div>
  );
}
