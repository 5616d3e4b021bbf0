import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChainTable } from '@/components/chains/chain-table';
import { FilterChips } from '@/components/tables/filter-chips';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';

import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';

import { canWriteChains } from '@/lib/chains/policy';
import { listChains } from '@/lib/chains/queries/chains';
import { ChainPage } from '@/lib/chains/search-params';

import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/chains';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('chains.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Chains, last changed first. */
export default async function ChainsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = ChainPage.parse(await searchParams);
  const list = await guarded(() => listChains(actor, page));
  const t = await getTranslations('chains.desk');
  const ui = await getTranslations('ui');
  const here = { q: page.q };
  const mayWrite = canWriteChains(actor);
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

          <FilterChips
            action={`${env.basePath}${PATH}`}
            keep={[]}
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
      table={<ChainTable rows={list.rows} canEdit={mayWrite} />}
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
