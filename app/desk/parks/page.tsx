import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ParkTable } from '@/components/parks/park-table';
import { FilterChips } from '@/components/tables/filter-chips';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';

import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';

import { canWriteParks } from '@/lib/parks/policy';
import { listParks } from '@/lib/parks/queries/parks';
import { ParkPage } from '@/lib/parks/search-params';

import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/parks';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('parks.desk'))('title') };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Parks, last changed first. */
export default async function ParksPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = ParkPage.parse(await searchParams);
  const list = await guarded(() => listParks(actor, page));
  const t = await getTranslations('parks.desk');
  const ui = await getTranslations('ui');
  const here = { q: page.q };
  const mayWrite = canWriteParks(actor);
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
      table={<ParkTable rows={list.rows} canEdit={mayWrite} />}
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
