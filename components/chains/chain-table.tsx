import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';

import { EmptyState } from '@/components/ui/empty-state';
import type { ChainRow } from '@/lib/chains/queries/chains';

/** The desk's list. */
export async function ChainTable({ rows, canEdit }: { rows: readonly ChainRow[]; canEdit: boolean }) {
  const t = await getTranslations('chains.desk');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'name', label: t('column.name'), kind: 'link' },
        { key: 'lead', label: t('column.lead'), kind: 'text' },
        { key: 'chief', label: t('column.chief'), kind: 'text' },
        { key: 'links', label: t('column.links'), kind: 'number' },
        { key: 'missing', label: t('column.missing'), kind: 'number' },
        { key: 'offers', label: t('column.offers'), kind: 'number' },
        { key: 'parks', label: t('column.parks'), kind: 'number' },
        { key: 'public', label: t('column.public'), kind: 'badge' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.name,
        href: `/desk/chains/${row.id}`,
        ...(canEdit ? { editHref: `/desk/chains/${row.id}/edit` } : {}),
        cells: [
          { text: row.name, href: `/desk/chains/${row.id}` },
          row.leadUnit,
          row.chiefText,
          row.links,
          row.missing,
          row.offers,
          row.parks,
          { text: t(row.isPublic ? 'isPublic' : 'isHidden'), tone: row.isPublic ? 'good' : 'muted' },
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
