import { getTranslations } from 'next-intl/server';
import { PlainTable } from '@/components/tables/plain-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Tabs } from '@/components/ui/tabs';
import type { ComingBirthday } from '@/lib/privacy/queries-care';
import { formatListDate } from '@/lib/shared/dates';
import { birthdayText } from './care-panel';

/** Birthdays that come, the nearest first, each with the way to note that one congratulated. */
export async function BirthdayTable({ rows, days }: { rows: readonly ComingBirthday[]; days: number }) {
  const t = await getTranslations('privacy.desk.birthdays');
  const words = await getTranslations('privacy.care');
  if (rows.length === 0) return <EmptyState title={t('nobody', { days })}>{t('nobodyHint')}</EmptyState>;
  return (
    <PlainTable
      caption={t('title')}
      hideCaption
      columns={[
        { key: 'name', label: t('column.name'), kind: 'link' },
        { key: 'on', label: t('column.on'), kind: 'date' },
        { key: 'ahead', label: t('column.ahead') },
        { key: 'birthday', label: t('column.birthday') },
        { key: 'firm', label: t('column.firm'), wideOnly: true },
        { key: 'act', label: t('column.act'), kind: 'link' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          { text: row.name, href: `/desk/merchants/${row.id}` },
          formatListDate(row.on),
          t('ahead', { days: row.ahead }),
          birthdayText(words, row.birthday),
          row.firm,
          { text: t('log'), href: `/desk/interactions/new?merchant=${row.id}` },
        ],
      }))}
    />
  );
}

/** How far ahead the list looks. */
export async function BirthdaySpans({
  own,
  chosen,
  spans,
  path,
}: {
  /** days as the programme set them */
  own: number;
  chosen: string | undefined;
  spans: readonly string[];
  path: string;
}) {
  const t = await getTranslations('privacy.desk.birthdays');
  const tabs = [
    { text: t('within', { days: own }), href: path, current: chosen === undefined },
    ...spans.map((days) => ({
      text: days === '366' ? t('year') : t('within', { days: Number(days) }),
      href: `${path}?days=${days}`,
      current: chosen === days,
    })),
  ];
  return <Tabs label={t('spans')} tabs={tabs} />;
}
