import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';

import { EmptyState } from '@/components/ui/empty-state';
import type { PolicyRow } from '@/lib/policies/queries/policies';

/** The desk's list. */
export async function PolicyTable({ rows, canEdit }: { rows: readonly PolicyRow[]; canEdit: boolean }) {
  const t = await getTranslations('policies.desk');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'title', label: t('column.title'), kind: 'link' },
        { key: 'issuer', label: t('column.issuer'), kind: 'text' },
        { key: 'docNo', label: t('column.docNo'), kind: 'text' },
        { key: 'issuedOn', label: t('column.issuedOn'), kind: 'date' },
        { key: 'clauses', label: t('column.clauses'), kind: 'number' },
        { key: 'open', label: t('column.open'), kind: 'number' },
        { key: 'waiting', label: t('column.waiting'), kind: 'number' },
        { key: 'public', label: t('column.public'), kind: 'badge' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.title,
        href: `/desk/policies/${row.id}`,
        ...(canEdit ? { editHref: `/desk/policies/${row.id}/edit` } : {}),
        cells: [
          { text: row.title, href: `/desk/policies/${row.id}` },
          row.issuer,
          row.docNo,
          row.issuedOn,
          row.clauses,
          row.open,
          row.waiting,
          { text: t(row.isPublic ? 'isPublic' : 'isHidden'), tone: row.isPublic ? 'good' : 'muted' },
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
