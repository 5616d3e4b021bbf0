import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { Column } from '@/components/tables/cells';
import { DataTable } from '@/components/tables/data-table';
import { FilterChips, type FilterChip } from '@/components/tables/filter-chips';
import { EmptyState } from '@/components/ui/empty-state';
import { Menu } from '@/components/ui/menu';
import type { ChamberRow } from '@/lib/chambers/queries/list-chambers';
import { chamberStatuses } from '@/lib/chambers/rules';
import { chamberKinds } from '@/lib/chambers/schema';
import type { ChamberFilters } from '@/lib/chambers/search-params';
import { withQuery } from '@/lib/shared/search-query';
import { statusTone } from './status-tone';

const PATH = '/desk/chambers';

/** The list's rows; what a source states and what the roster counts stand in columns of their own (B2). */
export async function ChamberTable({ rows, canEdit }: { rows: readonly ChamberRow[]; canEdit: boolean }) {
  const t = await getTranslations('chambers');
  // messages: chambers.status.* chambers.kind.* chambers.qualified.*
  const columns: Column[] = [
    { key: 'name', label: t('desk.column.name'), kind: 'link' },
    { key: 'status', label: t('desk.column.status'), kind: 'badge' },
    { key: 'kind', label: t('desk.column.kind'), kind: 'muted' },
    { key: 'city', label: t('desk.column.city') },
    { key: 'stated', label: t('desk.column.stated') },
    { key: 'counted', label: t('desk.column.counted'), kind: 'number' },
    { key: 'term', label: t('desk.column.term'), kind: 'date' },
    { key: 'unit', label: t('desk.column.unit'), kind: 'muted' },
    { key: 'updated', label: t('desk.column.updated'), kind: 'muted' },
  ];
  return (
    <DataTable
      columns={columns}
      caption={t('desk.caption')}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.name,
        href: `${PATH}/${row.id}`,
        ...(canEdit ? { editHref: `${PATH}/${row.id}/edit` } : {}),
        cells: [
          { text: row.name, href: `${PATH}/${row.id}` },
          { text: t(`status.${row.status}`), tone: statusTone(row.status) },
          t(`kind.${row.kind}`),
          row.city,
          row.stated ? t(`qualified.${row.statedQualifier ?? 'exact'}`, { count: row.stated }) : null,
          row.counted,
          row.termEndsOn,
          row.unit,
          row.updatedOn,
        ],
      }))}
      empty={<EmptyState title={t('desk.nobody')}>{t('desk.nobodyHint')}</EmptyState>}
    />
  );
}

type Props = { filters: ChamberFilters; cities: readonly string[]; basePath: string; count: number };

/** The list's conditions as chips. */
export async function ChamberFiltersBar({ filters, cities, basePath, count }: Props) {
  const t = await getTranslations('chambers');
  const ui = await getTranslations('ui.filter');
  const values = { ...filters, order: filters.order === 'updated' ? undefined : filters.order };
  const chip = (
    name: 'status' | 'kind' | 'city' | 'term',
    options: readonly { value: string; text: string }[],
  ): FilterChip => ({
    name,
    label: t(`desk.filter.${name}`),
    value: filters[name] ? (options.find((one) => one.value === filters[name])?.text ?? '…') : null,
    clearHref: withQuery(PATH, values, { [name]: undefined }),
    input: { kind: 'one', options: options.map((one) => ({ ...one, on: one.value === filters[name] })) },
  });
  return (
    <FilterChips
      chips={[
        {
          name: 'q',
          label: t('desk.filter.q'),
          value: filters.q ?? null,
          clearHref: withQuery(PATH, values, { q: undefined }),
          input: {
            kind: 'text',
            placeholder: t('desk.searchHint'),
            ...(filters.q ? { value: filters.q } : {}),
          },
        },
        chip(
          'status',
          chamberStatuses.map((value) => ({ value, text: t(`status.${value}`) })),
        ),
        chip(
          'kind',
          chamberKinds.map((value) => ({ value, text: t(`kind.${value}`) })),
        ),
        chip(
          'city',
          cities.map((value) => ({ value, text: value })),
        ),
        chip('term', [{ value: 'ending', text: t('desk.termEnding') }]),
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
          <span>{t('desk.count', { count })}</span>
          <Menu summary={t(`desk.order.${filters.order}`)} summaryClass="" label={t('desk.orderLabel')} end>
            {(['updated', 'name'] as const).map((order) => (
              <Link
                key={order}
                className="menu-item"
                href={withQuery(PATH, values, { order: order === 'updated' ? undefined : order })}
              >
                {t(`desk.order.${order}`)}
              </Link>
            ))}
          </Menu>
        </>
      }
    />
  );
}
