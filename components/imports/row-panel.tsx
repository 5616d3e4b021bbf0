import { useTranslations } from 'next-intl';
import { DescriptionList } from '@/components/ui/description-list';
import { SidePanel } from '@/components/ui/side-panel';
import type { RowCells } from '@/lib/imports/queries/list-batch-rows';

/** A row of the sheet as it stood, with what each cell went into. */
export function RowPanel({ row, closeHref }: { row: RowCells; closeHref: string }) {
  const t = useTranslations('imports.desk');
  const title = t('rowTitle', { row: row.rowNo });
  return (
    <SidePanel title={title} closeHref={closeHref}>
      <h2>{title}</h2>
      <div className="row-cells">
        <DescriptionList
          facts={row.cells.map((cell, index) => ({
            term: cell.header || `#${index + 1}`,
            value:
              cell.field === 'drop' ? (
                t('rowDropped')
              ) : cell.text === '' ? null : (
                <>
                  {cell.text}
                  {cell.field === null ? <span className="hint">（{t('rowKept')}）</span> : null}
                </>
              ),
          }))}
        />
      </div>
    </SidePanel>
  );
}
