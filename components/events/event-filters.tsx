import { getTranslations } from 'next-intl/server';
import type { FilterChip } from '@/components/tables/filter-chips';
import { eventKinds, eventTracks } from '@/lib/events/schema';
import type { EventFilters } from '@/lib/events/search-params';
import { withQuery } from '@/lib/shared/search-query';

type Choice = { id: string; name: string };

/** Conditions of the list as chips; a city, a circle and a chamber come by link from the board and the records. */
export async function eventChips({
  path,
  filters,
  units,
  names,
}: {
  path: string;
  filters: EventFilters;
  units: readonly Choice[];
  names: { chamber: string | null; city: string | null };
}): Promise<FilterChip[]> {
  // messages: events.kind.* events.desk.track.* events.desk.filter.*
  const t = await getTranslations('events');
  const clear = (...fields: (keyof EventFilters)[]) =>
    withQuery(path, filters, Object.fromEntries(fields.map((name) => [name, undefined])));
  const linked = (['chamber', 'city', 'circle'] as const).flatMap((name) => {
    const value = filters[name];
    if (!value) return [];
    const text = name === 'circle' ? value : (names[name] ?? '…');
    return [
      {
        name,
        label: t(`desk.filter.${name}`),
        value: text,
        clearHref: clear(name),
        input: { kind: 'one' as const, options: [{ value, text, on: true }] },
      },
    ];
  });
  const days = [filters.from, filters.to].some(Boolean)
    ? [filters.from ?? '', filters.to ?? ''].join(' – ')
    : null;
  return [
    ...linked,
    {
      name: 'kind',
      label: t('desk.filter.kind'),
      value: filters.kind ? t(`kind.${filters.kind}`) : null,
      clearHref: clear('kind'),
      input: {
        kind: 'one',
        options: eventKinds.map((value) => ({ value, text: t(`kind.${value}`), on: value === filters.kind })),
      },
    },
    {
      name: 'track',
      label: t('desk.filter.track'),
      value: filters.track ? t(`desk.track.${filters.track}`) : null,
      clearHref: clear('track'),
      input: {
        kind: 'one',
        options: eventTracks.map((value) => ({
          value,
          text: t(`desk.track.${value}`),
          on: value === filters.track,
        })),
      },
    },
    {
      name: 'unit',
      label: t('desk.filter.unit'),
      value: filters.unit ? (units.find((unit) => unit.id === filters.unit)?.name.trim() ?? '…') : null,
      clearHref: clear('unit'),
      input: {
        kind: 'one',
        options: units.map(({ id, name }) => ({ value: id, text: name, on: id === filters.unit })),
      },
    },
    {
      name: 'period',
      label: t('desk.filter.period'),
      value: days,
      clearHref: clear('from', 'to'),
      input: {
        kind: 'range',
        ...{ fromName: 'from', toName: 'to' },
        ...(filters.from ? { from: filters.from } : {}),
        ...(filters.to ? { to: filters.to } : {}),
      },
    },
  ];
}
