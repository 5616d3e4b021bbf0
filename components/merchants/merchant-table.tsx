import { getTranslations } from 'next-intl/server';
import { DataTable, type DataRow } from '@/components/tables/data-table';
import type { Column } from '@/components/tables/cells';
import { EmptyState } from '@/components/ui/empty-state';
import type { MerchantRow } from '@/lib/merchants/queries/list-merchants';

type Props = {
  rows: readonly MerchantRow[];
  /** steps of strength, strongest first, for the mark's rank */
  strengths: readonly string[];
  influences: readonly string[];
  openId?: string;
  panelHref: (id: string) => string;
  canEdit: boolean;
  /** address that takes chosen people out of the house */
  exportHref: string;
};

/** The ledger's rows as plain arrays for the one client table. */
export async function MerchantTable({
  rows,
  strengths,
  influences,
  openId,
  panelHref,
  canEdit,
  exportHref,
}: Props) {
  const t = await getTranslations('merchants.desk');
  const columns: Column[] = [
    { key: 'name', label: t('column.name'), kind: 'link' },
    { key: 'hometown', label: t('column.hometown') },
    { key: 'residence', label: t('column.residence') },
    { key: 'company', label: t('column.company') },
    { key: 'industry', label: t('column.industry') },
    { key: 'strength', label: t('column.strength'), kind: 'tier' },
    { key: 'influence', label: t('column.influence'), kind: 'tier' },
    { key: 'phone', label: t('column.phone') },
    { key: 'lastContact', label: t('column.lastContact'), kind: 'date' },
    { key: 'unit', label: t('column.unit'), kind: 'muted' },
    { key: 'updated', label: t('column.updated'), kind: 'muted' },
  ];
  const data: DataRow[] = rows.map((row) => ({
    id: row.id,
    name: row.name,
    href: `/desk/merchants/${row.id}`,
    panelHref: panelHref(row.id),
    ...(canEdit && row.inFull ? { editHref: `/desk/merchants/${row.id}/edit` } : {}),
    cells: [
      { text: row.name, href: `/desk/merchants/${row.id}`, ...(row.isKey ? { star: true } : {}) },
      row.hometown,
      row.residence,
      row.inFull ? [row.company, row.title].filter(Boolean).join(' ') || null : t('record.withheldMark'),
      row.industry,
      tier(row.strength, strengths),
      tier(row.influence, influences),
      row.phone,
      row.lastContactOn,
      row.unit,
      row.updatedOn,
    ],
  }));
  return (
    <DataTable
      columns={columns}
      rows={data}
      caption={t('caption')}
      bulk={[{ key: 'export', label: t('exportChosen'), href: exportHref }]}
      {...(openId ? { openId } : {})}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}

function tier(name: string | null, steps: readonly string[]) {
  if (!name) return null;
  const rank = steps.indexOf(name) + 1;
  return { mark: name.slice(0, name.length > 2 ? 1 : 2).trim(), rank: rank || steps.length, label: name };
}
