import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/tables/cells';
import { DataTable, type DataRow } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { ChangeRow } from '@/lib/audit/queries';
import { formatInstant } from '@/lib/shared/dates';
import { actorWord, fieldWords, logWord } from './log-words';

/** The log's rows: names of fields, never values. */
export async function LogTable({ rows }: { rows: readonly ChangeRow[] }) {
  const t = await getTranslations('audit.desk');
  const fieldWord = await fieldWords();
  const columns: Column[] = [
    { key: 'at', label: t('column.at'), kind: 'link' },
    { key: 'actor', label: t('column.actor') },
    { key: 'noun', label: t('column.noun') },
    { key: 'verb', label: t('column.verb') },
    { key: 'fields', label: t('column.fields'), kind: 'muted' },
    { key: 'address', label: t('column.address'), kind: 'muted' },
    { key: 'sealed', label: t('column.sealed'), kind: 'tone' },
  ];
  const data: DataRow[] = rows.map((row) => ({
    id: row.id,
    name: formatInstant(row.at),
    href: `/desk/audit/${row.id}`,
    cells: [
      { text: formatInstant(row.at), href: `/desk/audit/${row.id}` },
      row.actorName ?? actorWord(t, row.actorKind),
      logWord(t, 'noun', row.noun),
      logWord(t, 'verb', row.verb),
      row.fields
        .slice(0, 6)
        .map((field) => fieldWord(row.noun, field))
        .join('、'),
      row.address,
      { text: t(row.sealed ? 'sealed.yes' : 'sealed.no'), tone: row.sealed ? 'good' : 'muted' },
    ],
  }));
  return (
    <DataTable
      columns={columns}
      rows={data}
      caption={t('caption')}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
