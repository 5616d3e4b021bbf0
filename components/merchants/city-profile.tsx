import { getTranslations } from 'next-intl/server';
import { BarList } from '@/components/charts/bar-list';
import { ChartFigure } from '@/components/charts/chart-figure';
import { PlainTable } from '@/components/tables/plain-table';
import { StatRow, type Stat } from '@/components/ui/figure';
import { SectionHead } from '@/components/ui/page-head';
import type { CityProfile } from '@/lib/merchants/queries/city-profile';
import type { FacetValue } from '@/lib/merchants/queries/count-facets';
import type { CappedCount } from '@/lib/server/keyset';
import { percentOf } from '@/lib/shared/percent';
import { ledgerHref } from './ledger-href';
import './distribution.css';

const number = (value: number): string => value.toLocaleString('zh-CN');

/** How many people, firms and chambers; each number opens the list behind it. */
export async function CityStats({
  city,
  companies,
  chambers,
  contacts,
}: {
  city: CityProfile;
  companies: CappedCount;
  /** null for whoever does not read chambers */
  chambers: number | null;
  /** contacts of the last twelve months with people there; null for whoever does not read the log */
  contacts: { visits: CappedCount; all: CappedCount; from: string } | null;
}) {
  const counted = (count: CappedCount): string => `${number(count.value)}${count.isCapped ? '+' : ''}`;
  const t = await getTranslations('merchants.desk.distribution');
  const stats: Stat[] = [
    { label: t('peopleHere'), value: number(city.people), unit: t('people'), href: ledgerHref(city.filters) },
    {
      label: t('keyHere'),
      value: number(city.key),
      unit: t('people'),
      href: ledgerHref(city.filters, { key: '1' }),
    },
    {
      label: t('firmsHere'),
      value: number(city.firms),
      unit: t('firmsUnit'),
      hint: t('firmsHint'),
      href: '#firms',
    },
    {
      label: t('companiesHere'),
      value: `${number(companies.value)}${companies.isCapped ? '+' : ''}`,
      unit: t('firmsUnit'),
      href: `/desk/companies?place=${city.id}`,
    },
    ...(chambers === null
      ? []
      : [{ label: t('chambersHere'), value: number(chambers), unit: t('firmsUnit'), href: '#chambers' }]),
    ...(contacts === null
      ? []
      : [
          {
            label: t('visitsHere'),
            value: counted(contacts.visits),
            unit: t('times'),
            hint: t('lastYear'),
            href: `/desk/interactions?city=${city.id}&visits=1&state=complete&from=${contacts.from}`,
          },
          {
            label: t('contactsHere'),
            value: counted(contacts.all),
            unit: t('times'),
            hint: t('lastYear'),
            href: `/desk/interactions?city=${city.id}&state=complete&from=${contacts.from}`,
          },
        ]),
  ];
  return <StatRow stats={stats} label={t('statsLabel')} />;
}

/** Shares of one facet among the people of the city; what is not entered is said beside it. */
export async function CityFacets({
  city,
  facet,
  counts,
}: {
  city: CityProfile;
  facet: 'industry' | 'hometown';
  counts: readonly FacetValue[];
}) {
  const t = await getTranslations('merchants.desk.distribution');
  const entered = counts.reduce((sum, { count }) => sum + count, 0);
  const share = (count: number): string => `${percentOf(String(count), String(city.people)) ?? '—'}%`;
  const rows = counts.map(({ value, label, count }) => ({
    id: value,
    cells: [{ text: label, href: ledgerHref(city.filters, { [facet]: value }) }, count, share(count)],
  }));
  const title = t(facet === 'industry' ? 'industriesHere' : 'hometownsHere');
  return (
    <ChartFigure
      title={title}
      note={t('shareNote', { entered: number(entered), missing: number(city.people - entered) })}
      tableText={t('table')}
      table={
        <PlainTable
          caption={title}
          hideCaption
          columns={[
            { key: 'name', label: title, kind: 'link' },
            { key: 'people', label: t('peopleColumn'), kind: 'number' },
            { key: 'share', label: t('share'), align: 'end' },
          ]}
          rows={rows}
        />
      }
    >
      <BarList
        label={title}
        bars={counts.slice(0, 12).map(({ value, label, count }) => ({
          key: value,
          label,
          value: count,
          valueText: `${number(count)} · ${share(count)}`,
          href: ledgerHref(city.filters, { [facet]: value }),
        }))}
      />
    </ChartFigure>
  );
}

/** The firms that most of them name as their main employer. */
export async function CityFirms({ city }: { city: CityProfile }) {
  const t = await getTranslations('merchants.desk.distribution');
  return (
    <section aria-labelledby="firms">
      <SectionHead
        id="firms"
        title={t('firmsTitle')}
        note={t('firmsNote', { shown: city.largest.length, firms: number(city.firms) })}
      />
      <PlainTable
        caption={t('firmsTitle')}
        hideCaption
        columns={[
          { key: 'firm', label: t('firm'), kind: 'link' },
          { key: 'people', label: t('peopleColumn'), kind: 'number' },
        ]}
        rows={city.largest.map(({ firm, people }) => ({
          id: firm,
          cells: [{ text: firm, href: ledgerHref(city.filters, { firm }) }, people],
        }))}
      />
    </section>
  );
}
