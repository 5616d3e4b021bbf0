import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StoryTable } from '@/components/showcase/story-table';
import { FilterChips } from '@/components/tables/filter-chips';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';
import { canWriteStories } from '@/lib/showcase/policy';
import { countStoriesByState, listStories } from '@/lib/showcase/queries/list-stories';
import { StoryPage, storyStates } from '@/lib/showcase/search-params';

const PATH = '/desk/showcase';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('showcase.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Stories in every state, last changed first. */
export default async function StoriesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = StoryPage.parse(await searchParams);
  const [list, counts] = await guarded(() =>
    Promise.all([listStories(actor, page), countStoriesByState(actor)]),
  );
  const t = await getTranslations('showcase.desk');
  const ui = await getTranslations('ui');
  const here = { q: page.q, state: page.state };
  const mayWrite = canWriteStories(actor);
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
              ...storyStates.map((state) => ({
                text: t(`state.${state}`),
                href: withQuery(PATH, here, { state }),
                current: page.state === state,
                count: String(counts[state]),
              })),
            ]}
          />
          <FilterChips
            action={`${env.basePath}${PATH}`}
            keep={page.state ? [['state', page.state]] : []}
            texts={{
              any: ui('filter.any'),
              apply: ui('filter.apply'),
              clear: ui.raw('filter.clear'),
              from: ui('filter.from'),
              to: ui('filter.to'),
              label: ui('filter.label'),
            }}
            chips={[
              {
                name: 'q',
                label: t('search'),
                value: page.q ?? null,
                clearHref: withQuery(PATH, here, { q: undefined }),
                input: { kind: 'text', placeholder: t('searchHint'), ...(page.q ? { value: page.q } : {}) },
              },
            ]}
          />
        </>
      }
      table={<StoryTable rows={list.rows} canEdit={mayWrite} />}
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
