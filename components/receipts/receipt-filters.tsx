import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FilterChips } from '@/components/tables/filter-chips';
import type { ReceiptFilters } from '@/lib/receipts/search-params';
import { withQuery } from '@/lib/shared/search-query';

const PATH = '/desk/receipts';

/** Conditions of the funds ledger as chips. */
export async function ReceiptFiltersBar({
  filters,
  units,
  basePath,
  count,
}: {
  filters: ReceiptFilters;
  units: readonly { id: string; name: string }[];
  basePath: string;
  count: ReactNode;
}) {
  const t = await getTranslations('receipts.desk');
  const ui = await getTranslations('ui.filter');
  const text = (name: 'q' | 'month', placeholder: string) => ({
    name,
    label: t(`filter.${name}`),
    value: filters[name] ?? null,
    clearHref: withQuery(PATH, filters, { [name]: undefined }),
    input: { kind: 'text' as const, placeholder, ...(filters[name] ? { value: filters[name] } : {}) },
  });
  return (
    <FilterChips
      action={`${basePath}${PATH}`}
      keep={Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value] as const] : []))}
      texts={{
        any: ui('any'),
        apply: ui('apply'),
        clear: ui.raw('clear') as string, // cast: the placeholder is filled by the chip
        from: ui('from'),
        to: ui('to'),
        label: ui('label'),
      }}
      chips={[
        text('q', t('searchHint')),
        text('month', '2024-07'),
        {
          name: 'unit',
          label: t('filter.unit'),
          value: filters.unit ? (units.find((unit) => unit.id === filters.unit)?.name.trim() ?? '…') : null,
          clearHref: withQuery(PATH, filters, { unit: undefined }),
          input: {
            kind: 'one',
            options: units.map((unit) => ({ value: unit.id, text: unit.name, on: unit.id === filters.unit })),
          },
        },
      ]}
      aside={count}
    />
  );
}
