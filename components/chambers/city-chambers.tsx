import { getTranslations } from 'next-intl/server';
import { PlainTable } from '@/components/tables/plain-table';
import { SectionHead } from '@/components/ui/page-head';
import type { ChamberRow } from '@/lib/chambers/queries/list-chambers';

/** Chambers whose seat is in one city, with the members on their roster. */
export async function CityChambers({ rows }: { rows: readonly ChamberRow[] }) {
  const t = await getTranslations('chambers.desk');
  return (
    <section aria-labelledby="chambers">
      <SectionHead
        id="chambers"
        title={t('inCity')}
        {...(rows.length === 0 ? { note: t('inCityNone') } : {})}
      />
      {rows.length === 0 ? null : (
        <PlainTable
          caption={t('inCity')}
          hideCaption
          columns={[
            { key: 'name', label: t('column.name'), kind: 'link' },
            { key: 'counted', label: t('column.counted'), kind: 'number' },
            { key: 'term', label: t('column.term'), kind: 'date' },
          ]}
          rows={rows.map((row) => ({
            id: row.id,
            cells: [{ text: row.name, href: `/desk/chambers/${row.id}` }, row.counted, row.termEndsOn],
          }))}
        />
      )}
    </section>
  );
}
