import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { FacetOptions } from '@/components/tables/facet-options';
import { FilterChips, type FilterChip } from '@/components/tables/filter-chips';
import { Menu } from '@/components/ui/menu';
import { projectStages, projectStatuses } from '@/lib/projects/schema';
import { projectOrders, type ProjectFilters } from '@/lib/projects/search-params';
import { queryText, withQuery } from '@/lib/shared/search-query';

type Choice = { id: string; name: string };

type Props = {
  filters: ProjectFilters;
  units: readonly Choice[];
  chains: readonly Choice[];
  parks: readonly Choice[];
  basePath: string;
  count: ReactNode;
};

const PATH = '/desk/projects';

/** The list's conditions as chips; counts are asked for when a chip is opened. */
export async function ProjectFiltersBar({ filters, units, chains, parks, basePath, count }: Props) {
  const t = await getTranslations('projects.desk');
  const ui = await getTranslations('ui.filter');
  const values = { ...filters, order: filters.order === 'updated' ? undefined : filters.order };
  const facet = (
    name: 'stage' | 'status' | 'unit' | 'chain' | 'park' | 'return',
    choices: readonly Choice[],
  ): FilterChip => ({
    name,
    label: t(`filter.${name}`),
    value: filters[name] ? (choices.find((choice) => choice.id === filters[name])?.name.trim() ?? '…') : null,
    clearHref: withQuery(PATH, values, { [name]: undefined }),
    input: {
      kind: 'custom',
      body: (
        <FacetOptions
          name={name}
          options={choices.map((choice) => ({ value: choice.id, text: choice.name }))}
          chosen={filters[name]}
          countsUrl={`${basePath}/api/desk/projects/facets${queryText({ ...values, facet: name })}`}
        />
      ),
    },
  });
  const chips: FilterChip[] = [
    {
      name: 'q',
      label: t('filter.q'),
      value: filters.q ?? null,
      clearHref: withQuery(PATH, values, { q: undefined }),
      input: { kind: 'text', placeholder: t('searchHint'), ...(filters.q ? { value: filters.q } : {}) },
    },
    facet(
      'stage',
      projectStages.map((stage) => ({ id: stage, name: t(`stages.${stage}`) })),
    ),
    facet(
      'status',
      projectStatuses.map((status) => ({ id: status, name: t(`statuses.${status}`) })),
    ),
    facet('unit', units),
    facet('chain', chains),
    facet('park', parks),
    facet(
      'return',
      (['1', '0'] as const).map((flag) => ({ id: flag, name: t(`returnFlag.${flag}`) })),
    ),
  ];
  return (
    <FilterChips
      chips={chips}
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
          {count}
          <Menu summary={t(`order.${filters.order}`)} summaryClass="" label={t('orderLabel')} end>
            {projectOrders.map((order) => (
              <Link
                key={order}
                className="menu-item"
                href={withQuery(PATH, values, { order: order === 'updated' ? undefined : order })}
              >
                {t(`order.${order}`)}
              </Link>
            ))}
          </Menu>
        </>
      }
    />
  );
}
