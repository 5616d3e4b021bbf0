import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { forbidden } from 'next/navigation';
import { ArticleForm } from '@/components/articles/article-form';
import { Breadcrumbs, PageHead } from '@/components/ui/page-head';
import { requireActor } from '@/lib/server/current-actor';
import { createArticleAction } from '@/lib/articles/actions';
import { canWriteArticles } from '@/lib/articles/policy';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.desk'))('createTitle') };
}

/** Beginning an article. */
export default async function NewArticlePage() {
  const actor = await requireActor();
  if (!canWriteArticles(actor)) forbidden();
  const t = await getTranslations('articles.desk');
  const ui = await getTranslations('ui');
  return (
    <div className="desk-page">
      <Breadcrumbs
        label={ui('breadcrumbs')}
        items={[{ text: t('title'), href: '/desk/articles' }, { text: t('createTitle') }]}
      />
      <PageHead title={t('createTitle')} />
      <ArticleForm action={createArticleAction} values={{}} cancelHref="/desk/articles" />
    </div>
  );
}
