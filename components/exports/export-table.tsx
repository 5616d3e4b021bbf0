import { useTranslations } from 'next-intl';
import { PlainTable } from '@/components/tables/plain-table';
import type { Tone } from '@/components/ui/badge';
import type { ExportListRow } from '@/lib/exports/queries/list-exports';
import type { ExportState } from '@/lib/exports/rules';

export const exportTones: Record<ExportState, Tone> = {
  waiting: 'warn',
  refused: 'late',
  queued: 'info',
  running: 'info',
  ready: 'good',
  failed: 'late',
  cancelled: 'muted',
  expired: 'muted',
};

/** The list of exports: what for, how many, by whom, how it stands. */
export function ExportTable({ rows }: { rows: readonly ExportListRow[] }) {
  const t = useTranslations('exports.desk');
  // messages: exports.desk.column.* exports.desk.state.*
  const label = (key: string): string => t(`column.${key}`);
  return (
    <PlainTable
      caption={t('listCaption')}
      hideCaption
      columns={[
        { key: 'number', label: label('number'), kind: 'link' },
        { key: 'state', label: label('state'), kind: 'badge' },
        { key: 'persons', label: label('persons'), kind: 'number', align: 'end' },
        { key: 'format', label: label('format'), wideOnly: true },
        { key: 'user', label: label('user'), wideOnly: true },
        { key: 'unit', label: label('unit'), wideOnly: true },
        { key: 'at', label: label('at'), kind: 'date' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          { text: row.number, href: `/desk/exports/${row.id}`, sub: row.reason },
          { text: t(`state.${row.state}`), tone: exportTones[row.state] },
          row.persons,
          row.format.toUpperCase(),
          row.user,
          row.unit,
          row.createdAt,
        ],
      }))}
    />
  );
}
