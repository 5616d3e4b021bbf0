import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import {
  ReceiptEvidence,
  ReceiptFacts,
  ReceiptLine,
  ReceiptNotices,
} from '@/components/receipts/receipt-facts';
import { ReceiptFiltersBar } from '@/components/receipts/receipt-filters';
import { ReceiptTable } from '@/components/receipts/receipt-table';
import { ReviewPanel } from '@/components/receipts/review-panel';
import { LedgerPage } from '@/components/tables/ledger-page';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { SidePanel } from '@/components/ui/side-panel';
import { Tabs } from '@/components/ui/tabs';
import { findReceipt } from '@/lib/receipts/queries/get-receipt';
import { countReceipts, listReceipts } from '@/lib/receipts/queries/list-receipts';
import { receiptStates } from '@/lib/receipts/schema';
import { ReceiptPage, type ReceiptFilters } from '@/lib/receipts/search-params';
import type { PersonActor } from '@/lib/server/actor';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';
import { listKeepableUnits } from '@/lib/units/queries-choices';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/receipts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('receipts.desk'))('title') };
}

/** The funds ledger, and the queue of what waits for the reader (E7). */
export default async function ReceiptsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = ReceiptPage.parse(await searchParams);
  const { after: _after, before: _before, open, ...filters } = page;
  const [list, units, opened] = await guarded(() =>
    Promise.all([
      listReceipts(actor, page),
      listKeepableUnits(actor),
      open ? findReceipt(actor, open) : null,
    ]),
  );
  const t = await getTranslations('receipts.desk');
  const ui = await getTranslations('ui');
  const isQueue = filters.view === 'queue';
  return (
    <LedgerPage
      head={
        <>
          <PageHead title={t('title')} />
          <Tabs
            label={ui('views')}
            tabs={[
              { text: t('views.queue'), href: `${PATH}?view=queue`, current: isQueue },
              { text: t('views.all'), href: PATH, current: !isQueue && !filters.state },
              ...receiptStates.map((state) => ({
                text: t(`views.${state}`),
                href: `${PATH}?state=${state}`,
                current: !isQueue && filters.state === state,
              })),
            ]}
          />
          <ReceiptFiltersBar
            filters={filters}
            units={units}
            basePath={env.basePath}
            count={
              <Suspense fallback={null}>
                <Count actor={actor} filters={filters} />
              </Suspense>
            }
          />
        </>
      }
      table={
        <ReceiptTable
          rows={list.rows}
          {...(open ? { openId: open } : {})}
          panelHref={(id) => withQuery(PATH, page, { open: id, after: page.after, before: page.before })}
          isQueue={isQueue}
        />
      }
      panel={
        opened ? (
          <SidePanel
            closeHref={withQuery(PATH, page, { open: undefined, after: page.after, before: page.before })}
            title={opened.number}
            href={`${PATH}/${opened.id}`}
            hrefText={ui('openRecord')}
          >
            <div className="record-head">
              <div>
                <h2>{opened.project}</h2>
                <p className="note">
                  <ReceiptLine receipt={opened} />
                </p>
              </div>
            </div>
            <ReceiptNotices receipt={opened} />
            <ReceiptFacts receipt={opened} />
            <ReceiptEvidence receipt={opened} basePath={env.basePath} />
            <ReviewPanel receipt={opened} from={isQueue ? 'queue' : 'record'} />
          </SidePanel>
        ) : null
      }
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={
            list.previous ? withQuery(PATH, { ...page, open: undefined }, { before: list.previous }) : null
          }
          nextHref={list.next ? withQuery(PATH, { ...page, open: undefined }, { after: list.next }) : null}
        />
      }
      keys={[
        [['J', 'K'], ui('keys.move')],
        [['Enter'], ui('keys.open')],
      ]}
    />
  );
}

/** The count arrives after the rows. */
async function Count({ actor, filters }: { actor: PersonActor; filters: ReceiptFilters }) {
  const count = await countReceipts(actor, filters);
  const t = await getTranslations('receipts.desk');
  return (
    <span>{t(count.isCapped ? 'countCapped' : 'count', { count: count.value.toLocaleString('zh-CN') })}</span>
  );
}
