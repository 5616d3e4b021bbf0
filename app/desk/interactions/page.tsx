import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { interactionChips } from '@/components/interactions/interaction-filters';
import { InteractionTable } from '@/components/interactions/interaction-table';
import { ListPage } from '@/components/tables/list-page';
import { Menu } from '@/components/ui/menu';
import { ColumnMenu } from '@/components/views/column-menu';
import { ViewBar } from '@/components/views/view-bar';
import { canLogInteractions } from '@/lib/interactions/policy';
import { getFilterNames } from '@/lib/interactions/queries/choices';
import {
  countByChannel,
  countInteractions,
  listInteractions,
} from '@/lib/interactions/queries/list-interactions';
import { interactionChannels } from '@/lib/interactions/schema';
import { InteractionPage, type InteractionFilters } from '@/lib/interactions/search-params';
import { canUseCare } from '@/lib/privacy/policy-care';
import type { PersonActor } from '@/lib/server/actor';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { queryText, withQuery } from '@/lib/shared/search-query';
import { listKeepableUnits } from '@/lib/units/queries-choices';
import { listStaff } from '@/lib/users/queries-staff';
import { getLedgerViews } from '@/lib/views/queries';

const PATH = '/desk/interactions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('interactions.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The log of contacts, newest first (A5, A10). */
export default async function InteractionsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const page = InteractionPage.parse(asked);
  const { after: _after, before: _before, view, cols, ...filters } = page;
  const state = await guarded(() =>
    getLedgerViews(actor, 'interactions', { text: queryText(filters), cols, view }),
  );
  if (state.defaultHref && Object.keys(asked).length === 0) redirect(state.defaultHref);
  const kept = { view: view ?? (state.defaultHref ? 'all' : undefined), cols: state.cols };
  const here = { ...filters, ...kept };
  const [list, units, officers, names] = await guarded(() =>
    Promise.all([
      listInteractions(actor, page),
      listKeepableUnits(actor),
      listStaff(actor),
      getFilterNames(actor, filters),
    ]),
  );
  const t = await getTranslations('interactions.desk');
  const flag = (name: 'mine' | 'ours' | 'visits' | 'leader' | 'mass') => ({
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
      views={
        <ViewBar
          noun="interactions"
          state={state}
          tabs={[
            {
              text: t('all'),
              href: withQuery(PATH, here, { channel: undefined, view: 'all' }),
              current: !here.channel,
            },
            ...interactionChannels.map((channel) => ({
              text: t(`channels.${channel}`),
              href: withQuery(PATH, here, { channel, view: undefined }),
              current: here.channel === channel,
            })),
          ]}
        />
      }
      flags={[flag('mine'), flag('ours'), flag('visits'), flag('leader'), flag('mass')]}
      chips={await interactionChips({ path: PATH, filters: here, units, officers, names })}
      marks={list}
      aside={
        <>
          <Suspense fallback={null}>
            <Counts actor={actor} filters={filters} />
          </Suspense>
          <ColumnMenu noun="interactions" state={state} label={(key) => t(`column.${key}`)} />
          {canUseCare(actor) ? <Link href={`${PATH}/birthdays`}>{t('birthdaysLink')}</Link> : null}
          <Link href={`${PATH}/coverage`}>{t('coverageLink')}</Link>
        </>
      }
      table={<InteractionTable rows={list.rows} columns={state.columns} />}
    />
  );
}

/** The number of contacts arrives after the rows; its menu tells how many of each way there are. */
async function Counts({ actor, filters }: { actor: PersonActor; filters: InteractionFilters }) {
  const [count, channels] = await Promise.all([
    countInteractions(actor, filters),
    countByChannel(actor, filters),
  ]);
  const t = await getTranslations('interactions.desk');
  const shown = t(count.isCapped ? 'countCapped' : 'count', { count: count.value.toLocaleString('zh-CN') });
  if (channels.length === 0) return <span>{shown}</span>;
  return (
    <Menu summary={shown} summaryClass="" label={t('byChannel')} end>
      {channels.map((one) => (
        <Link
          key={one.channel}
          className="menu-item"
          href={withQuery(PATH, filters, { channel: one.channel })}
        >
          {t('panel.counts', {
            channel: t(`channels.${one.channel}`),
            count: one.count.toLocaleString('zh-CN'),
          })}
        </Link>
      ))}
    </Menu>
  );
}
