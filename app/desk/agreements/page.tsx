import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import { LedgerPage } from '@/components/tables/ledger-page';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead } from '@/components/ui/page-head';
import { Pager } from '@/components/ui/pager';
import { Tabs } from '@/components/ui/tabs';
import { FilterChips } from '@/components/tables/filter-chips';
import { listAgreements } from '@/lib/agreements/queries/list-agreements';
import { agreementKinds } from '@/lib/agreements/schema';
import { AgreementPage } from '@/lib/agreements/search-params';
import { canCreateProjects } from '@/lib/projects/policy';
import { requireActor } from '@/lib/server/current-actor';
import { env } from '@/lib/server/env';
import { guarded } from '@/lib/server/guarded';
import { withQuery } from '@/lib/shared/search-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const PATH = '/desk/agreements';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agreements.desk'))('title') };
}

/** Contracts, agreements and intents; kinds stand apart (E12). */
export default async function AgreementsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const page = AgreementPage.parse(await searchParams);
  const list = await guarded(() => listAgreements(actor, page));
  const t = await getTranslations('agreements.desk');
  const ui = await getTranslations('ui');
  const filter = await getTranslations('ui.filter');
  const { after: _after, before: _before, ...filters } = page;
  const mayEdit = canCreateProjects(actor);
  return (
    <LedgerPage
      head={
        <>
          <PageHead title={t('title')} note={t('record.kindsApart')} />
          <Tabs
            label={ui('views')}
            tabs={[
              { text: t('views.all'), href: PATH, current: !filters.kind },
              ...agreementKinds.map((kind) => ({
                text: t(`kinds.${kind}`),
                href: withQuery(PATH, filters, { kind }),
                current: filters.kind === kind,
              })),
            ]}
          />
          <FilterChips
            action={`${env.basePath}${PATH}`}
            keep={Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value] as const] : []))}
            texts={{
              any: filter('any'),
              apply: filter('apply'),
              clear: filter.raw('clear') as string, // cast: the placeholder is filled by the chip
              from: filter('from'),
              to: filter('to'),
              label: filter('label'),
            }}
            chips={(['q', 'year'] as const).map((name) => ({
              name,
              label: t(`filter.${name}`),
              value: filters[name] ?? null,
              clearHref: withQuery(PATH, filters, { [name]: undefined }),
              input: { kind: 'text', placeholder: name === 'q' ? t('searchHint') : '2024' },
            }))}
          />
        </>
      }
      table={
        <DataTable
          caption={t('caption')}
          columns={[
            { key: 'title', label: t('column.title'), kind: 'link' },
            { key: 'kind', label: t('column.kind'), kind: 'badge' },
            { key: 'project', label: t('column.project'), kind: 'link' },
            { key: 'unit', label: t('column.unit') },
            { key: 'signedOn', label: t('column.signedOn'), kind: 'date' },
            { key: 'amount', label: t('column.amount'), kind: 'money' },
            { key: 'papers', label: t('column.papers'), kind: 'number' },
          ]}
          rows={list.rows.map((row) => ({
            id: row.id,
            name: row.title,
            href: `${PATH}/${row.id}`,
            ...(mayEdit ? { editHref: `${PATH}/${row.id}/edit` } : {}),
            cells: [
              { text: row.title, href: `${PATH}/${row.id}`, ...(row.number ? { sub: row.number } : {}) },
              { text: t(`kinds.${row.kind}`) },
              { text: row.project, href: `/desk/projects/${row.projectId}` },
              row.unit,
              row.signedOn,
              row.amountWan,
              row.papers,
            ],
          }))}
          empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
        />
      }
      pager={
        <Pager
          label={ui('pager.label')}
          previousText={ui('pager.previous')}
          nextText={ui('pager.next')}
          previousHref={list.previous ? withQuery(PATH, filters, { before: list.previous }) : null}
          nextHref={list.next ? withQuery(PATH, filters, { after: list.next }) : null}
        />
      }
    />
  );
}
