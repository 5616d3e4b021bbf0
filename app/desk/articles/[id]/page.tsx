import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { RecordHistory } from '@/components/audit/record-history';
import { RecordPage, RecordPart } from '@/components/layout/record-page';
import { ArticleActs } from '@/components/articles/article-acts';
import { articleMeta } from '@/components/articles/article-meta';
import { ArticleFacts } from '@/components/articles/article-record';
import { ArticleView } from '@/components/articles/article-view';
import { TranslationLink } from '@/components/translations/translation-link';
import { LinkButton } from '@/components/ui/button';
import { getArticle, getArticleHistory } from '@/lib/articles/queries/list-articles';
import { eventLevels } from '@/lib/articles/schema';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { dayOf } from '@/lib/shared/dates';
import { canListTranslations } from '@/lib/translations/policy';

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
    <RecordPage
      trail={[{ text: t('title'), href: '/desk/articles' }]}
      name={article.title}
      acts={
        <>
          <TranslationLink noun="articles" id={id} isAllowed={canListTranslations(actor)} />
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
      aside={<RecordHistory history={history} words="articles.desk" />}
    >
      <ArticleFacts article={article} />
      <ArticleActs article={article} />
      <RecordPart id="preview" title={t('record.preview')} note={t('record.previewNote')}>
        <div className="border border-line bg-paper p-5 sm:p-8">
          <ArticleView
            level={3}
            article={article}
            locale="zh-CN"
            exampleText={ui('example')}
            meta={articleMeta({ ...article, publishedOn }, terms, level ? words(`level.${level}`) : null)}
          />
        </div>
      </RecordPart>
    </RecordPage>
  );
}
