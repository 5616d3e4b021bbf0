import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/tables/cells';
import { PlainTable } from '@/components/tables/plain-table';
import { formatListDate } from '@/lib/shared/dates';
import type { UnitRow } from '@/lib/units/queries';

/** Units in tree order, indented by depth. */
export async function UnitTree({ units, caption }: { units: readonly UnitRow[]; caption: string }) {
  // messages: units.desk.kind.*
  const t = await getTranslations('units.desk');
  const top = Math.min(...units.map((unit) => unit.depth));
  const columns: Column[] = [
    { key: 'name', label: t('column.name'), kind: 'link' },
    { key: 'kind', label: t('column.kind') },
    { key: 'place', label: t('column.place'), wideOnly: true },
    { key: 'since', label: t('column.since'), kind: 'date', wideOnly: true },
    { key: 'state', label: t('column.state'), kind: 'tone' },
  ];
  return (
    <PlainTable
      caption={caption}
      hideCaption
      columns={columns}
      rows={units.map((unit) => ({
        id: unit.id,
        cells: [
          { text: `${'　'.repeat(unit.depth - top)}${unit.name}`, href: `/desk/units/${unit.id}` },
          t(`kind.${unit.kind}`),
          unit.placeName,
          formatListDate(unit.validFrom),
          unit.validTo
            ? { text: t('state.ended', { date: formatListDate(unit.validTo) }), tone: 'muted' as const }
            : { text: t('state.current'), tone: 'good' as const },
        ],
      }))}
    />
  );
}
