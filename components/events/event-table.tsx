import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { EventRow } from '@/lib/events/queries/list-events';
import type { EventPhase } from '@/lib/events/rules';

export const phaseTones: Record<EventPhase, Tone> = {
  draft: 'muted',
  upcoming: 'info',
  ongoing: 'good',
  over: 'warn',
  ended: 'plain',
  cancelled: 'muted',
};

/** The ledger of events. */
export async function EventTable({ rows }: { rows: readonly EventRow[] }) {
  // messages: events.kind.* events.desk.phase.* events.desk.track.*
  const t = await getTranslations('events');
  const column = (key: string) => t(`desk.column.${key}`);
  const unit = (row: EventRow) =>
    row.coUnits > 0 ? t('desk.more', { unit: row.unit ?? '', count: row.coUnits + 1 }) : row.unit;
  return (
    <DataTable
      caption={t('desk.caption')}
      columns={[
        { key: 'title', label: column('title'), kind: 'link' },
        { key: 'phase', label: column('phase'), kind: 'badge' },
        { key: 'starts', label: column('starts'), kind: 'text' },
        { key: 'kind', label: column('kind'), kind: 'text' },
        { key: 'track', label: column('track'), kind: 'text' },
        { key: 'place', label: column('place'), kind: 'text' },
        { key: 'unit', label: column('unit'), kind: 'text' },
        { key: 'taken', label: column('taken'), kind: 'text', align: 'end' },
        { key: 'headcount', label: column('headcount'), kind: 'number' },
        { key: 'number', label: column('number'), kind: 'muted' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.title,
        href: `/desk/events/${row.id}`,
        cells: [
          { text: row.title, href: `/desk/events/${row.id}` },
          { text: t(`desk.phase.${row.phase}`), tone: phaseTones[row.phase] },
          row.starts,
          t(`kind.${row.kind}`),
          row.track && t(`desk.track.${row.track}`),
          [row.place, row.isOnline ? t('desk.online') : null].filter(Boolean).join(' · '),
          unit(row),
          row.capacity === null
            ? String(row.taken)
            : t('desk.taken', { taken: row.taken, capacity: row.capacity }),
          row.headcount === null ? null : String(row.headcount),
          row.number,
        ],
      }))}
      empty={<EmptyState title={t('desk.nobody')}>{t('desk.nobodyHint')}</EmptyState>}
    />
  );
}
