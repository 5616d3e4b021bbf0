import { getTranslations } from 'next-intl/server';
import type { Column } from '@/components/tables/cells';
import { withChosen } from '@/components/tables/chosen-columns';
import { DataTable, type DataRow } from '@/components/tables/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { InteractionRow } from '@/lib/interactions/queries/list-interactions';
import { peopleText } from './interaction-timeline';

const PATH = '/desk/interactions';

/** The log's rows as plain arrays for the client table. */
export async function InteractionTable({
  rows,
  columns: chosen,
}: {
  rows: readonly InteractionRow[];
  /** columns to show, in order (lib/interactions/fields.ts) */
  columns: readonly string[];
}) {
  const t = await getTranslations('interactions.desk');
  const data: DataRow[] = await Promise.all(
    rows.map(async (row) => {
      const people = (await peopleText(row)) || t('record.others', { count: row.others });
      const firm = row.persons.length > 0 && row.company ? { sub: row.company } : {};
      return {
        id: row.id,
        name: `${row.happenedOn} ${people}`,
        href: `${PATH}/${row.id}`,
        editHref: `${PATH}/${row.id}/edit`,
        cells: [
          { text: people, href: `${PATH}/${row.id}`, ...firm },
          [row.happenedOn, row.happenedAt].filter(Boolean).join(' '),
          { text: t(`channels.${row.channel}`) },
          short(row.subject ?? row.summary),
          row.officers.map((officer) => officer.name).join('、') || null,
          row.unit,
          row.nextOn && {
            text: [row.nextOn, row.nextDoneOn ? t('panel.nextDone') : row.nextText].filter(Boolean).join(' '),
            tone: row.isNextLate
              ? ('late' as const)
              : row.nextDoneOn
                ? ('muted' as const)
                : ('plain' as const),
          },
          await stateCell(row),
        ],
      };
    }),
  );
  const columns: Column[] = [
    { key: 'persons', label: t('column.persons'), kind: 'link' },
    { key: 'happenedOn', label: t('column.happenedOn'), kind: 'date' },
    { key: 'channel', label: t('column.channel'), kind: 'badge' },
    { key: 'summary', label: t('column.summary') },
    { key: 'officers', label: t('column.officers') },
    { key: 'unit', label: t('column.unit'), kind: 'muted' },
    { key: 'next', label: t('column.next'), kind: 'tone' },
    { key: 'state', label: t('column.state'), kind: 'tone' },
  ];
  return (
    <DataTable
      caption={t('caption')}
      {...withChosen(columns, data, chosen)}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}

const SHOWN = 40;
const short = (text: string | null): string | null =>
  text && text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;

async function stateCell(row: InteractionRow) {
  const t = await getTranslations('interactions.desk');
  if (row.state === 'draft') return { text: t('states.draft'), tone: 'warn' as const };
  if (row.difficultyState === 'open') return { text: t('difficultyStates.open'), tone: 'late' as const };
  if (row.outcome && row.outcome !== 'reached')
    return { text: t(`outcomes.${row.outcome}`), tone: 'plain' as const };
  return { text: t('states.complete'), tone: 'muted' as const };
}
