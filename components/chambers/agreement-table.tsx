import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { ChamberAgreementRow } from '@/lib/chambers/queries/partners';
import type { AgreementState } from '@/lib/chambers/rules-partners';

const TONES: Readonly<Record<AgreementState, Tone>> = {
  running: 'good',
  ending: 'warn',
  expired: 'late',
  ended: 'muted',
};
export const agreementTone = (state: AgreementState): Tone => TONES[state];

/** Agreements with chambers; each opens the part of the chamber's record where it is kept. */
export async function AgreementTable({ rows }: { rows: readonly ChamberAgreementRow[] }) {
  const t = await getTranslations('chambers.desk.agreements');
  // messages: chambers.desk.agreements.state.*
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'title', label: t('titleField'), kind: 'link' },
        { key: 'chamber', label: t('chamber'), kind: 'link' },
        { key: 'state', label: t('stateLabel'), kind: 'badge' },
        { key: 'signedOn', label: t('signedOn'), kind: 'date' },
        { key: 'validUntil', label: t('validUntil'), kind: 'date' },
        { key: 'parties', label: t('parties') },
        { key: 'papers', label: t('papers'), kind: 'number' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.title,
        href: `/desk/chambers/${row.chamberId}#agreements`,
        cells: [
          { text: row.title, href: `/desk/chambers/${row.chamberId}#agreements` },
          { text: row.chamber, href: `/desk/chambers/${row.chamberId}` },
          { text: t(`state.${row.state}`), tone: agreementTone(row.state) },
          row.signedOn,
          row.validUntil,
          row.parties.join('、'),
          row.papers,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
