import { getTranslations } from 'next-intl/server';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { FacetOptions } from '@/components/tables/facet-options';
import { FilterChips, type FilterChip } from '@/components/tables/filter-chips';
import { Menu } from '@/components/ui/menu';
import {
  merchantOrders,
  NO_VALUE,
  type MerchantFacetName,
  type MerchantFilters,
  type MerchantListName,
} from '@/lib/merchants/search-params';
import { contributionKinds, merchantKinds } from '@/lib/merchants/schema';
import { queryText, withQuery } from '@/lib/shared/search-query';

type Choice = { id: string; name: string };

type Props = {
  filters: MerchantFilters;
  hometowns: readonly Choice[];
  provinces: readonly Choice[];
  industries: readonly Choice[];
  strengths: readonly Choice[];
  influences: readonly Choice[];
  /** labels in use */
  tags: readonly string[];
  /** colleagues who may answer for people; whom the address asks for among them */
  officers: readonly Choice[];
  /** facets that the viewer's role may not use */
  hidden: readonly string[];
  basePath: string;
  count: ReactNode;
  /** what of the page's address the conditions keep: view and columns */
  state: Readonly<Record<string, string | undefined>>;
  columnMenu: ReactNode;
};

const PATH = '/desk/merchants';

/** The ledger's conditions as chips; counts are asked for when a chip is opened. */
export async function MerchantFiltersBar(props: Props) {
  const { filters, hidden } = props;
  const t = await getTranslations('merchants.desk');
  const ui = await getTranslations('ui.filter');
  const values = {
    ...filters,
    ...props.state,
    order: filters.order === 'updated' ? undefined : filters.order,
  };
  const facet = (name: MerchantFacetName | MerchantListName, choices: readonly Choice[]): FilterChip => ({
    name,
    label: t(`filter.${name}`),
    value: filters[name] ? (choices.find((choice) => choice.id === filters[name])?.name ?? '…') : null,
    clearHref: withQuery(PATH, values, { [name]: undefined }),
    input: {
      kind: 'custom',
      body: (
        <FacetOptions
          name={name}
          options={choices.map((choice) => ({ value: choice.id, text: choice.name }))}
          chosen={filters[name]}
          countsUrl={`${props.basePath}/api/desk/merchants/facets${queryText({ ...values, facet: name })}`}
        />
      ),
    },
  });
  const officers = [{ id: NO_VALUE, name: t('filter.noOfficer') }, ...props.officers];
  const chips: FilterChip[] = [
    {
      name: 'q',
      label: t('filter.q'),
      value: filters.q ?? null,
      clearHref: withQuery(PATH, values, { q: undefined }),
      input: { kind: 'text', placeholder: t('searchHint'), ...(filters.q ? { value: filters.q } : {}) },
    },
    facet('hometown', props.hometowns),
    facet('residence', props.provinces),
    facet('industry', props.industries),
    ...(hidden.includes('strength') ? [] : [facet('strength', props.strengths)]),
    ...(hidden.includes('influence') ? [] : [facet('influence', props.influences)]),
    ...(props.tags.length > 0 && !hidden.includes('tags')
      ? [
          facet(
            'tag',
            props.tags.map((tag) => ({ id: tag, name: tag })),
          ),
        ]
      : []),
    ...(props.officers.length > 0
      ? [
          {
            name: 'officer',
            label: t('filter.officer'),
            value: filters.officer
              ? (officers.find((choice) => choice.id === filters.officer)?.name ?? '…')
              : null,
            clearHref: withQuery(PATH, values, { officer: undefined }),
            input: {
              kind: 'one' as const,
              options: officers.map(({ id, name }) => ({
                value: id,
                text: name,
                on: id === filters.officer,
              })),
            },
          },
        ]
      : []),
    facet(
      'kind',
      merchantKinds.map((kind) => ({ id: kind, name: t(`kinds.${kind}`) })),
    ),
    facet(
      'contribution',
      contributionKinds.map((kind) => ({ id: kind, name: t(`contributions.${kind}`) })),
    ),
  ];
  if (filters.contact) {
    chips.push({
      name: 'contact',
      label: t('filter.contact'),
      value: t(`contactIs.${filters.contact}`),
      clearHref: withQuery(PATH, values, { contact: undefined }),
      input: {
        kind: 'one',
        options: (['set', 'covered', 'overdue', 'unset'] as const).map((value) => ({
          value,
          text: t(`contactIs.${value}`),
          on: value === filters.contact,
        })),
      },
    });
  }
  return (
    <FilterChips
      chips={chips}
      action={`${props.basePath}${PATH}`}
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
          {props.count}
          <Menu summary={t(`order.${filters.order}`)} summaryClass="" label={t('orderLabel')} end>
            {merchantOrders.map((order) => (
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
