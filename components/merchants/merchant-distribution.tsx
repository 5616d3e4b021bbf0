import { getTranslations } from 'next-intl/server';
import { BarList } from '@/components/charts/bar-list';
import { ChartFigure } from '@/components/charts/chart-figure';
import { TileGrid } from '@/components/charts/tile-grid';
import { PlainTable } from '@/components/tables/plain-table';
import type { PlaceCount } from '@/lib/merchants/queries/count-facets';
import type { MerchantFilters } from '@/lib/merchants/search-params';
import { provinceTile, shortProvince } from '@/lib/places/rules';
import { percentOf } from '@/lib/shared/percent';
import { ledgerHref } from './ledger-href';
import './distribution.css';

type Props = { filters: MerchantFilters; total: number };

const number = (value: number): string => value.toLocaleString('zh-CN');

/** Where people live: every province as a tile at its place, the number opens the list of its people. */
export async function ProvinceTiles({
  provinces,
  counts,
  filters,
  total,
}: Props & {
  provinces: readonly { id: string; name: string; code: string }[];
  counts: readonly PlaceCount[];
}) {
  const t = await getTranslations('merchants.desk.distribution');
  const known = new Map(counts.map((count) => [count.value, count.count]));
  const tiles = provinces.flatMap(({ id, name, code }) => {
    const at = provinceTile(code);
    const value = known.get(id) ?? 0;
    return at
      ? [
          {
            key: id,
            label: shortProvince(name),
            value,
            valueText: number(value),
            at,
            ...(value > 0 ? { href: ledgerHref(filters, { residence: id }) } : {}),
          },
        ]
      : [];
  });
  return (
    <ChartFigure
      title={t('provinces')}
      note={t('provincesNote')}
      tableText={t('table')}
      table={<PlaceTable counts={counts} filters={filters} total={total} caption={t('provinces')} />}
    >
      <TileGrid tiles={tiles} label={t('provinces')} />
    </ChartFigure>
  );
}

/** Cities, largest first; each leads to its own page. */
export async function CityBars({ counts, filters, total }: Props & { counts: readonly PlaceCount[] }) {
  const t = await getTranslations('merchants.desk.distribution');
  return (
    <ChartFigure
      title={t('cities')}
      note={t('citiesNote', { count: counts.length })}
      tableText={t('table')}
      table={<PlaceTable counts={counts} filters={filters} total={total} caption={t('cities')} />}
    >
      <BarList
        label={t('cities')}
        unit={t('people')}
        bars={counts.map(({ value, label, count }) => ({
          key: value,
          label,
          value: count,
          valueText: number(count),
          href: `/desk/merchants/distribution/${value}`,
        }))}
      />
    </ChartFigure>
  );
}

async function PlaceTable({
  counts,
  filters,
  total,
  caption,
}: Props & { counts: readonly PlaceCount[]; caption: string }) {
  const t = await getTranslations('merchants.desk.distribution');
  return (
    <PlainTable
      caption={caption}
      hideCaption
      columns={[
        { key: 'place', label: t('place'), kind: 'link' },
        { key: 'people', label: t('peopleColumn'), kind: 'number' },
        { key: 'share', label: t('share'), align: 'end' },
      ]}
      rows={counts.map(({ value, label, count }) => ({
        id: value,
        cells: [
          { text: label, href: ledgerHref(filters, { residence: value }) },
          count,
          `${percentOf(String(count), String(total)) ?? '—'}%`,
        ],
      }))}
    />
  );
}
