import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PolicyTable } from '@/components/policies/policy-table';
import { FilterChips } from '@/components/tables/filter-chips';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';

import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { canWritePolicies } from '@/lib/policies/policy';
import { listPolicies } from '@/lib/policies/queries/policies';
import { PolicyPage } from '@/lib/policies/search-params';

import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/policies';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('policies.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Policy documents with how their clauses stand, last changed first. */
export default async function PoliciesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = PolicyPage.parse(await searchParams);
  const list = await guarded(() => listPolicies(actor, page));
  const t = await getTranslations('policies.desk');
  const ui = await getTranslations('ui');
  const here = { q: page.q, shown: page.shown };
  const mayWrite = canWritePolicies(actor);
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
            label={t('views')}
            tabs={[
              {
                text: t('view.all'),
                href: withQuery(PATH, here, { shown: undefined }),
                current: !page.shown,
              },
              ...(['public', 'hidden'] as const).map((shown) => ({
                text: t(`view.${shown}`),
                href: withQuery(PATH, here, { shown }),
                current: page.shown === shown,
              })),
            ]}
          />
          <FilterChips
            action={`${env.basePath}${PATH}`}
            keep={page.shown ? [['shown', page.shown]] : []}
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
      table={<PolicyTable rows={list.rows} canEdit={mayWrite} />}
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
