import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import type { ArticleRow } from '@/lib/articles/queries/list-articles';
import type { ArticleState } from '@/lib/articles/rules';

export const articleTones: Record<ArticleState, Tone> = {
  draft: 'muted',
  submitted: 'warn',
  published: 'good',
  withdrawn: 'late',
};

/** The desk's list of articles. */
export async function ArticleTable({ rows, canEdit }: { rows: readonly ArticleRow[]; canEdit: boolean }) {
  const t = await getTranslations('articles.desk');
  const words = await getTranslations('articles');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'title', label: t('column.title'), kind: 'link' },
        { key: 'kind', label: t('column.kind'), kind: 'text' },
        { key: 'state', label: t('column.state'), kind: 'badge' },
        { key: 'indexNo', label: t('column.indexNo'), kind: 'muted' },
        { key: 'unit', label: t('column.unit'), kind: 'muted' },
        { key: 'publishedOn', label: t('column.publishedOn'), kind: 'date' },
        { key: 'updatedOn', label: t('column.updatedOn'), kind: 'date' },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        name: row.title,
        href: `/desk/articles/${row.id}`,
        ...(canEdit && (row.state === 'draft' || row.state === 'withdrawn')
          ? { editHref: `/desk/articles/${row.id}/edit` }
          : {}),
        cells: [
          { text: row.title, href: `/desk/articles/${row.id}` },
          words(`kind.${row.kind}`),
          { text: t(`state.${row.state}`), tone: articleTones[row.state] },
          row.indexNo,
          row.unit,
          row.publishedOn,
          row.updatedOn,
        ],
      }))}
      empty={<EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState>}
    />
  );
}
