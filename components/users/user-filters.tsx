import { getTranslations } from 'next-intl/server';
import { FilterChips, type FilterChip } from '@/components/tables/filter-chips';
import { withQuery } from '@/lib/shared/search-query';
import { roleNames } from '@/lib/users/schema';
import type { UserFilters } from '@/lib/users/search-params';

const PATH = '/desk/users';

/** Conditions of the list of accounts as chips. */
export async function UserFiltersBar({ filters, basePath }: { filters: UserFilters; basePath: string }) {
  // messages: auth.role.* users.desk.state.*
  const t = await getTranslations('users.desk');
  const role = await getTranslations('auth.role');
  const ui = await getTranslations('ui.filter');
  const values = { q: filters.q, role: filters.role, state: filters.state, idle: filters.idle };
  const chips: FilterChip[] = [
    {
      name: 'q',
      label: t('filter.q'),
      value: filters.q ?? null,
      clearHref: withQuery(PATH, values, { q: undefined }),
      input: { kind: 'text', placeholder: t('search'), ...(filters.q ? { value: filters.q } : {}) },
    },
    {
      name: 'role',
      label: t('filter.role'),
      value: filters.role ? role(filters.role) : null,
      clearHref: withQuery(PATH, values, { role: undefined }),
      input: {
        kind: 'one',
        options: roleNames.map((one) => ({ value: one, text: role(one), on: one === filters.role })),
      },
    },
    {
      name: 'state',
      label: t('filter.state'),
      value: filters.state ? t(`state.${filters.state}`) : null,
      clearHref: withQuery(PATH, values, { state: undefined }),
      input: {
        kind: 'one',
        options: (['active', 'blocked', 'closed'] as const).map((one) => ({
          value: one,
          text: t(`state.${one}`),
          on: one === filters.state,
        })),
      },
    },
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
    />
  );
}
