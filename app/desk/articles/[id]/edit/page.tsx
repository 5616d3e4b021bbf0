import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ArticleForm } from '@/components/articles/article-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { uuidParam } from '@/lib/server/uuid-param';
import { markupOfHtml } from '@/lib/shared/light-markup';
import { updateArticleAction } from '@/lib/articles/actions';
import { getArticle } from '@/lib/articles/queries/list-articles';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.desk'))('editTitle') };
}

/** Changing a draft, or reopening a withdrawn article. */
export default async function EditArticlePage({ params }: Props) {
  const actor = await requireActor();
  const id = uuidParam((await params).id);
  const article = await guarded(() => getArticle(actor, id));
  if (!article.can.edit) forbidden();
  const t = await getTranslations('articles.desk');
  const ui = await getTranslations('ui');
  const here = `/desk/articles/${id}`;
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[
          { text: t('title'), href: '/desk/articles' },
          { text: article.title, href: here },
          { text: t('editTitle') },
        ]}
      />
      <PageHead title={t('editTitle')} />
      <ArticleForm
        action={updateArticleAction}
        id={id}
        version={article.version}
        values={{
          kind: article.kind,
          title: article.title,
          summary: article.summary,
          body: markupOfHtml(article.body),
          sourceName: article.sourceName,
          author: article.author,
          editor: article.editor,
          originalOn: article.originalOn,
          eventOn: article.eventOn,
          eventPlace: article.eventPlace,
          eventLevel: article.eventLevel,
        }}
        cancelHref={here}
      />
    </div>
  );
}
