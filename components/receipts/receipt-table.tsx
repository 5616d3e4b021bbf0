import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/tables/cells';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { ReceiptRow } from '@/lib/receipts/queries/list-receipts';
import type { ReceiptState } from '@/lib/receipts/schema';

export const receiptTones: Record<ReceiptState, Tone> = {
  draft: 'muted',
  submitted: 'info',
  checked: 'gold',
  accepted: 'good',
  returned: 'late',
};

type Props = {
  rows: readonly ReceiptRow[];
  openId?: string;
  panelHref: (id: string) => string;
  isQueue: boolean;
};

/** Lines of the funds ledger. */
export async function ReceiptTable({ rows, openId, panelHref, isQueue }: Props) {
  const t = await getTranslations('receipts.desk');
  // messages: agreements.scopes.* receipts.evidenceKinds.*
  const scopes = await getTranslations('agreements.scopes');
  const kinds = await getTranslations('receipts.evidenceKinds');
  const columns: Column[] = [
    { key: 'project', label: t('column.project'), kind: 'link' },
    { key: 'amount', label: t('column.amount'), kind: 'money' },
    { key: 'state', label: t('column.state'), kind: 'badge' },
    { key: 'receivedOn', label: t('column.receivedOn'), kind: 'date' },
    { key: 'month', label: t('column.month') },
    { key: 'scope', label: t('column.scope') },
    { key: 'evidence', label: t('column.evidence') },
    { key: 'papers', label: t('column.papers'), kind: 'number' },
    { key: 'unit', label: t('column.unit'), kind: 'muted' },
  ];
  return (
    <DataTable
      columns={columns}
      caption={t('caption')}
      {...(openId ? { openId } : {})}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.number,
        href: `/desk/receipts/${row.id}`,
        panelHref: panelHref(row.id),
        cells: [
          { text: row.project, href: `/desk/receipts/${row.id}`, sub: row.number },
          row.amountWan,
          { text: t(`states.${row.state}`), tone: receiptTones[row.state] },
          row.receivedOn,
          row.periodMonth,
          scopes(row.sourceScope),
          kinds(row.evidenceKind),
          row.papers,
          row.unit,
        ],
      }))}
      empty={
        isQueue ? (
          <EmptyState title={t('queueEmpty')}>{t('queueEmptyHint')}</EmptyState>
        ) : (
          <EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>
        )
      }
    />
  );
}
