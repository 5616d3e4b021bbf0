import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StoryTable } from '@/components/showcase/story-table';
import { ListPage } from '@/components/tables/list-page';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
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
  const { after, before, ...here } = StoryPage.parse(await searchParams);
  const [list, counts] = await guarded(() =>
    Promise.all([listStories(actor, { ...here, after, before }), countStoriesByState(actor)]),
  );
  const t = await getTranslations('showcase.desk');
  const mayWrite = canWriteStories(actor);
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
          ...storyStates.map((state) => ({
            text: t(`state.${state}`),
            change: { state },
            current: here.state === state,
            count: counts[state],
          })),
        ],
      }}
      flags={[{ name: 'mine', label: t('mineLabel'), text: t('mine'), on: here.mine === '1' }]}
      marks={list}
      table={<StoryTable rows={list.rows} canEdit={mayWrite} />}
    />
  );
}
