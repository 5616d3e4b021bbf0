import { getTranslations } from 'next-intl/server';
import { DataTable } from '@/components/tables/data-table';
import type { Tone } from '@/components/ui/badge';
import { EmptyState } from '@/components/ui/empty-state';
import { queryText } from '@/lib/shared/search-query';
import type { TranslationRow } from '@/lib/translations/queries/translations';
import type { TargetLocale, TranslatableNoun } from '@/lib/translations/rules';

export const translationTones: Record<TranslationRow['state'], Tone> = {
  missing: 'muted',
  draft: 'warn',
  partial: 'warn',
  stale: 'late',
  approved: 'good',
};

/** The list of one noun and language. */
export async function TranslationTable({
  rows,
  noun,
  locale,
}: {
  rows: readonly TranslationRow[];
  noun: TranslatableNoun;
  locale: TargetLocale;
}) {
  const t = await getTranslations('translations.desk');
  return (
    <DataTable
      caption={t('caption')}
      columns={[
        { key: 'title', label: t('column.title'), kind: 'link' },
        { key: 'state', label: t('column.state'), kind: 'badge' },
        { key: 'updatedOn', label: t('column.updatedOn'), kind: 'date' },
      ]}
      rows={rows.map((row) => {
        const href = `/desk/translations/${row.id}${queryText({ noun, locale })}`;
        return {
          id: row.id,
          name: row.title,
          href,
          cells: [
            { text: row.title, href },
            { text: t(`state.${row.state}`), tone: translationTones[row.state] },
            row.updatedOn,
          ],
        };
      })}
      empty={<EmptyState title={t('nothing')}>{t('nothingHint')}</EmptyState>}
    />
  );
}
