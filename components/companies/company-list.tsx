import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { Column } from '@/components/tables/cells';
import { withChosen } from '@/components/tables/chosen-columns';
import { DataTable } from '@/components/tables/data-table';
import { FilterChips, type FilterChip } from '@/components/tables/filter-chips';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu } from '@/components/ui/menu';
import type { CompanyRow } from '@/lib/companies/queries/list-companies';
import { rankingKinds } from '@/lib/companies/schema';
import type { CompanyFilters } from '@/lib/companies/search-params';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/companies';
type Choice = { id: string; name: string };

/** The rows of the list as plain arrays for the one client table. */
export async function CompanyTable({
  rows,
  canEdit,
  columns: chosen,
}: {
  rows: readonly CompanyRow[];
  canEdit: boolean;
  /** columns to show, in order (lib/companies/fields.ts) */
  columns: readonly string[];
}) {
  const t = await getTranslations('companies.desk');
  const ui = await getTranslations('ui');
  const c = await getTranslations('words');
  const columns: Column[] = [
    { key: 'name', label: t('column.name'), kind: 'link' },
    { key: 'creditCode', label: t('column.creditCode') },
    { key: 'place', label: t('column.place') },
    { key: 'industry', label: t('column.industry') },
    { key: 'capital', label: t('column.capital'), kind: 'money', unit: c('wan') },
    { key: 'unit', label: t('column.unit'), kind: 'muted' },
    { key: 'updated', label: t('column.updated'), kind: 'muted' },
  ];
  const shown = withChosen(
    columns,
    rows.map((row) => ({
      id: row.id,
      name: row.name,
      href: `${PATH}/${row.id}`,
      ...(canEdit ? { editHref: `${PATH}/${row.id}/edit` } : {}),
      cells: [
        { text: row.name, href: `${PATH}/${row.id}`, ...(row.isSample ? { sub: ui('example') } : {}) },
        row.creditCode,
        row.place,
        row.industry,
        row.registeredCapitalWan,
        row.unit,
        row.updatedOn,
      ],
    })),
    chosen,
  );
  return (
    <DataTable
      {...shown}
      caption={t('caption')}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}

type Props = {
  filters: CompanyFilters;
  industries: readonly Choice[];
  places: readonly Choice[];
  basePath: string;
  count: string;
  /** what of the page's address the conditions keep: view and columns */
  state: Readonly<Record<string, string | undefined>>;
  columnMenu: ReactNode;
};

/** The list's conditions as chips. */
export async function CompanyFiltersBar(props: Props) {
  const { filters, industries, places, basePath, count } = props;
  const t = await getTranslations('companies.desk');
  const ui = await getTranslations('ui.filter');
  const values = {
    ...filters,
    ...props.state,
    order: filters.order === 'updated' ? undefined : filters.order,
  };
  // messages: companies.desk.rankingKinds.*
  const ranked = [
    { id: 'any', name: t('rankedAny') },
    ...rankingKinds.map((kind) => ({ id: kind, name: t(`rankingKinds.${kind}`) })),
  ];
  const choice = (name: 'industry' | 'place' | 'ranked', choices: readonly Choice[]): FilterChip => ({
    name,
    label: t(`filter.${name}`),
    value: filters[name] ? (choices.find((one) => one.id === filters[name])?.name ?? '…') : null,
    clearHref: withQuery(PATH, values, { [name]: undefined }),
    input: {
      kind: 'one',
      options: choices.map((one) => ({ value: one.id, text: one.name, on: one.id === filters[name] })),
    },
  });
  return (
    <FilterChips
      chips={[
        {
          name: 'q',
          label: t('filter.q'),
          value: filters.q ?? null,
          clearHref: withQuery(PATH, values, { q: undefined }),
          input: { kind: 'text', placeholder: t('searchHint'), ...(filters.q ? { value: filters.q } : {}) },
        },
        choice('industry', industries),
        choice('ranked', ranked),
        choice('place', places),
      ]}
      action={`${basePath}${PATH}`}
      keep={Object.entries(values).flatMap(([name, value]) => (value ? [[name, value] as const] : []))}
      texts={{
        any: ui('any'),
        apply: ui('apply'),
        clear: ui.raw('clear') as string, // cast: the placeholder is filled by the chip
        from: ui('from'),
        to: ui('to'),
        label: ui('label'),
      }}
      aside={
        <>
          <span>{count}</span>
          <Menu summary={t(`order.${filters.order}`)} summaryClass="" label={t('orderLabel')} end>
            {(['updated', 'name'] as const).map((order) => (
              <Link
                key={order}
                className="menu-item"
                href={withQuery(PATH, values, { order: order === 'updated' ? undefined : order })}
              >
                {t(`order.${order}`)}
              </Link>
            ))}
          </Menu>
          {props.columnMenu}
        </>
      }
    />
  );
}
