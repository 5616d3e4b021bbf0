import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ArticleFilters } from '@/components/articles/article-filters';
import { ArticleTable } from '@/components/articles/article-table';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { requireActor } from '@/lib/server/current-actor';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';
import { canWriteArticles } from '@/lib/articles/policy';
import { countArticlesByState, listArticles } from '@/lib/articles/queries/list-articles';
import { ArticlePage, articleStates } from '@/lib/articles/search-params';

const PATH = '/desk/articles';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('articles.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Articles in every state, last changed first. */
export default async function ArticlesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = ArticlePage.parse(await searchParams);
  const [list, counts] = await guarded(() =>
    Promise.all([listArticles(actor, page), countArticlesByState(actor)]),
  );
  const t = await getTranslations('articles.desk');
  const ui = await getTranslations('ui');
  const here = { q: page.q, state: page.state, kind: page.kind };
  const mayWrite = canWriteArticles(actor);
  return (
    <LedgerPage
      head={
        <>
          <PageHead
            title={t('title')}
            acts={
              mayWrite ? (
                <LinkButton href={`${PATH}/new`} look="primary" hotkey="N">
                  {t('new')}
                </LinkButton>
              ) : null
            }
          />
          <Tabs
            label={t('stateViews')}
            tabs={[
              {
                text: t('view.all'),
                href: withQuery(PATH, here, { state: undefined }),
                current: !page.state,
              },
              ...articleStates.map((state) => ({
                text: t(`state.${state}`),
                href: withQuery(PATH, here, { state }),
                current: page.state === state,
                count: String(counts[state]),
              })),
            ]}
          />
          <ArticleFilters page={page} />
        </>
      }
      table={<ArticleTable rows={list.rows} canEdit={mayWrite} />}
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? withQuery(PATH, here, { before: list.previous }) : null}
          nextHref={list.next ? withQuery(PATH, here, { after: list.next }) : null}
        />
      }
    />
  );
}
