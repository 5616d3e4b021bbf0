import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { OfferRow } from '@/lib/offers/queries/offers';
import type { OfferState } from '@/lib/offers/rules';

export const offerTones: Record<OfferState, Tone> = {
  draft: 'muted',
  submitted: 'warn',
  published: 'good',
  withdrawn: 'late',
};

/** The desk's list. */
export async function OfferTable({ rows, canEdit }: { rows: readonly OfferRow[]; canEdit: boolean }) {
  const t = await getTranslations('offers.desk');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'title', label: t('column.title'), kind: 'link' },
        { key: 'state', label: t('column.state'), kind: 'badge' },
        { key: 'passed', label: t('column.passed'), kind: 'text' },
        { key: 'chain', label: t('column.chain'), kind: 'text' },
        { key: 'park', label: t('column.park'), kind: 'text' },
        { key: 'investment', label: t('column.investment'), kind: 'money' },
        { key: 'leads', label: t('column.leads'), kind: 'number' },
        { key: 'unit', label: t('column.unit'), kind: 'muted' },
        { key: 'updatedOn', label: t('column.updatedOn'), kind: 'date' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.title,
        href: `/desk/offers/${row.id}`,
        ...(canEdit && (row.state === 'draft' || row.state === 'withdrawn')
          ? { editHref: `/desk/offers/${row.id}/edit` }
          : {}),
        cells: [
          { text: row.title, sub: row.fileNo, href: `/desk/offers/${row.id}` },
          { text: t(`state.${row.state}`), tone: offerTones[row.state] },
          t('passedOf', { count: row.passed }),
          row.chain,
          row.park,
          row.investmentWan,
          row.leads,
          row.unit,
          row.updatedOn,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
