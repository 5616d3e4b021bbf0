import { getTranslations } from 'next-intl/server';
import { FilterChips, type FilterChip } from '@/components/tables/filter-chips';
import type { LogFilters } from '@/lib/audit/search-params';
import { withQuery } from '@/lib/shared/search-query';
import { logWord } from './log-words';

const PATH = '/desk/audit';
const NOUNS = [
  'users',
  'units',
  'merchants',
  'companies',
  'chambers',
  'events',
  'projects',
  'agreements',
  'receipts',
  'offers',
  'leads',
  'appeals',
  'policies',
  'showcase',
  'articles',
  'privacy',
  'imports',
  'programme',
  'audit',
];
const VERBS = [
  'create',
  'update',
  'archive',
  'reveal',
  'sign_in',
  'grant',
  'revoke_grant',
  'block',
  'publish',
];

/** Conditions of the log as chips. */
export async function LogFiltersBar({ filters, basePath }: { filters: LogFilters; basePath: string }) {
  const t = await getTranslations('audit.desk');
  const ui = await getTranslations('ui.filter');
  const values = { noun: filters.noun, verb: filters.verb, record: filters.record, actor: filters.actor };
  const choice = (name: 'noun' | 'verb', words: readonly string[]): FilterChip => ({
    name,
    label: t(`filter.${name}`),
    value: filters[name] ? logWord(t, name, filters[name]) : null,
    clearHref: withQuery(PATH, values, { [name]: undefined }),
    input: {
      kind: 'one',
      options: words.map((word) => ({
        value: word,
        text: logWord(t, name, word),
        on: word === filters[name],
      })),
    },
  });
  const id = (name: 'record' | 'actor'): FilterChip => ({
    name,
    label: t(`filter.${name}`),
    value: filters[name]?.slice(0, 8) ?? null,
    clearHref: withQuery(PATH, values, { [name]: undefined }),
    input: { kind: 'text', ...(filters[name] ? { value: filters[name] } : {}) },
  });
  return (
    <FilterChips
      chips={[choice('noun', NOUNS), choice('verb', VERBS), id('record'), id('actor')]}
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
