import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LeadTable } from '@/components/leads/lead-table';
import { FilterChips } from '@/components/tables/filter-chips';
import { LedgerPage } from '@/components/tables/ledger-page';

import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';

import { countLeads, listLeads } from '@/lib/leads/queries/leads';
import { LeadPage, leadStates } from '@/lib/leads/search-params';

import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/leads';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('leads.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The queue of leads: open ones in the order in which answers are due. */
export default async function LeadsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = LeadPage.parse(await searchParams);
  const [list, counts] = await guarded(() => Promise.all([listLeads(actor, page), countLeads(actor)]));
  const t = await getTranslations('leads.desk');
  const ui = await getTranslations('ui');
  const here = { q: page.q, state: page.state, late: page.late, mine: page.mine };

  return (
    <LedgerPage
      head={
        <>
          <PageHead title={t('title')} />
          {counts.noClock > 0 ? (
            <Notice tone="warn">{t('noClockNotice', { count: counts.noClock })}</Notice>
          ) : null}
          <Tabs
            label={t('views')}
            tabs={[
              {
                text: t('view.open'),
                href: withQuery(PATH, { q: page.q }, {}),
                current: !page.state && !page.late && !page.mine,
                count: String(counts.fresh + counts.accepted + counts.following),
              },
              {
                text: t('view.late'),
                href: withQuery(PATH, { q: page.q }, { late: '1' }),
                current: page.late === '1',
                count: String(counts.late),
              },
              {
                text: t('view.mine'),
                href: withQuery(PATH, { q: page.q }, { mine: '1' }),
                current: page.mine === '1',
              },
              ...leadStates.map((state) => ({
                text: t(`state.${state}`),
                href: withQuery(PATH, { q: page.q }, { state }),
                current: page.state === state,
                count: String(counts[state]),
              })),
            ]}
          />
          <FilterChips
            action={`${env.basePath}${PATH}`}
            keep={(['state', 'late', 'mine'] as const).flatMap((name) =>
              page[name] ? [[name, page[name]] as const] : [],
            )}
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
      table={<LeadTable rows={list.rows} />}
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
