import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { CompanyFiltersBar, CompanyTable } from '@/components/companies/company-list';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { ColumnMenu } from '@/components/views/column-menu';
import { ViewBar } from '@/components/views/view-bar';
import { canCreateCompanies } from '@/lib/companies/policy';
import { countCompanies, listCompanies } from '@/lib/companies/queries/list-companies';
import { CompanyPage } from '@/lib/companies/search-params';
import { listRegions } from '@/lib/places/queries';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { queryText, withQuery } from '@/lib/shared/search-query';
import { getLedgerViews } from '@/lib/views/queries';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/desk/companies';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies.desk'))('title') };
}

/** The list of firms. */
export default async function CompaniesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = await searchParams;
  const page = CompanyPage.parse(asked);
  const { after: _after, before: _before, view, cols, ...filters } = page;
  const state = await guarded(() =>
    getLedgerViews(actor, 'companies', { text: queryText(filters), cols, view }),
  );
  if (state.defaultHref && Object.keys(asked).length === 0) redirect(state.defaultHref);
  const [list, count, regions, industries] = await guarded(() =>
    Promise.all([
      listCompanies(actor, page),
      countCompanies(actor, filters),
      listRegions(actor),
      listPublicIndustryTags(),
    ]),
  );
  const t = await getTranslations('companies.desk');
  const ui = await getTranslations('ui');
  const kept = { view: view ?? (state.defaultHref ? 'all' : undefined), cols: state.cols };
  const here = { ...page, ...kept, order: page.order === 'updated' ? undefined : page.order };
  const mayCreate = canCreateCompanies(actor);
  return (
    <LedgerPage
      head={
        <>
          <PageHead
            title={t('title')}
            acts={
              mayCreate ? (
                <LinkButton href={`${PATH}/new`} look="primary" hotkey="N">
                  {t('new')}
                </LinkButton>
              ) : null
            }
          />
          <ViewBar
            noun="companies"
            state={state}
            tabs={[
              { text: t('views.all'), href: `${PATH}?view=all`, current: !filters.archived },
              { text: t('views.archived'), href: `${PATH}?archived=1`, current: filters.archived === '1' },
            ]}
          />
          <CompanyFiltersBar
            filters={filters}
            industries={industries}
            places={[...regions.hometowns, ...regions.provinces]}
            basePath={env.basePath}
            state={kept}
            columnMenu={<ColumnMenu noun="companies" state={state} label={(key) => t(`column.${key}`)} />}
            count={t(count.isCapped ? 'countCapped' : 'count', {
              count: count.value.toLocaleString('zh-CN'),
            })}
          />
        </>
      }
      table={
        <CompanyTable rows={list.rows} canEdit={mayCreate && !filters.archived} columns={state.columns} />
      }
      panel={null}
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={
            list.previous ? withQuery(PATH, here, { before: list.previous, after: undefined }) : null
          }
          nextHref={list.next ? withQuery(PATH, here, { after: list.next, before: undefined }) : null}
        />
      }
    />
  );
}
