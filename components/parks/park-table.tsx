import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';

import { EmptyState } from '@/components/ui/empty-state';
import type { ParkRow } from '@/lib/parks/queries/parks';

/** The desk's list. */
export async function ParkTable({ rows, canEdit }: { rows: readonly ParkRow[]; canEdit: boolean }) {
  const t = await getTranslations('parks.desk');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'name', label: t('column.name'), kind: 'link' },
        { key: 'county', label: t('column.county'), kind: 'text' },
        { key: 'available', label: t('column.available'), kind: 'number' },
        { key: 'plant', label: t('column.plant'), kind: 'number' },
        { key: 'rent', label: t('column.rent'), kind: 'number' },
        { key: 'factsOn', label: t('column.factsOn'), kind: 'date' },
        { key: 'offers', label: t('column.offers'), kind: 'number' },
        { key: 'public', label: t('column.public'), kind: 'badge' },
        { key: 'unit', label: t('column.unit'), kind: 'muted' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.name,
        href: `/desk/parks/${row.id}`,
        ...(canEdit ? { editHref: `/desk/parks/${row.id}/edit` } : {}),
        cells: [
          { text: row.name, href: `/desk/parks/${row.id}` },
          row.countyName,
          row.availableMu === null ? null : Number(row.availableMu),
          row.plantSqm === null ? null : Number(row.plantSqm),
          row.rentYuan === null ? null : Number(row.rentYuan),
          row.factsOn,
          row.offers,
          { text: t(row.isPublic ? 'isPublic' : 'isHidden'), tone: row.isPublic ? 'good' : 'muted' },
          row.unit,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
