import { getTranslations } from 'next-intl/server';
import type { FilterChip } from '@/components/tables/filter-chips';
import type { InteractionFilters } from '@/lib/interactions/search-params';
import { withQuery } from '@/lib/shared/search-query';

type Choice = { id: string; name: string };

type Props = {
  path: string;
  filters: InteractionFilters;
  units: readonly Choice[];
  officers: readonly { id: string; name: string; unit: string }[];
  /** names of what the address asks for by id */
  names: {
    merchant: string | null;
    company: string | null;
    project: string | null;
    chamber: string | null;
    event: string | null;
    officer: string | null;
    holder: string | null;
    city: string | null;
  };
};

/** Conditions of the log as chips: unit, days, next step, difficulty, state; people and firms come by link. */
export async function interactionChips({
  path,
  filters,
  units,
  officers,
  names,
}: Props): Promise<FilterChip[]> {
  const t = await getTranslations('interactions.desk');
  const clear = (name: keyof InteractionFilters) => withQuery(path, filters, { [name]: undefined });
  const linked = (['merchant', 'company', 'project', 'chamber', 'event', 'city'] as const).flatMap((name) =>
    filters[name]
      ? [
          {
            name,
            label: t(`filter.${name}`),
            value: names[name] ?? '…',
            clearHref: clear(name),
            input: {
              kind: 'one' as const,
              options: [{ value: filters[name], text: names[name] ?? '…', on: true }],
            },
          },
        ]
      : [],
  );
  const days = [filters.from, filters.to].some(Boolean)
    ? [filters.from ?? '', filters.to ?? ''].join(' – ')
    : null;
  const one = <V extends string>(
    name: 'next' | 'difficulty' | 'state',
    values: readonly V[],
    text: (value: V) => string,
  ): FilterChip => {
    const chosen = values.find((value) => value === filters[name]);
    return {
      name,
      label: t(`filter.${name}`),
      value: chosen ? text(chosen) : null,
      clearHref: clear(name),
      input: {
        kind: 'one',
        options: values.map((value) => ({ value, text: text(value), on: value === chosen })),
      },
    };
  };
  // a colleague who left is named too, when a link asks for what that colleague still has in hand
  const person = (name: 'officer' | 'holder'): FilterChip => ({
    name,
    label: t(`filter.${name}`),
    value: filters[name] ? (names[name] ?? '…') : null,
    clearHref: clear(name),
    input: {
      kind: 'one',
      options: officers.map((one) => ({
        value: one.id,
        text: t('record.officerLine', { name: one.name, unit: one.unit }),
        on: one.id === filters[name],
      })),
    },
  });
  return [
    ...linked,
    {
      name: 'unit',
      label: t('filter.unit'),
      value: filters.unit ? (units.find((unit) => unit.id === filters.unit)?.name.trim() ?? '…') : null,
      clearHref: clear('unit'),
      input: {
        kind: 'one',
        options: units.map(({ id, name }) => ({ value: id, text: name, on: id === filters.unit })),
      },
    },
    person('officer'),
    person('holder'),
    {
      name: 'period',
      label: t('filter.period'),
      value: days,
      clearHref: withQuery(path, filters, { from: undefined, to: undefined }),
      input: {
        kind: 'range',
        fromName: 'from',
        toName: 'to',
        ...(filters.from ? { from: filters.from } : {}),
        ...(filters.to ? { to: filters.to } : {}),
      },
    },
    one('next', ['open', 'due', 'late'], (value) => t(`filter.nextOptions.${value}`)),
    one('difficulty', ['open', 'settled'], (value) => t(`difficultyStates.${value}`)),
    one('state', ['draft', 'complete'], (value) => t(`states.${value}`)),
  ];
}
