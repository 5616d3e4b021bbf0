import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';
import { SectionHead } from '@/components/ui/page-head';
import type { BatchDetail } from '@/lib/imports/queries/get-batch';
import type { ReadColumn } from '@/lib/imports/schema';
import type { BatchActions } from './batch-props';
import { MappingForm, type MappingColumn } from './mapping-form';
import { SheetForm } from './sheet-form';

/** Letters of a column as the sheet shows them: 0 → A, 27 → AB. */
function letterOf(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** Second step: which column fills which field; or, when no table was found, where it is. */
export function MapStep({ batch, actions }: { batch: BatchDetail; actions: BatchActions }) {
  const t = useTranslations('imports.desk');
  const { table } = batch;
  return (
    <>
      {table ? (
        <>
          <SectionHead title={t('map.title')} />
          <p className="hint">
            {t('map.note')} {t('map.found', { rows: table.headerRows.join('、'), first: table.firstDataRow })}
          </p>
          <Mapping batch={batch} columns={table.columns} actions={actions} />
        </>
      ) : (
        <Notice tone="warn" title={t('refused.title')}>
          {t('refused.no_table')}
        </Notice>
      )}
      <details className="part" open={table === null}>
        <summary>{t('map.sheetTitle')}</summary>
        <SheetForm
          action={actions.chooseSheetAction}
          id={batch.id}
          current={String(batch.sheetIndex ?? 0)}
          sheets={batch.sheets.map(({ index, name, hidden }) => ({
            value: String(index),
            text: `${name || batch.fileName}${hidden ? t('map.hidden') : ''}`,
          }))}
          texts={{
            sheet: t('map.sheet'),
            headerRow: t('map.headerRow'),
            headerRowHint: t('map.headerRowHint'),
            submit: t('map.reread'),
          }}
        />
      </details>
    </>
  );
}

function Mapping({
  batch,
  columns,
  actions,
}: {
  batch: BatchDetail;
  columns: readonly ReadColumn[];
  actions: BatchActions;
}) {
  const t = useTranslations('imports.desk');
  // messages: imports.desk.field.* imports.desk.map.sensitive.*
  const decided = new Map(batch.mapping?.map((column) => [column.column, column]) ?? []);
  const shown = columns.map((column): MappingColumn => {
    const earlier = decided.get(column.column);
    return {
      column: column.column,
      header: column.header || t('map.noHeader', { letter: letterOf(column.column) }),
      samples: column.samples,
      value: earlier ? valueOf(earlier) : proposalOf(column),
      badge: column.remembered
        ? { text: t('map.remembered'), tone: 'good' }
        : column.confidence === 'possible'
          ? { text: t('map.guess'), tone: 'warn' }
          : null,
      warning: column.sensitive && column.mustDecide ? t(`map.sensitive.${column.sensitive}`) : null,
    };
  });
  return (
    <MappingForm
      action={actions.confirmMappingAction}
      id={batch.id}
      columns={shown}
      options={[
        ...batch.targets.map((field) => ({ value: field, text: t(`field.${field}`) })),
        { value: 'keep', text: t('map.keep') },
        { value: 'drop', text: t('map.drop') },
      ]}
      texts={{
        target: t('map.target'),
        undecided: t('map.undecided'),
        submit: t('map.submit'),
        all: t('map.all'),
        samples: t('map.samples'),
      }}
    />
  );
}

const valueOf = ({ field, drop }: { field: string | null; drop: boolean }): string =>
  drop ? 'drop' : (field ?? 'keep');

/** The proposal; a column that must be decided and was not recognised stays open. */
const proposalOf = (column: ReadColumn): string =>
  column.mustDecide && column.field === null && !column.drop ? '' : valueOf(column);
