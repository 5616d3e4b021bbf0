import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/tables/cells';
import { DataTable, type DataRow } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { ChangeRow } from '@/lib/audit/queries';
import { formatInstant } from '@/lib/shared/dates';

type Translate = Awaited<ReturnType<typeof getTranslations<'audit.desk'>>>;

/** Word of a noun or verb; one that has no word yet is shown as it stands in the log. */
export function logWord(t: Translate, kind: 'noun' | 'verb', word: string): string {
  // messages: audit.desk.noun.* audit.desk.verb.*
  const key = `${kind}.${word}`;
  return t.has(key) ? t(key) : word;
}

/** Who acted, in words, when it was no person. */
export function actorWord(t: Translate, kind: string): string {
  // messages: audit.desk.kind.*
  const key = `kind.${kind.split(':', 1)[0] ?? ''}`;
  return t.has(key) ? t(key) : kind;
}

/** The log's rows: names of fields, never values. */
export async function LogTable({ rows }: { rows: readonly ChangeRow[] }) {
  const t = await getTranslations('audit.desk');
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
      row.fields.slice(0, 6).join('、'),
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
