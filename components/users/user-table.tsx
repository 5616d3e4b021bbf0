import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/tables/cells';
import { DataTable, type DataRow } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { formatInstant } from '@/lib/shared/dates';
import type { UserRow } from '@/lib/users/queries';

/** Accounts with what they may do today. */
export async function UserTable({ rows }: { rows: readonly UserRow[] }) {
  // messages: users.desk.state.* auth.role.*
  const t = await getTranslations('users.desk');
  const role = await getTranslations('auth.role');
  const columns: Column[] = [
    { key: 'name', label: t('column.name'), kind: 'link' },
    { key: 'account', label: t('column.account') },
    { key: 'roles', label: t('column.roles') },
    { key: 'places', label: t('column.places') },
    { key: 'state', label: t('column.state'), kind: 'badge' },
    { key: 'lastSignIn', label: t('column.lastSignIn'), kind: 'muted' },
  ];
  const data: DataRow[] = rows.map((row) => ({
    id: row.id,
    name: row.name,
    href: `/desk/users/${row.id}`,
    cells: [
      { text: row.name, href: `/desk/users/${row.id}`, ...(row.isDemo ? { sub: t('demo') } : {}) },
      row.account,
      row.roles.map((one) => role(one)).join('、'),
      row.places.join('、'),
      { text: t(`state.${row.state}`), tone: row.state === 'active' ? 'good' : 'late' },
      row.lastSignInAt ? formatInstant(row.lastSignInAt) : t('never'),
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
