import { useTranslations } from 'next-intl';
import { PlainTable } from '@/components/tables/plain-table';
import type { Tone } from '@/components/ui/badge';
import type { HandoverListRow } from '@/lib/handovers/queries/handovers';
import type { HolderRow } from '@/lib/handovers/queries/holdings';

export const handoverTones: Record<HandoverListRow['state'], Tone> = {
  queued: 'info',
  running: 'info',
  done: 'good',
  cancelled: 'muted',
  failed: 'late',
  undoing: 'info',
  undone: 'muted',
};

/** Who has how much in hand; whoever left and is still named stands first. */
export function HolderTable({ rows }: { rows: readonly HolderRow[] }) {
  const t = useTranslations('handovers.desk');
  const number = (key: 'people' | 'contacts' | 'appeals' | 'leads') => ({
    key,
    label: t(`what.${key}`),
    kind: 'number' as const,
    align: 'end' as const,
  });
  return (
    <PlainTable
      caption={t('holders')}
      hideCaption
      columns={[
        { key: 'name', label: t('column.officer'), kind: 'link' },
        { key: 'state', label: t('column.works'), kind: 'tone' },
        number('people'),
        number('contacts'),
        number('appeals'),
        number('leads'),
        { key: 'unit', label: t('column.unit'), wideOnly: true },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          { text: row.name, href: `/desk/handovers/officers/${row.id}` },
          { text: t(row.works ? 'works' : 'left'), tone: row.works ? ('good' as const) : ('late' as const) },
          row.people,
          row.contacts,
          row.appeals,
          row.leads,
          row.unit,
        ],
      }))}
    />
  );
}

/** Hand-overs that were made: whose work, how many records, how it stands. */
export function HandoverTable({ rows }: { rows: readonly HandoverListRow[] }) {
  const t = useTranslations('handovers.desk');
  const b = useTranslations('bulks.desk');
  // messages: bulks.desk.state.*
  return (
    <PlainTable
      caption={t('listCaption')}
      hideCaption
      columns={[
        { key: 'number', label: t('column.number'), kind: 'link' },
        { key: 'officer', label: t('column.officer') },
        { key: 'state', label: t('column.state'), kind: 'badge' },
        { key: 'total', label: t('column.total'), kind: 'number', align: 'end' },
        { key: 'user', label: t('column.user'), wideOnly: true },
        { key: 'at', label: t('column.at'), kind: 'date' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: [
          { text: row.number, href: `/desk/handovers/${row.id}`, sub: row.reason },
          row.officer,
          { text: b(`state.${row.state}`), tone: handoverTones[row.state] },
          row.total,
          row.user,
          row.createdAt,
        ],
      }))}
    />
  );
}
