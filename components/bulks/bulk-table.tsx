import { useTranslations } from 'next-intl';
import { PlainTable } from '@/components/tables/plain-table';
import type { Tone } from '@/components/ui/badge';
import type { BulkListRow } from '@/lib/bulks/queries';
import type { BulkState } from '@/lib/bulks/rules';

export const bulkTones: Record<BulkState, Tone> = {
  queued: 'info',
  running: 'info',
  done: 'good',
  cancelled: 'muted',
  failed: 'late',
  undoing: 'info',
  undone: 'muted',
};

/** Acts on many people: what, how many, by whom, how it stands. */
export function BulkTable({ rows }: { rows: readonly BulkListRow[] }) {
  const t = useTranslations('bulks.desk');
  // messages: bulks.desk.column.* bulks.desk.state.* bulks.desk.kind.*
  const label = (key: string): string => t(`column.${key}`);
  return (
    <PlainTable
      caption={t('listCaption')}
      hideCaption
      columns={[
        { key: 'number', label: label('number'), kind: 'link' },
        { key: 'kind', label: label('kind') },
        { key: 'state', label: label('state'), kind: 'badge' },
        { key: 'total', label: label('total'), kind: 'number', align: 'end' },
        { key: 'user', label: label('user'), wideOnly: true },
        { key: 'unit', label: label('unit'), wideOnly: true },
        { key: 'at', label: label('at'), kind: 'date' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          { text: row.number, href: `/desk/bulks/${row.id}`, sub: row.reason },
          t(`kind.${row.kind}`),
          { text: t(`state.${row.state}`), tone: bulkTones[row.state] },
          row.total,
          row.user,
          row.unit,
          row.createdAt,
        ],
      }))}
    />
  );
}
