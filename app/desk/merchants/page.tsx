import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { MerchantFiltersBar } from '@/components/merchants/merchant-filters';
import { MerchantSummary } from '@/components/merchants/merchant-summary';
import { MerchantTable } from '@/components/merchants/merchant-table';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { SidePanel } from '@/components/ui/side-panel';
import type { Tab } from '@/components/ui/tabs';
import { ColumnMenu } from '@/components/views/column-menu';
import { ViewBar } from '@/components/views/view-bar';
import { canWriteGreetings } from '@/lib/greetings/policy';
import { canCreateMerchants, isHidden } from '@/lib/merchants/policy';
import { findMerchant } from '@/lib/merchants/queries/get-merchant';
import { listMerchantTags } from '@/lib/merchants/queries/count-facets';
import { listOfficerChoices } from '@/lib/merchants/queries/officer-choices';
import { countMerchants, listMerchantCells, listMerchants } from '@/lib/merchants/queries/list-merchants';
import { MerchantPage, type MerchantFilters } from '@/lib/merchants/search-params';
import { listRegions } from '@/lib/places/queries';
import { listPublicIndustryTags, listPublicTiers } from '@/lib/programme/queries';
import type { PersonActor } from '@/lib/server/actor';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { queryText, withQuery } from '@/lib/shared/search-query';
import { getLedgerViews } from '@/lib/views/queries';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/merchants';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('merchants.desk'))('title') };
}

/** The ledger of merchants (A3). */
export default async function MerchantsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const page = MerchantPage.parse(asked);
  const { after: _after, before: _before, open, view, cols, ...filters } = page;
  const state = await guarded(() =>
    getLedgerViews(actor, 'merchants', { text: queryText(filters), cols, view }),
  );
  if (state.defaultHref && Object.keys(asked).length === 0) redirect(state.defaultHref);
  const [list, regions, tiers, industries, tags, officers, opened] = await guarded(() =>
    Promise.all([
      listMerchants(actor, page),
      listRegions(actor),
      listPublicTiers(),
      listPublicIndustryTags(),
      listMerchantTags(actor),
      listOfficerChoices(actor, filters.officer),
      open ? findMerchant(actor, open) : null,
    ]),
  );
  const t = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui');
  const cells = await listMerchantCells(
    actor,
    list.rows.map((row) => row.id),
    state.columns,
  );
  // links that lose the last condition still ask for all records, not for the view that the ledger opens with
  const kept = { view: view ?? (state.defaultHref ? 'all' : undefined), cols: state.cols };
  const here = { ...page, ...kept, order: page.order === 'updated' ? undefined : page.order };
  const exportHref = withQuery(
    '/desk/exports/new',
    { ...here, open: undefined, view: undefined, cols: state.columns.join(',') },
    {},
  );
  const mayCreate = canCreateMerchants(actor);
  const bulkHref = mayCreate ? withQuery('/desk/bulks/new', { ...filters, order: undefined }, {}) : null;
  const step = (change: { after?: string; before?: string }) =>
    withQuery(PATH, { ...here, open: undefined }, change);
  return (
    <LedgerPage
      head={
        <>
          <PageHead
            title={t('title')}
            acts={
              <>
                <LinkButton href={withQuery(`${PATH}/distribution`, { ...filters, order: undefined }, {})}>
                  {t('distributionLink')}
                </LinkButton>
                <LinkButton href={exportHref}>{t('export')}</LinkButton>
                <GreetLink actor={actor} filters={filters} />
                {bulkHref ? (
                  <>
                    <LinkButton href={bulkHref}>{t('bulk')}</LinkButton>
                    <LinkButton href="/desk/merchants/duplicates">{t('duplicates.tab')}</LinkButton>
                    <LinkButton href="/desk/imports/new">{t('import')}</LinkButton>
                    <LinkButton href="/desk/merchants/new" look="primary" hotkey="N">
                      {t('new')}
                    </LinkButton>
                  </>
                ) : null}
              </>
            }
          />
          <ViewBar noun="merchants" state={state} tabs={await ownTabs(filters)} />
          <MerchantFiltersBar
            filters={filters}
            hometowns={regions.hometowns}
            provinces={regions.provinces}
            industries={industries}
            tags={tags}
            officers={officers}
            strengths={tiers.strength}
            influences={tiers.influence}
            hidden={(['strength', 'influence'] as const).filter((field) => isHidden(actor, field))}
            basePath={env.basePath}
            state={kept}
            columnMenu={
              <ColumnMenu noun="merchants" state={state} label={(key) => t(`ledgerColumn.${key}`)} />
            }
            count={
              <Suspense fallback={null}>
                <Count actor={actor} filters={filters} />
              </Suspense>
            }
          />
        </>
      }
      table={
        <MerchantTable
          rows={list.rows}
          strengths={tiers.strength.map((tier) => tier.name)}
          influences={tiers.influence.map((tier) => tier.name)}
          {...(open ? { openId: open } : {})}
          panelHref={(id) => withQuery(PATH, here, { open: id, after: page.after, before: page.before })}
          canEdit={mayCreate}
          columns={state.columns}
          cells={cells}
          exportHref={exportHref}
          bulkHref={bulkHref}
        />
      }
      panel={
        opened ? (
          <SidePanel
            closeHref={withQuery(PATH, here, { open: undefined, after: page.after, before: page.before })}
            title={opened.name}
            href={`${PATH}/${opened.id}`}
            hrefText={ui('openRecord')}
          >
            <MerchantSummary merchant={opened} />
          </SidePanel>
        ) : null
      }
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? step({ before: list.previous }) : null}
          nextHref={list.next ? step({ after: list.next }) : null}
        />
      }
      keys={[
        [['J', 'K'], ui('keys.move')],
        [['Enter'], ui('keys.open')],
        [['E'], ui('keys.edit')],
        [['X'], ui('keys.select')],
      ]}
    />
  );
}

/** Views that the ledger brings itself. */
async function ownTabs(filters: MerchantFilters): Promise<Tab[]> {
  const t = await getTranslations('merchants.desk');
  return [
    {
      text: t('views.all'),
      href: `${PATH}?view=all`,
      current: !filters.key && !filters.basis && !filters.due && !filters.expiring,
    },
    { text: t('views.key'), href: `${PATH}?key=1`, current: filters.key === '1' },
    { text: t('views.due'), href: `${PATH}?due=1`, current: filters.due === '1' },
    { text: t('views.noBasis'), href: `${PATH}?basis=none`, current: filters.basis === 'none' },
    { text: t('views.expiring'), href: `${PATH}?expiring=1`, current: filters.expiring === '1' },
    {
      text: t('views.expiredBasis'),
      href: `${PATH}?basis=expired`,
      current: filters.basis === 'expired',
    },
  ];
}

/** The count arrives after the rows. */
async function Count({ actor, filters }: { actor: PersonActor; filters: MerchantFilters }) {
  const count = await countMerchants(actor, filters);
  const t = await getTranslations('merchants.desk');
  const shown = count.value.toLocaleString('zh-CN');
  return <span>{t(count.isCapped ? 'countCapped' : 'count', { count: shown })}</span>;
}

/** Greetings to the people that the list shows, for those who plan them. */
async function GreetLink({ actor, filters }: { actor: PersonActor; filters: MerchantFilters }) {
  if (!canWriteGreetings(actor)) return null;
  const t = await getTranslations('merchants.desk');
  const segment = queryText(filters).slice(1);
  return <LinkButton href={withQuery('/desk/greetings/new', {}, { segment })}>{t('greet')}</LinkButton>;
}
