import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { LeadRow } from '@/lib/leads/queries/leads';
import type { LeadState } from '@/lib/leads/rules';

export const leadTones: Record<LeadState, Tone> = {
  fresh: 'warn',
  accepted: 'info',
  following: 'info',
  converted: 'good',
  closed: 'muted',
};

/** The desk's list. */
export async function LeadTable({ rows }: { rows: readonly LeadRow[] }) {
  const t = await getTranslations('leads.desk');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'number', label: t('column.number'), kind: 'link' },
        { key: 'sender', label: t('column.sender'), kind: 'text' },
        { key: 'phone', label: t('column.phone'), kind: 'text' },
        { key: 'state', label: t('column.state'), kind: 'badge' },
        { key: 'due', label: t('column.due'), kind: 'tone' },
        { key: 'chamber', label: t('column.chamber'), kind: 'text' },
        { key: 'offer', label: t('column.offer'), kind: 'text' },
        { key: 'firm', label: t('column.firm'), kind: 'text' },
        { key: 'amount', label: t('column.amount'), kind: 'text' },
        { key: 'officer', label: t('column.officer'), kind: 'text' },
        { key: 'unit', label: t('column.unit'), kind: 'muted' },
        { key: 'received', label: t('column.received'), kind: 'muted' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.number,
        href: `/desk/leads/${row.id}`,

        cells: [
          { text: row.number, href: `/desk/leads/${row.id}` },
          row.senderName,
          row.phoneMasked,
          { text: t(`state.${row.state}`), tone: leadTones[row.state] },
          row.hasNoClock
            ? { text: t('noClock'), tone: 'warn' as const }
            : row.isOverdue
              ? { text: t('overdue', { date: row.dueOn ?? '' }), tone: 'late' as const }
              : { text: row.dueOn ?? '', tone: 'plain' as const },
          row.chamber,
          row.offer,
          row.firm,
          row.amountText,
          row.officer,
          row.unit,
          row.receivedAt,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
