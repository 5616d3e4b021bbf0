import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CompanyFiltersBar, CompanyTable } from '@/components/companies/company-list';
import { LedgerPage } from '@/components/tables/ledger-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { canCreateCompanies } from '@/lib/companies/policy';
import { countCompanies, listCompanies } from '@/lib/companies/queries/list-companies';
import { CompanyPage } from '@/lib/companies/search-params';
import { listRegions } from '@/lib/places/queries';
import { listPublicIndustryTags } from '@/lib/programme/queries';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };
const PATH = '/desk/companies';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('companies.desk'))('title') };
}

/** The list of firms. */
export default async function CompaniesPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = CompanyPage.parse(await searchParams);
  const { after: _after, before: _before, ...filters } = page;
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
  const here = { ...page, order: page.order === 'updated' ? undefined : page.order };
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
          <Tabs
            label={ui('views')}
            tabs={[
              { text: t('views.all'), href: PATH, current: !filters.archived },
              { text: t('views.archived'), href: `${PATH}?archived=1`, current: filters.archived === '1' },
            ]}
          />
          <CompanyFiltersBar
            filters={filters}
            industries={industries}
            places={[...regions.hometowns, ...regions.provinces]}
            basePath={env.basePath}
            count={t(count.isCapped ? 'countCapped' : 'count', {
              count: count.value.toLocaleString('zh-CN'),
            })}
          />
        </>
      }
      table={<CompanyTable rows={list.rows} canEdit={mayCreate && !filters.archived} />}
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
