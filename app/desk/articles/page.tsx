import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { articleKindChip } from '@/components/articles/article-filters';
import { ArticleTable } from '@/components/articles/article-table';
import { ListPage } from '@/components/tables/list-page';
import { canWriteArticles } from '@/lib/articles/policy';
import { countArticlesByState, listArticles } from '@/lib/articles/queries/list-articles';
import { ArticlePage, articleStates } from '@/lib/articles/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';

const PATH = '/desk/articles';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Articles in every state, last changed first. */
export default async function ArticlesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { after, before, ...here } = ArticlePage.parse(await searchParams);
  const [list, counts] = await guarded(() =>
    Promise.all([listArticles(actor, { ...here, after, before }), countArticlesByState(actor)]),
  );
  const t = await getTranslations('articles.desk');
  const mayWrite = canWriteArticles(actor);
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={mayWrite ? t('new') : null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      views={{
        label: t('stateViews'),
        list: [
          { text: t('view.all'), change: { state: undefined }, current: !here.state },
          ...articleStates.map((state) => ({
            text: t(`state.${state}`),
            change: { state },
            current: here.state === state,
            count: counts[state],
          })),
        ],
      }}
      flags={[{ name: 'mine', label: t('mineLabel'), text: t('mine'), on: here.mine === '1' }]}
      chips={[await articleKindChip(PATH, here)]}
      marks={list}
      table={<ArticleTable rows={list.rows} canEdit={mayWrite} />}
    />
  );
}
