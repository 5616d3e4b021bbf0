import { getTranslations } from 'next-intl/server';
import type { CellValue, Column } from '@/components/tables/cells';
import { DataTable, type DataRow } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { MerchantRow } from '@/lib/merchants/queries/list-merchants';

type Props = {
  rows: readonly MerchantRow[];
  /** columns to show, in order (fields-ledger.ts) */
  columns: readonly string[];
  /** texts of columns that the rows do not carry, by person */
  cells: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** steps of strength, strongest first, for the mark's rank */
  strengths: readonly string[];
  influences: readonly string[];
  openId?: string;
  panelHref: (id: string) => string;
  canEdit: boolean;
  /** addresses that take chosen people out of the house, or do one thing to all of them */
  exportHref: string;
  bulkHref: string | null;
};

const KINDS: Readonly<Record<string, Column['kind']>> = {
  name: 'link',
  strengthTier: 'tier',
  influenceTier: 'tier',
  lastContactOn: 'date',
  createdOn: 'date',
  contactEveryDays: 'number',
  unit: 'muted',
  updatedOn: 'muted',
};

/** The ledger's rows as plain arrays for the one client table. */
export async function MerchantTable({
  rows,
  columns: keys,
  cells: further,
  strengths,
  influences,
  openId,
  panelHref,
  canEdit,
  exportHref,
  bulkHref,
}: Props) {
  const t = await getTranslations('merchants.desk');
  // messages: merchants.desk.column.* merchants.desk.ledgerColumn.*
  const short = (key: string) => t.has(`column.${key}`) && !(key === 'employer' && keys.includes('title'));
  const columns = keys.map((key): Column => ({
    key,
    label: t(short(key) ? `column.${key}` : `ledgerColumn.${key}`),
    kind: KINDS[key] ?? 'text',
  }));
  const cellOf = (key: string, row: MerchantRow): CellValue => {
    switch (key) {
      case 'name':
        return { text: row.name, href: `/desk/merchants/${row.id}`, ...(row.isKey ? { star: true } : {}) };
      case 'hometown':
      case 'residence':
      case 'industry':
      case 'unit':
      case 'title':
        return row[key];
      case 'employer':
        if (!row.inFull) return t('record.withheldMark');
        if (keys.includes('title')) return row.company;
        return [row.company, row.title].filter(Boolean).join(' ') || null;
      case 'strengthTier':
        return tier(row.strength, strengths);
      case 'influenceTier':
        return tier(row.influence, influences);
      case 'phones':
        return row.phone;
      case 'lastContactOn':
        return row.lastContactOn;
      case 'updatedOn':
        return row.updatedOn;
      default:
        return further.get(row.id)?.[key] ?? null;
    }
  };
  const data: DataRow[] = rows.map((row) => ({
    id: row.id,
    name: row.name,
    href: `/desk/merchants/${row.id}`,
    panelHref: panelHref(row.id),
    ...(canEdit && row.inFull ? { editHref: `/desk/merchants/${row.id}/edit` } : {}),
    cells: keys.map((key) => cellOf(key, row)),
  }));
  return (
    <DataTable
      columns={columns}
      rows={data}
      caption={t('caption')}
      bulk={[
        ...(bulkHref ? [{ key: 'bulk', label: t('bulkChosen'), href: bulkHref }] : []),
        { key: 'export', label: t('exportChosen'), href: exportHref },
      ]}
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
