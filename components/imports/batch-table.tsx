import { useTranslations } from 'next-intl';
import { PlainTable } from '@/components/tables/plain-table';
import type { Tone } from '@/components/ui/badge';
import type { BatchListRow } from '@/lib/imports/queries/list-batches';
import type { BatchState } from '@/lib/imports/rules';

const TONES: Record<BatchState, Tone> = {
  uploaded: 'info',
  reading: 'info',
  mapping: 'warn',
  checking: 'info',
  ready: 'warn',
  applying: 'info',
  applied: 'good',
  undoing: 'info',
  undone: 'muted',
  failed: 'late',
  cancelled: 'muted',
};

/** The list of batches: state, counts, who, when. */
export function BatchTable({ rows }: { rows: readonly BatchListRow[] }) {
  const t = useTranslations('imports.desk');
  // messages: imports.desk.columns.* imports.desk.state.*
  const label = (key: string): string => t(`columns.${key}`);
  return (
    <div className="batch-list">
      <PlainTable
        caption={t('listCaption')}
        hideCaption
        columns={[
          { key: 'file', label: label('file'), kind: 'link' },
          { key: 'state', label: label('state'), kind: 'badge' },
          { key: 'unit', label: label('unit'), wideOnly: true, kind: 'text' },
          { key: 'rows', label: label('rows'), kind: 'number', align: 'end' },
          { key: 'created', label: label('created'), kind: 'number', align: 'end' },
          { key: 'updated', label: label('updated'), wideOnly: true, kind: 'number', align: 'end' },
          { key: 'user', label: label('user'), wideOnly: true, kind: 'text' },
          { key: 'at', label: label('at'), kind: 'date' },
        ]}
        rows={rows.map((row) => ({
          id: row.id,
          cells: [
            { text: row.fileName, href: `/desk/imports/${row.id}`, sub: row.number },
            { text: t(`state.${row.state}`), tone: TONES[row.state] },
            row.unit,
            row.counts.rows,
            row.counts.created,
            row.counts.updated,
            row.user,
            row.createdAt,
          ],
        }))}
      />
    </div>
  );
}
