import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { StoryRow } from '@/lib/showcase/queries/list-stories';
import type { StoryState } from '@/lib/showcase/rules';

export const storyTones: Record<StoryState, Tone> = {
  draft: 'muted',
  submitted: 'warn',
  published: 'good',
  withdrawn: 'late',
};

/** The desk's list of stories. */
export async function StoryTable({ rows, canEdit }: { rows: readonly StoryRow[]; canEdit: boolean }) {
  const t = await getTranslations('showcase.desk');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'title', label: t('column.title'), kind: 'link' },
        { key: 'shownName', label: t('column.shownName'), kind: 'text' },
        { key: 'state', label: t('column.state'), kind: 'badge' },
        { key: 'firm', label: t('column.firm'), kind: 'text' },
        { key: 'industry', label: t('column.industry'), kind: 'text' },
        { key: 'unit', label: t('column.unit'), kind: 'muted' },
        { key: 'publishedOn', label: t('column.publishedOn'), kind: 'date' },
        { key: 'updatedOn', label: t('column.updatedOn'), kind: 'date' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.title,
        href: `/desk/showcase/${row.id}`,
        ...(canEdit && (row.state === 'draft' || row.state === 'withdrawn')
          ? { editHref: `/desk/showcase/${row.id}/edit` }
          : {}),
        cells: [
          { text: row.title, href: `/desk/showcase/${row.id}` },
          row.shownName,
          { text: t(`state.${row.state}`), tone: storyTones[row.state] },
          row.firm,
          row.industry,
          row.unit,
          row.publishedOn,
          row.updatedOn,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
