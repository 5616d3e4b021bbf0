import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { interactionChips } from '@/components/interactions/interaction-filters';
import { InteractionTable } from '@/components/interactions/interaction-table';
import { ListPage } from '@/components/tables/list-page';
import { canLogInteractions } from '@/lib/interactions/policy';
import { getFilterNames, listOfficers } from '@/lib/interactions/queries/choices';
import {
  countByChannel,
  countInteractions,
  listInteractions,
} from '@/lib/interactions/queries/list-interactions';
import { interactionChannels } from '@/lib/interactions/schema';
import { InteractionPage } from '@/lib/interactions/search-params';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { listKeepableUnits } from '@/lib/units/queries-choices';

const PATH = '/desk/interactions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The log of contacts, newest first (A5, A10). */
export default async function InteractionsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = InteractionPage.parse(await searchParams);
  const { after: _after, before: _before, ...here } = page;
  const [list, channels, count, units, officers, names] = await guarded(() =>
    Promise.all([
      listInteractions(actor, page),
      countByChannel(actor, here),
      countInteractions(actor, here),
      listKeepableUnits(actor),
      listOfficers(actor),
      getFilterNames(actor, here),
    ]),
  );
  const t = await getTranslations('interactions.desk');
  const countOf = (channel: string) => channels.find((one) => one.channel === channel)?.count ?? 0;
  const flag = (name: 'mine' | 'ours') => ({
    name,
    label: t(`filter.${name}`),
    text: t(`filter.${name}`),
    on: here[name] === '1',
  });
  return (
    <ListPage
      path={PATH}
      basePath={env.basePath}
      title={t('title')}
      newText={canLogInteractions(actor) ? t('new') : null}
      here={here}
      search={{ label: t('search'), hint: t('searchHint') }}
      views={{
        label: t('views'),
        list: [
          { text: t('all'), change: { channel: undefined }, current: !here.channel },
          ...interactionChannels
            .filter((channel) => countOf(channel) > 0 || channel === here.channel)
            .map((channel) => ({
              text: t(`channels.${channel}`),
              change: { channel },
              current: here.channel === channel,
              count: countOf(channel),
            })),
        ],
      }}
      flags={[flag('mine'), flag('ours')]}
      chips={await interactionChips({ path: PATH, filters: here, units, officers, names })}
      marks={list}
      aside={
        <>
          <span>
            {t(count.isCapped ? 'countCapped' : 'count', { count: count.value.toLocaleString('zh-CN') })}
          </span>
          <Link href={`${PATH}/coverage`}>{t('coverageLink')}</Link>
        </>
      }
      table={<InteractionTable rows={list.rows} />}
    />
  );
}
