import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/tables/cells';
import { DataTable, type DataRow } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { Tone } from '@/components/ui/badge';
import type { ProjectRow } from '@/lib/projects/queries/list-projects';
import type { ProjectStatus } from '@/lib/projects/schema';

type Props = {
  rows: readonly ProjectRow[];
  openId?: string;
  panelHref: (id: string) => string;
  canEdit: boolean;
};

export const statusTones: Record<ProjectStatus, Tone> = {
  ongoing: 'plain',
  paused: 'warn',
  unfulfilled: 'late',
  terminated: 'muted',
  completed: 'good',
};

/** The list's rows as plain arrays for the one client table. */
export async function ProjectTable({ rows, openId, panelHref, canEdit }: Props) {
  const t = await getTranslations('projects.desk');
  const columns: Column[] = [
    { key: 'name', label: t('column.name'), kind: 'link' },
    { key: 'number', label: t('column.number'), kind: 'muted' },
    { key: 'stage', label: t('column.stage'), kind: 'badge' },
    { key: 'status', label: t('column.status'), kind: 'tone' },
    { key: 'unit', label: t('column.unit') },
    { key: 'investor', label: t('column.investor') },
    { key: 'total', label: t('column.total'), kind: 'money' },
    { key: 'received', label: t('column.received'), kind: 'money' },
    { key: 'park', label: t('column.park') },
    { key: 'chain', label: t('column.chain') },
    { key: 'since', label: t('column.since'), kind: 'date' },
  ];
  const data: DataRow[] = rows.map((row) => ({
    id: row.id,
    name: row.name,
    href: `/desk/projects/${row.id}`,
    panelHref: panelHref(row.id),
    ...(canEdit ? { editHref: `/desk/projects/${row.id}/edit` } : {}),
    cells: [
      {
        text: row.name,
        href: `/desk/projects/${row.id}`,
        ...(row.isReturn ? { star: true } : {}),
      },
      row.number,
      { text: t(`stages.${row.stage}`) },
      { text: t(`statuses.${row.status}`), tone: statusTones[row.status] },
      row.unit,
      row.investor,
      row.totalInvestmentWan,
      row.receivedWan,
      row.park,
      row.chain,
      row.stageSince,
    ],
  }));
  return (
    <DataTable
      columns={columns}
      rows={data}
      caption={t('caption')}
      {...(openId ? { openId } : {})}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
