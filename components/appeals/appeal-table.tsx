import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { AppealRow } from '@/lib/appeals/queries/list-appeals';
import { dueStep, type AppealState } from '@/lib/appeals/rules';

export const appealTones: Record<AppealState, Tone> = {
  registered: 'warn',
  assigned: 'info',
  handling: 'info',
  answered: 'good',
  closed: 'muted',
  returned: 'warn',
};

/** The desk's list of appeals. */
export async function AppealTable({ rows }: { rows: readonly AppealRow[] }) {
  // messages: appeals.kind.* appeals.state.* appeals.desk.dueOn.*
  const t = await getTranslations('appeals');
  const due = (row: AppealRow) => {
    const step = dueStep(row.state);
    if (step === null) return { text: '', tone: 'plain' as const };
    if (row.dueOn === null) return { text: t('desk.noClock'), tone: 'warn' as const };
    return row.isLate
      ? { text: t('desk.lateOn', { date: row.dueOn }), tone: 'late' as const }
      : { text: t(`desk.dueOn.${step}`, { date: row.dueOn }), tone: 'plain' as const };
  };
  return (
    <DataTable
      caption={t('desk.caption')}
      columns={[
        { key: 'title', label: t('desk.column.title'), kind: 'link' },
        { key: 'state', label: t('desk.column.state'), kind: 'badge' },
        { key: 'due', label: t('desk.column.due'), kind: 'tone' },
        { key: 'kind', label: t('desk.column.kind'), kind: 'text' },
        { key: 'person', label: t('desk.column.person'), kind: 'text' },
        { key: 'company', label: t('desk.column.company'), kind: 'text' },
        { key: 'unit', label: t('desk.column.unit'), kind: 'text' },
        { key: 'handler', label: t('desk.column.handler'), kind: 'text' },
        { key: 'number', label: t('desk.column.number'), kind: 'muted' },
        { key: 'received', label: t('desk.column.received'), kind: 'muted' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.title,
        href: `/desk/appeals/${row.id}`,
        cells: [
          { text: row.title, href: `/desk/appeals/${row.id}` },
          { text: t(`state.${row.state}`), tone: appealTones[row.state] },
          due(row),
          t(`kind.${row.kind}`),
          row.person,
          row.company,
          row.unit,
          row.handler,
          row.number,
          row.receivedOn,
        ],
      }))}
      empty={<EmptyState title={t('desk.nobody')}>{t('desk.nobodyHint')}</EmptyState>}
    />
  );
}
